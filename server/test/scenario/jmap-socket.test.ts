/** JMAP over a WebSocket: requests and news on one connection, for admitted certificates and pages of our own alone. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { compose, openIdentity, submit } from '../../../client/mail/index.js'
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

interface Talk {
  readonly socket: WebSocket
  /** The next message. */
  next(this: void): Promise<Record<string, unknown>>
  send(this: void, message: object | string): void
}

function open(protocol = 'jmap', origin?: string, path = '/jmap/ws'): Promise<Talk> {
  const read = (name: string) => readFileSync(join(doctor.folder, name))
  const identity = { key: read('key.pem'), cert: read('cert.pem'), ca: read('chain.pem') }
  const url = `wss://localhost:${house.ports.https}${path}`
  const socket = new WebSocket(url, protocol, { ...identity, ...(origin && { origin }) })
  const heard: Record<string, unknown>[] = []
  const waiting: ((message: Record<string, unknown>) => void)[] = []
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Record<string, unknown>
    const first = waiting.shift()
    if (first) first(message)
    else heard.push(message)
  })
  const next = () =>
    new Promise<Record<string, unknown>>((resolve) => {
      const first = heard.shift()
      if (first) resolve(first)
      else waiting.push(resolve)
    })
  const send = (message: object | string) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ socket, next, send }))
    socket.once('error', reject)
  })
}

const echo = (id: string) => ({
  '@type': 'Request',
  id,
  using: ['urn:ietf:params:jmap:core'],
  methodCalls: [['Core/echo', { hello: id }, '0']],
})

describe('a WebSocket', () => {
  it('answers requests in their order, and says what it does not understand', async () => {
    const { socket, next, send } = await open()
    expect(socket.protocol).toBe('jmap')
    send(echo('r1'))
    send(echo('r2'))
    send('{"@type":')
    send({ '@type': 'Request', id: 'r3', using: ['urn:nothing'], methodCalls: [] })
    expect(await next()).toMatchObject({
      '@type': 'Response',
      requestId: 'r1',
      methodResponses: [['Core/echo', { hello: 'r1' }, '0']],
    })
    expect(await next()).toMatchObject({ requestId: 'r2' })
    expect(await next()).toMatchObject({
      '@type': 'RequestError',
      type: 'urn:ietf:params:jmap:error:notJSON',
    })
    expect(await next()).toMatchObject({
      ...{ '@type': 'RequestError', requestId: 'r3' },
      type: 'urn:ietf:params:jmap:error:unknownCapability',
    })
    socket.close()
  })

  it('tells news while it was away and as it comes, until it is told not to', async () => {
    const { socket, next, send } = await open()
    send({ '@type': 'WebSocketPushEnable', dataTypes: ['Email'], pushState: 'long ago' })
    expect(await next()).toMatchObject({ '@type': 'StateChange' })
    const letter = await compose({
      ...{ from: doctor.mailbox, displayName: 'Dr M', to: [doctor.mailbox], cc: [] },
      ...{ subject: 'Nouvelle', text: 'x', attachments: [], enclosures: [] },
    })
    await submit(await openIdentity(doctor.folder), letter)
    const news = await next()
    const [types] = Object.values(news['changed'] as Record<string, object>)
    expect(Object.keys(types ?? {})).toEqual(['Email'])
    send({ '@type': 'WebSocketPushEnable', pushState: news['pushState'] })
    send({ '@type': 'WebSocketPushDisable' })
    await submit(await openIdentity(doctor.folder), letter)
    send(echo('last'))
    expect(await next()).toMatchObject({ requestId: 'last' })
    socket.close()
  })

  it.each([
    ['of a page of others', 'jmap', 'https://ailleurs.test', '/jmap/ws', /403/],
    ['without the protocol', 'other', undefined, '/jmap/ws', /400/],
    ['elsewhere', 'jmap', undefined, '/jmap/api', /404/],
  ])('is refused %s', async (_, protocol, origin, path, why) => {
    await expect(open(protocol, origin, path)).rejects.toThrow(why)
  })

  it('ends within a second when the certificate is revoked', async () => {
    const { socket } = await open()
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const begun = Date.now()
    await space.withData(({ authority }) =>
      authority.revoke({
        ...{ target: { serial: doctor.serial }, reason: 'keyCompromise', actor: 'scenario' },
      }),
    )
    await closed
    expect(Date.now() - begun).toBeLessThan(3000)
  })
})
