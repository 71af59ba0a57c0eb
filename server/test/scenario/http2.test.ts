/** HTTP/2 on the HTTPS listener: one connection for everything, for admitted certificates alone, for as long as they hold. */

import { readFileSync } from 'node:fs'
import { connect, type ClientHttp2Session } from 'node:http2'
import { join } from 'node:path'
import * as tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'

let space: Space
let doctor: Member
let house: InProcess

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  house = await startInProcess(space)
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

async function open({ folder }: Pick<Member, 'folder'>): Promise<ClientHttp2Session> {
  const read = (name: string) => readFileSync(join(folder, name))
  const session = connect(`https://localhost:${house.ports.https}`, {
    ...{ key: read('key.pem'), cert: read('cert.pem'), ca: read('chain.pem') },
  })
  await new Promise((resolve, reject) => session.once('connect', resolve).once('error', reject))
  return session
}

interface Answer {
  readonly status: number
  readonly body: string
}

function ask(
  session: ClientHttp2Session,
  path: string,
  body?: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const method = body === undefined ? 'GET' : 'POST'
  const stream = session.request({ ':path': path, ':method': method, ...headers })
  stream.end(body)
  return new Promise((resolve, reject) => {
    let status = 0
    const pieces: Buffer[] = []
    stream.on('response', (fields) => (status = Number(fields[':status'])))
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    stream.on('end', () => resolve({ status, body: Buffer.concat(pieces).toString() }))
    stream.on('error', reject)
  })
}

const sessionOfJmap = async (session: ClientHttp2Session) =>
  JSON.parse((await ask(session, '/.well-known/jmap')).body) as {
    readonly apiUrl: string
    readonly primaryAccounts: Readonly<Record<string, string>>
  }

describe('HTTP/2', () => {
  it('serves many requests of one connection, under the name the client asked for', async () => {
    const session = await open(doctor)
    expect(session.alpnProtocol).toBe('h2')
    const { apiUrl } = await sessionOfJmap(session)
    expect(apiUrl).toBe(`https://localhost:${house.ports.https}/jmap/api`)
    const echo = (id: string) =>
      JSON.stringify({
        using: ['urn:ietf:params:jmap:core'],
        methodCalls: [['Core/echo', { id }, 'a']],
      })
    const json = { 'content-type': 'application/json' }
    const ids = Array.from({ length: 50 }, (_, n) => `n${n}`)
    const answers = await Promise.all(ids.map((id) => ask(session, '/jmap/api', echo(id), json)))
    for (const [n, { status, body }] of answers.entries()) {
      expect(status).toBe(200)
      expect(body).toContain(`"n${n}"`)
    }
    session.close()
  })

  it('takes an upload and gives it back', async () => {
    const session = await open(doctor)
    const { primaryAccounts } = await sessionOfJmap(session)
    const account = primaryAccounts['urn:ietf:params:jmap:mail'] ?? ''
    const file = Buffer.alloc(3 * 1024 * 1024, 'pli ')
    const kept = await ask(session, `/jmap/upload/${account}/`, file, {
      'content-type': 'text/plain',
    })
    expect(kept.status).toBe(201)
    const { blobId } = JSON.parse(kept.body) as { readonly blobId: string }
    const again = await ask(session, `/jmap/download/${account}/${blobId}/a.txt`)
    expect(again.body).toBe(file.toString())
    session.close()
  })

  it('tells a stranger why, and ends the connection', async () => {
    const stranger = await space.enrol('colleague')
    await space.withData(({ authority }) =>
      authority.revoke({
        ...{ target: { serial: stranger.serial }, reason: 'superseded', actor: 'scenario' },
      }),
    )
    const session = await open(stranger)
    const closed = new Promise((resolve) => session.once('close', resolve))
    const { status, body } = await ask(session, '/whoami')
    expect(status).toBe(403)
    expect(body).toContain('révoqué')
    await closed
  })

  it('ends when the certificate is revoked, news and all', async () => {
    const session = await open(doctor)
    const closed = new Promise((resolve) => session.once('close', resolve))
    const news = session.request({ ':path': '/jmap/eventsource?types=*&closeafter=no&ping=300' })
    news.on('error', () => undefined)
    await new Promise((resolve) => news.once('response', resolve))
    await space.withData(({ authority }) =>
      authority.revoke({
        ...{ target: { serial: doctor.serial }, reason: 'keyCompromise', actor: 'scenario' },
      }),
    )
    await closed
    expect(news.closed).toBe(true)
  })
})

describe('a gateway that stops', () => {
  it('does not wait for connections that are idle, silent or streaming', async () => {
    const away = await Space.make()
    const { folder } = await away.enrol('doctor')
    const other = await startInProcess(away)
    const read = (name: string) => readFileSync(join(folder, name))
    const identity = { key: read('key.pem'), cert: read('cert.pem'), ca: read('chain.pem') }
    const silent = tls.connect({ port: other.ports.https, host: '127.0.0.1', ...identity })
    silent.on('error', () => undefined)
    await new Promise((resolve) => silent.once('secureConnect', resolve))
    const session = connect(`https://localhost:${other.ports.https}`, identity)
    session.on('error', () => undefined)
    const news = session.request({ ':path': '/jmap/eventsource?types=*&closeafter=no&ping=300' })
    news.on('error', () => undefined)
    await new Promise((resolve) => news.once('response', resolve))
    const ended = new Promise((resolve) => session.once('close', resolve))
    await other.stop()
    await ended
    away.remove()
  })
})
