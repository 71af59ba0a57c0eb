/** A program of this machine comes in with a token: to one mailbox, for as long as it is good, and nobody else does. */

import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../../../client/cli/index.js'
import { operatorCommands, operatorGroups } from '../../admin/index.js'
import { silentLog } from '../../base/index.js'
import { startGateway } from '../../gateway.js'
import { tokenShelf } from '../../mail/index.js'
import { mailParts } from '../../parts.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'

const loopback = { host: '127.0.0.1', port: 0 }
const using = [
  ...['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail'],
  'urn:ietf:params:jmap:submission',
]

let space: Space
let doctor: Member
let colleague: Member
let house: InProcess
let base: string

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  colleague = await space.enrol('colleague')
  house = await startInProcess(space, { local: loopback })
  base = `http://127.0.0.1:${house.gateway.local?.port}`
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

/** The operator's program, beside the gateway that runs. */
async function pli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' }
  const sink = (name: 'out' | 'err') => ({
    write: (data: string | Uint8Array) => {
      written[name] += Buffer.from(data as Uint8Array).toString()
      return true
    },
  })
  const code = await runCli({
    ...{ commands: operatorCommands, groups: operatorGroups, language: 'en' },
    ...{ argv: [...argv, '--data', space.root], input: Readable.from([]) },
    ...{ out: sink('out'), err: sink('err'), colour: false, debug: false, version: '0' },
  })
  return { code, ...written }
}

interface Made {
  readonly id: string
  readonly token: string
}
const add = async (...more: string[]): Promise<Made> =>
  JSON.parse((await pli('token', 'add', doctor.mailbox, ...more, '--json')).out) as Made

const ask = (path: string, token?: string, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, {
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
  })

/** Headers that fetch itself would not send. */
const raw = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    get(`${base}/jmap/session`, { headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    }).on('error', reject)
  })

it('opens the one mailbox, with addresses that lead back here', async () => {
  const { token } = await add('--label', 'logiciel de cabinet')
  const answer = await ask('/.well-known/jmap', token)
  expect(answer.status).toBe(200)
  const session = (await answer.json()) as { apiUrl: string; accounts: Record<string, object> }
  expect(Object.values(session.accounts)).toMatchObject([{ name: doctor.mailbox }])
  expect(session.apiUrl).toBe(`${base}/jmap/api`)
  const [accountId] = Object.keys(session.accounts)
  const body = JSON.stringify({ using, methodCalls: [['Mailbox/get', { accountId }, 'a']] })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const told = await fetch(session.apiUrl, { method: 'POST', headers, body })
  const { methodResponses } = (await told.json()) as { methodResponses: [[string, object]] }
  expect(methodResponses[0][1]).toMatchObject({ list: [{ role: 'inbox' }, {}, {}, {}, {}, {}] })
})

it('is off, and stays on this machine', async () => {
  const other = await Space.make()
  try {
    const quiet = await startInProcess(other)
    expect(quiet.gateway.local).toBeNull()
    await quiet.stop()
    const local = { host: '0.0.0.0', port: 0 }
    const options = { root: other.root, listen: {}, log: silentLog, version: 'test' }
    await expect(startGateway({ ...options, local })).rejects.toMatchObject({ kind: 'denied' })
  } finally {
    other.remove()
  }
})

it('lets nobody in without a good token, and no page of a browser with one', async () => {
  const { token } = await add()
  const wrong = `${token.slice(0, -4)}AAAA`
  for (const given of [undefined, '', 'x', wrong, `${token}x`]) {
    const answer = await ask('/jmap/session', given)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  }
  const good = { authorization: `Bearer ${token}` }
  expect(await raw(good)).toBe(200)
  expect(await raw({ ...good, origin: base })).toBe(403)
  expect(await raw({ ...good, origin: 'https://elsewhere.test' })).toBe(403)
  expect(await raw({ ...good, host: 'elsewhere.test' })).toBe(403)
  expect(await raw({ ...good, 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect((await ask('/whoami', token)).status).toBe(404)
})

it('ends at its hour, and keeps no secret on the disk', async () => {
  const shelf = <T>(work: (shelf: ReturnType<typeof tokenShelf>) => Promise<T>): Promise<T> =>
    space.withData((data) => work(tokenShelf(mailParts(data, silentLog))))
  const { token } = await add('--label', 'un nom à taire')
  const [known] = await shelf((one) => one.list(doctor.mailbox))
  if (!known) throw new Error('there is a token')
  const over = await shelf((one) => one.add({ ...known, expiresAt: Date.now() - 1 }, 'test'))
  expect((await ask('/jmap/session', over.text)).status).toBe(401)
  const kept = ['mail.sqlite', 'mail.sqlite-wal'].map((name) =>
    readFileSync(join(space.root, name)),
  )
  const disk = Buffer.concat(kept)
  expect(disk.includes(token.split('.')[2] ?? 'x')).toBe(false)
  expect(disk.includes('un nom à taire')).toBe(false)
})

it('is taken back at once, with what it holds open', async () => {
  const { id, token } = await add('--label', 'sonde', '--days', '1')
  const headers = { authorization: `Bearer ${token}` }
  const ended = new Promise<void>((resolve, reject) => {
    get(`${base}/jmap/eventsource?types=*&closeafter=no&ping=0`, { headers }, (answer) => {
      answer.once('data', () => void pli('token', 'revoke', id).catch(reject))
      answer.on('error', () => undefined)
      answer.once('close', resolve)
    }).on('error', reject)
  })
  await ended
  expect((await ask('/jmap/session', token)).status).toBe(401)
  const listed = await pli('token', 'list')
  expect(listed.out).not.toContain(id)
  expect((await pli('token', 'revoke', id)).code).not.toBe(0)
})

it('needs somebody with a certificate for that mailbox, and ends with it', async () => {
  const foreign = await pli('token', 'add', doctor.mailbox, '--identity', colleague.name)
  expect(foreign.err).toContain('has no certificate that opens')
  const made = await pli('token', 'add', colleague.mailbox, '--json')
  const { token } = JSON.parse(made.out) as Made
  expect((await ask('/jmap/session', token)).status).toBe(200)
  await space.withData(({ authority }) =>
    authority.revoke({
      ...{ target: { serial: colleague.serial }, reason: 'keyCompromise', actor: 'test' },
    }),
  )
  let status = 200
  for (let i = 0; i < 100 && status === 200; i++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    status = (await ask('/jmap/session', token)).status
  }
  expect(status).toBe(401)
})
