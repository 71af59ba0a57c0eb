/** JMAP over HTTPS as a client meets it: found by its well-known address, asked with a certificate, refused without. */

import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
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

interface Reply {
  readonly status: number
  readonly type: string
  readonly body: Record<string, unknown>
}

function ask(path: string, body?: string, type = 'application/json'): Promise<Reply> {
  const read = (name: string) => readFileSync(join(doctor.folder, name))
  const identity = { key: read('key.pem'), cert: read('cert.pem'), ca: read('chain.pem') }
  const method = body === undefined ? 'GET' : 'POST'
  const headers = body === undefined ? {} : { 'content-type': type }
  return new Promise((resolve, reject) => {
    const port = house.ports.https
    request({ host: 'localhost', port, path, method, headers, ...identity }, (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => (text += piece.toString()))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: String(response.headers['content-type']),
          body: JSON.parse(text) as Record<string, unknown>,
        }),
      )
    })
      .on('error', reject)
      .end(body)
  })
}

const core = 'urn:ietf:params:jmap:core'

describe('JMAP', () => {
  it('is found by its well-known address and says what it serves (RFC 8620 §2)', async () => {
    const { status, body } = await ask('/.well-known/jmap')
    expect(status).toBe(200)
    const base = `https://localhost:${house.ports.https}`
    expect(body).toMatchObject({ username: doctor.name, apiUrl: `${base}/jmap/api` })
    expect(Object.keys(body['capabilities'] as object)).toContain(core)
    const accounts = Object.values(body['accounts'] as object) as { name: string }[]
    expect(accounts.map(({ name }) => name)).toEqual([doctor.mailbox])
    expect((await ask('/jmap/session')).body['state']).toBe(body['state'])
  })

  it('answers a request, with the state of the session', async () => {
    const asked = { using: [core], methodCalls: [['Core/echo', { hello: 'é' }, 'c1']] }
    const { status, body } = await ask('/jmap/api', JSON.stringify(asked))
    expect(status).toBe(200)
    expect(body['methodResponses']).toEqual([['Core/echo', { hello: 'é' }, 'c1']])
    expect(body['sessionState']).toBe((await ask('/jmap/session')).body['state'])
  })

  it('refuses what is no request with problem details (RFC 8620 §3.6.1)', async () => {
    for (const [body, type, name] of [
      ['{', 'application/json', 'notJSON'],
      ['{}', 'application/json', 'notRequest'],
      ['{}', 'text/plain', 'notJSON'],
      [`"${'x'.repeat(10_000_001)}"`, 'application/json', 'limit'],
    ] as const) {
      const refused = await ask('/jmap/api', body, type)
      expect(refused).toMatchObject({ status: 400 })
      expect(refused.type).toMatch(/^application\/problem\+json/)
      expect(refused.body['type']).toBe(`urn:ietf:params:jmap:error:${name}`)
    }
  })
})
