/** A push service on this machine: what it is sent, when, and what it is never asked. */

import { createDecipheriv, createECDH, createHmac, hkdfSync } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { silentLog, systemClock, systemRandom } from '../../base/index.js'
import { pushShelf, type WholeAccount } from '../../mail/index.js'
import { callerOf, openHouse, type House } from '../../test/house.js'
import { makeTlsIdentities, type TlsIdentities } from '../../test/tls-identities.js'
import type { JsonObject } from '../core/json.js'
import type { CallContext } from '../core/method.js'
import { pushGet } from '../methods/push/get.js'
import { pushSet } from '../methods/push/set.js'
import { Pusher } from './pusher.js'
import { isPublicAddress, pushSender } from './sender.js'

interface Taken {
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

const alice = callerOf('rpps:1', 'alice@a.test')
const bob = callerOf('rpps:2', 'bob@a.test')

let tls: TlsIdentities
let service: Server
let at: string
let taken: Taken[]
let status: number
let house: House
let account: WholeAccount
let pusher: Pusher
let readable: readonly string[] | null

beforeAll(async () => {
  tls = makeTlsIdentities()
  service = createServer({ ...tls.server }, (request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const body = Buffer.concat(pieces)
      taken.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(status, { location: `https://${at}/elsewhere` }).end('ok')
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  at = `localhost:${(service.address() as AddressInfo).port}`
})
afterAll(() => {
  service.close()
  service.closeAllConnections()
  tls.remove()
})

const start = async (isPublic: (address: string) => boolean = () => true): Promise<Pusher> => {
  const { parts } = house.mail
  const made = new Pusher({
    ...{ mail: parts, shelf: pushShelf(parts), log: silentLog },
    ...{ clock: systemClock, random: systemRandom, gatherMs: 20, againMs: [30, 30] },
    sender: pushSender({ hosts: [at], ca: Buffer.from(tls.ca), isPublic }),
    readableBy: async () => readable,
  })
  await made.start()
  return made
}

beforeEach(async () => {
  taken = []
  status = 201
  readable = ['alice@a.test']
  house = openHouse(['alice@a.test', 'bob@a.test'])
  account = await house.mail.open(alice)
  pusher = await start()
})
afterEach(async () => {
  pusher.stop()
  await house.close()
})

async function call(method: typeof pushSet, args: JsonObject, caller = alice): Promise<JsonObject> {
  // What these methods need of a request.
  const context = {
    ...{ caller, pusher, clock: systemClock, log: silentLog },
    createdIds: new Map<string, string>(),
  } as unknown as CallContext
  for await (const [, answer] of method.run(context, args)) return answer
  throw new Error('no answer')
}

async function sent(count: number): Promise<readonly Taken[]> {
  for (let i = 0; taken.length < count && i < 400; i++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  return taken
}

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200))

const json = (one: Taken | undefined): Record<string, unknown> =>
  JSON.parse(String(one?.body)) as Record<string, unknown>

async function subscribe(more: JsonObject = {}): Promise<string> {
  const create = { a: { deviceClientId: 'poste-1', url: `https://${at}/push/1`, ...more } }
  const { created } = await call(pushSet, { create })
  return (created as { a: { id: string } }).a.id
}

async function verify(id: string): Promise<void> {
  const { verificationCode = '' } = json((await sent(1))[0])
  const update = { [id]: { verificationCode: String(verificationCode) } }
  expect(await call(pushSet, { update })).toMatchObject({ updated: { [id]: null } })
  taken = []
}

const change = (): Promise<unknown> => account.subscribe('INBOX', true)

it('tells nothing before the code has come back, then states alone', async () => {
  const id = await subscribe({ types: ['Email', 'Mailbox'] })
  expect(json((await sent(1))[0])).toMatchObject({
    ...{ '@type': 'PushVerification', pushSubscriptionId: id },
  })
  expect(taken[0]?.headers).toMatchObject({ ttl: '86400', 'content-type': 'application/json' })
  await change()
  await quiet()
  expect(taken).toHaveLength(1)
  expect(await call(pushSet, { update: { [id]: { verificationCode: 'x' } } })).toMatchObject({
    notUpdated: { [id]: { type: 'invalidProperties', properties: ['verificationCode'] } },
  })
  await verify(id)
  await change()
  await change()
  const { changed, ...rest } = json((await sent(1))[0]) as { changed: Record<string, object> }
  expect(rest).toEqual({ '@type': 'StateChange' })
  expect(Object.values(changed).map((types) => Object.keys(types))).toEqual([['Mailbox', 'Email']])
})

it('enciphers to the keys of the device', async () => {
  const device = createECDH('prime256v1')
  const p256dh = device.generateKeys()
  const auth = systemRandom.bytes(16)
  const keys = { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') }
  await subscribe({ keys })
  const [one] = await sent(1)
  expect(one?.headers['content-encoding']).toBe('aes128gcm')
  const body = one?.body ?? Buffer.alloc(0)
  const [salt, point] = [body.subarray(0, 16), body.subarray(21, 86)]
  const mac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest()
  const about = [Buffer.from('WebPush: info\0'), p256dh, point, Buffer.of(1)]
  const secret = mac(mac(auth, device.computeSecret(point)), Buffer.concat(about))
  const derive = (info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(info), length))
  const key = derive('Content-Encoding: aes128gcm\0', 16)
  const open = createDecipheriv('aes-128-gcm', key, derive('Content-Encoding: nonce\0', 12))
  open.setAuthTag(body.subarray(-16))
  const plain = Buffer.concat([open.update(body.subarray(86, -16)), open.final()])
  expect(plain.at(-1)).toBe(2)
  expect(JSON.parse(plain.subarray(0, -1).toString())).toMatchObject({
    '@type': 'PushVerification',
  })
})

it('is kept over a restart, sealed, and told of by its properties alone', async () => {
  const id = await subscribe()
  await verify(id)
  pusher.stop()
  pusher = await start()
  await change()
  await sent(1)
  expect(await call(pushGet, {})).toMatchObject({
    list: [{ id, deviceClientId: 'poste-1', types: null }],
  })
  await expect(call(pushGet, { properties: ['url'] })).rejects.toMatchObject({ type: 'forbidden' })
  expect(await call(pushGet, { ids: [id] }, bob)).toEqual({ list: [], notFound: [id] })
  expect(await call(pushSet, { destroy: [id] }, bob)).toMatchObject({
    notDestroyed: { [id]: { type: 'notFound' } },
  })
  const rows = await house.store.read((tables) => tables.pushes.all())
  expect(Buffer.concat(rows.map(({ value }) => value)).includes('localhost')).toBe(false)
  expect(await call(pushSet, { destroy: [id] })).toMatchObject({ destroyed: [id] })
  taken = []
  await change()
  await quiet()
  expect(taken).toEqual([])
})

it('tries again when the service is down, and gives up who is gone or elsewhere', async () => {
  status = 503
  const id = await subscribe()
  await sent(2)
  status = 201
  await sent(3)
  await verify(id)
  status = 307
  await change()
  await quiet()
  expect(taken.map(({ path }) => path)).toEqual(['/push/1'])
  expect(await call(pushGet, {})).toMatchObject({ list: [] })
})

it('ends with the certificate', async () => {
  const id = await subscribe()
  await verify(id)
  readable = null
  await change()
  await quiet()
  expect(taken).toEqual([])
  expect(await call(pushGet, {})).toMatchObject({ list: [] })
})

it.each([
  'http://localhost/push',
  'https://elsewhere.test/push',
  'https://127.0.0.1/push',
  'https://[::1]/push',
  'https://user@localhost/push',
  'nothing',
])('never asks %s', async (url) => {
  const create = { a: { deviceClientId: 'poste-1', url } }
  expect(await call(pushSet, { create })).toMatchObject({
    notCreated: { a: { type: 'forbidden' } },
  })
})

it('does not follow an allowed name that leads inward', async () => {
  pusher.stop()
  pusher = await start(isPublicAddress)
  await subscribe()
  await quiet()
  expect(taken).toEqual([])
})

it('knows the public network', () => {
  const inward = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254']
  const more = ['100.64.0.1', '::1', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '2002:a00:1::', 'x']
  expect([...inward, ...more].filter(isPublicAddress)).toEqual([])
  expect(['8.8.8.8', '2a01:e0a::1'].filter(isPublicAddress)).toHaveLength(2)
})
