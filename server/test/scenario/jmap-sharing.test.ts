/** Sharing a pharmacy's mailbox (RFC 9670): who opens it, what a delegate was given and lost, told while his page is open. */

import { readFileSync } from 'node:fs'
import { connect } from 'node:http2'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRegistrar } from '../../../pki/index.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient, type JmapAnswer } from '../jmap-client.js'

const using = [
  'urn:ietf:params:jmap:core',
  'urn:ietf:params:jmap:mail',
  'urn:ietf:params:jmap:principals',
]

let space: Space
let doctor: Member
let pharmacy: Member
let house: InProcess
let asDoctor: JmapClient
let asPharmacy: JmapClient

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  house = await startInProcess(space)
  asDoctor = await JmapClient.open(house, doctor)
  asPharmacy = await JmapClient.open(house, pharmacy)
})
afterAll(async () => {
  asDoctor.close()
  asPharmacy.close()
  await house.stop()
  space.remove()
})

const ask = async (who: JmapClient, name: string, args: object = {}): Promise<JmapAnswer> =>
  (await who.using(using, [name, args]))[0] ?? {}

const listOf = (answer: JmapAnswer) => answer['list'] as Record<string, unknown>[]

interface SessionObject {
  readonly capabilities: Record<string, unknown>
  readonly accounts: Record<string, { name: string; accountCapabilities: Record<string, never> }>
}
const sessionOf = async (who: JmapClient): Promise<SessionObject> =>
  JSON.parse((await who.http('GET', '/jmap/session')).body.toString()) as SessionObject

const grant = (actions: readonly ('read' | 'send' | 'manage')[], from?: number): Promise<unknown> =>
  space.withData(({ directory }) =>
    directory.grant(
      {
        ...{ identity: doctor.name, address: pharmacy.mailbox, actions, why: 'garde' },
        ...(from !== undefined && { from }),
      },
      'test',
    ),
  )

const endGrants = (): Promise<unknown> =>
  space.withData(({ pki: store, clock }) =>
    createRegistrar({ store, clock, domains: [] }).endGrants(pharmacy.mailbox, doctor.name, 'test'),
  )

/** The doctor's event stream, in a connection of its own: its text once it has ended. */
async function listen(types = '*'): Promise<{ readonly ended: Promise<string> }> {
  const read = (name: string) => readFileSync(join(doctor.folder, name))
  const session = connect(`https://localhost:${house.ports.https}`, {
    ...{ key: read('key.pem'), cert: read('cert.pem'), ca: read('chain.pem') },
  })
  const path = `/jmap/eventsource?types=${types}&closeafter=no&ping=0`
  const stream = session.request({ ':path': path })
  stream.end()
  stream.setEncoding('utf8')
  let text = ''
  const opened = new Promise<void>((resolve, reject) => {
    stream.once('data', () => resolve()).once('error', reject)
  })
  const ended = new Promise<string>((resolve) => {
    stream.on('data', (piece: string) => (text += piece))
    stream.once('close', () => {
      session.close()
      resolve(text)
    })
  })
  await opened
  return { ended }
}

describe('sharing', () => {
  it('is announced in the first account alone; every account says whose it is', async () => {
    const { capabilities, accounts } = await sessionOf(asDoctor)
    expect(capabilities).toHaveProperty([using[2] ?? ''], {})
    expect(capabilities).not.toHaveProperty(['urn:ietf:params:jmap:principals:owner'])
    const [[id, own] = ['', undefined]] = Object.entries(accounts)
    const me = own?.accountCapabilities['urn:ietf:params:jmap:principals'] as unknown
    const { currentUserPrincipalId } = me as { currentUserPrincipalId: string }
    expect(own?.accountCapabilities['urn:ietf:params:jmap:principals:owner']).toEqual({
      accountIdForPrincipal: id,
      principalId: currentUserPrincipalId,
    })
    const everybody = listOf(await ask(asDoctor, 'Principal/get'))
    expect(everybody).toMatchObject([
      { id: currentUserPrincipalId, type: 'individual', email: doctor.mailbox },
    ])
    expect(Object.keys(everybody[0]?.['accounts'] as object)).toEqual([id])
  })

  it('tells a delegate whose page is open, and gives him the mailbox over the same connection', async () => {
    const { ended } = await listen()
    await grant(['read', 'send'])
    const text = await ended
    expect(text).toContain('"ShareNotification"')
    const { accounts } = await sessionOf(asDoctor)
    expect(Object.values(accounts).map(({ name }) => name)).toEqual([
      doctor.mailbox,
      pharmacy.mailbox,
    ])
    const [told] = listOf(await ask(asDoctor, 'ShareNotification/get'))
    expect(told).toMatchObject({
      ...{ objectType: 'Mailbox', name: 'PHARMACIE DES LILAS', oldRights: null },
      newRights: { mayReadItems: true, maySubmit: true, mayRemoveItems: false },
    })
    const [shared] = Object.entries(accounts).find(([, { name }]) => name === pharmacy.mailbox) ?? [
      '',
    ]
    expect(told?.['objectAccountId']).toBe(shared)
    const folder = { accountId: shared, ids: [told?.['objectId']] }
    expect(listOf(await ask(asDoctor, 'Mailbox/get', folder))).toMatchObject([{ role: 'inbox' }])
    const group = { filter: { type: 'group', accountIds: [shared] } }
    const { ids } = await ask(asDoctor, 'Principal/query', group)
    expect(listOf(await ask(asDoctor, 'Principal/get', { ids }))).toMatchObject([
      { name: 'PHARMACIE DES LILAS', type: 'group', email: pharmacy.mailbox },
    ])
  })

  it('shows who manages a mailbox whom it is shared with, and nobody else', async () => {
    const properties = ['shareWith', 'role']
    const [inbox] = listOf(await ask(asPharmacy, 'Mailbox/get', { properties }))
    const [[who, rights] = []] = Object.entries(inbox?.['shareWith'] as object)
    expect(rights).toMatchObject({ mayReadItems: true, mayAddItems: false })
    expect(listOf(await ask(asPharmacy, 'Principal/get', { ids: [who] }))).toMatchObject([
      { type: 'individual', email: doctor.mailbox, accounts: null },
    ])
    const [usual] = listOf(await ask(asPharmacy, 'Mailbox/get'))
    expect(usual).not.toHaveProperty('shareWith')
    const accountId = Object.keys((await sessionOf(asDoctor)).accounts)[1]
    const [asked] = listOf(await ask(asDoctor, 'Mailbox/get', { accountId, properties }))
    expect(asked?.['shareWith']).toBeNull()
    // A delegate who does not manage it hears of its owner, and of no other delegate.
    expect(listOf(await ask(asDoctor, 'Principal/get'))).toHaveLength(2)
    expect(await ask(asDoctor, 'Principal/get', { accountId })).toMatchObject({
      ...{ $: 'error', type: 'accountNotSupportedByMethod' },
    })
  })

  it('is changed in the directory alone', async () => {
    const [inbox] = listOf(await ask(asPharmacy, 'Mailbox/get'))
    const update = { [String(inbox?.['id'])]: { 'shareWith/Pxyz': { mayReadItems: true } } }
    expect(await ask(asPharmacy, 'Mailbox/set', { update })).toMatchObject({
      notUpdated: { [String(inbox?.['id'])]: { type: 'forbidden' } },
    })
    const create = { a: { name: 'moi', type: 'individual' } }
    expect(await ask(asPharmacy, 'Principal/set', { create })).toMatchObject({
      notCreated: { a: { type: 'forbidden' } },
    })
    expect(await ask(asDoctor, 'ShareNotification/set', { create })).toMatchObject({
      notCreated: { a: { type: 'forbidden' } },
    })
  })

  it('tells what was lost, dismisses what was read, and knows what came since', async () => {
    const { state, list } = await ask(asDoctor, 'ShareNotification/get')
    const [given] = list as { id: string }[]
    await endGrants()
    // What is taken away ends the connection; the client comes again.
    const again = await JmapClient.open(house, doctor)
    const since = await ask(again, 'ShareNotification/changes', { sinceState: state })
    expect(since).toMatchObject({ created: [expect.any(String)], destroyed: [] })
    const [lost] = since['created'] as string[]
    expect(await ask(again, 'ShareNotification/query')).toMatchObject({ ids: [lost, given?.id] })
    const oldest = { sort: [{ property: 'created' }], filter: { objectType: 'Mailbox' } }
    expect(await ask(again, 'ShareNotification/query', oldest)).toMatchObject({
      ids: [given?.id, lost],
    })
    expect(listOf(await ask(again, 'ShareNotification/get', { ids: [lost] }))).toMatchObject([
      { oldRights: { mayReadItems: true }, newRights: null },
    ])
    const { newState } = await ask(again, 'ShareNotification/set', { destroy: [given?.id, 'x'] })
    expect(await ask(again, 'ShareNotification/changes', { sinceState: state })).toMatchObject({
      ...{ newState, created: [lost], destroyed: [given?.id] },
    })
    expect(await ask(again, 'ShareNotification/set', { destroy: [given?.id, lost] })).toMatchObject(
      { destroyed: [lost], notDestroyed: { [given?.id ?? '']: { type: 'notFound' } } },
    )
    const none = await ask(again, 'ShareNotification/get')
    expect(none).toMatchObject({ list: [] })
    expect(await ask(again, 'ShareNotification/changes', { sinceState: 'A_b' })).toMatchObject({
      type: 'cannotCalculateChanges',
    })
    again.close()
  })

  it('tells of a delegation when it begins, not when it is entered', async () => {
    const again = await JmapClient.open(house, doctor)
    await grant(['read'], Date.now() + 3_600_000)
    expect(await ask(again, 'ShareNotification/get')).toMatchObject({ list: [] })
    again.close()
  })
})
