/** Trust over a real directory: who is admitted where, what they may do, and that both follow every change. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createForeign,
  createRegistrar,
  loadTrust,
  type Enrolment,
  type LoadedTrust,
} from '../../pki/index.js'
import { actor, doctor, pharmacy, readySpace, type Space } from '../../pki/space.case.js'
import type { AuditEvent } from '../audit/index.js'
import { silentLog, type Denial } from '../base/index.js'
import { createTrust, type Caller, type ListenerName, type LiveTrust } from './index.js'

const address = 'camille.martin@medecin.pli.test'
const shared = 'officine@pharmacie.pli.test'

let space: Space
let trust: LiveTrust
let events: AuditEvent[]
let changes: number
let enrolled: Enrolment
let material: () => Promise<LoadedTrust>

beforeEach(async () => {
  space = await readySpace()
  events = []
  changes = 0
  material = () => loadTrust(space.store)
  trust = createTrust({
    directory: {
      // In memory there is no other writer to notice: the test says when something changed.
      changes: () => changes,
      revision: () => space.directory.revision(),
      material: () => material(),
      standing: (...asked) => space.directory.standing(...asked),
      mailboxesFor: (...asked) => space.directory.mailboxesFor(...asked),
      foreign: createForeign({ ...space.deps, mailDomains: ['medecin.pli.test'] }),
    },
    record: async (event) => void events.push(event),
    clock: space.clock,
    log: silentLog,
  })
  enrolled = await space.authority.enrolProfessional({
    ...doctor,
    keyType: 'ecdsa',
    mailbox: address,
  })
  await space.authority.enrolOrganisation({ ...pharmacy, keyType: 'ecdsa', mailbox: shared })
})
afterEach(() => space.engine.close())

const chainOf = ({ certificate, chain }: Enrolment): Buffer[] =>
  [certificate, ...chain.slice(0, 1)].map(({ der }) => der)

async function caller(listener: ListenerName = 'imap', of = enrolled): Promise<Caller> {
  const verdict = await trust.why(chainOf(of), listener)
  if (!verdict.admitted) throw new Error(verdict.rule)
  return verdict.value
}

async function refusal(listener: ListenerName, of = enrolled): Promise<string> {
  const verdict = await trust.why(chainOf(of), listener)
  return verdict.admitted ? 'admitted' : verdict.rule
}

describe('admission', () => {
  it('says who it is and what they may open', async () => {
    expect(await caller()).toMatchObject({
      identity: 'rpps:10100997245',
      kind: 'professional',
      displayName: 'Dr Camille MARTIN (médecin)',
      mailboxes: [{ address, type: 'PER', actions: ['read', 'send', 'manage'] }],
    })
  })

  it('refuses who shows nothing, a server, and who has no mailbox where one is needed', async () => {
    const nothing = await trust.why([], 'imap')
    expect(nothing).toMatchObject({ admitted: false, rule: 'no-certificate' })
    const server = await space.authority.issueServer({ dnsNames: ['localhost'], actor })
    expect(await refusal('imap', server)).toBe('wrong-listener-profile')
    const without = await space.authority.enrolProfessional({
      ...{ rpps: '10002422979', family: 'ROBERT', given: 'Jeanne', profession: 'infirmier' },
      ...{ keyType: 'ecdsa', actor },
    })
    expect(await refusal('submission', without)).toBe('no-mailbox')
    expect(await refusal('https', without)).toBe('admitted')
  })

  it('follows the directory at once: revoked, suspended, expired', async () => {
    expect(await refusal('imap')).toBe('admitted')
    await space.directory.setIdentityState('rpps:10100997245', 'suspended', actor)
    expect(await refusal('imap')).toBe('identity-suspended')
    await space.directory.setIdentityState('rpps:10100997245', 'active', actor)
    expect(await refusal('imap')).toBe('admitted')
    const { serial } = enrolled.certificate
    await space.authority.revoke({ target: { serial }, reason: 'keyCompromise', actor })
    // The directory's word comes before any list: nothing was said to have changed.
    for (const listener of ['submission', 'imap', 'https'] as const)
      expect(await refusal(listener)).toBe('revoked')
  })

  it('believes no certificate for longer than it says, nor a list', async () => {
    await caller()
    space.clock.at += 8 * 24 * 3600_000
    expect(await refusal('imap')).toBe('crl-stale')
    space.clock.at += 4 * 365 * 24 * 3600_000
    expect(await refusal('imap')).toBe('expired')
  })
})

describe('decisions', () => {
  it('let an owner act and audit everybody else', async () => {
    const who = await caller()
    for (const action of ['read', 'send', 'manage'] as const)
      expect((await trust.decide(who, action, address)).admitted).toBe(true)
    expect(await trust.decide(who, 'send', shared)).toMatchObject({ rule: 'not-sender' })
    expect(await trust.decide(who, 'read', shared)).toMatchObject({ rule: 'not-reader' })
    expect(events.map(({ kind, facts }) => [kind, facts])).toEqual([
      ['action.refused', { rule: 'not-sender', action: 'send', address: shared }],
      ['action.refused', { rule: 'not-reader', action: 'read', address: shared }],
    ])
  })

  it('begin and end with a delegation, by the clock alone', async () => {
    const who = await caller()
    const at = space.clock.at
    await space.directory.grant(
      {
        identity: who.identity,
        address: shared,
        actions: ['send'],
        from: at + 5000,
        to: at + 9000,
        why: 'garde',
      },
      actor,
    )
    const may = async (): Promise<boolean> => (await trust.decide(who, 'send', shared)).admitted
    expect(await may()).toBe(false)
    space.clock.at = at + 5000
    expect(await may()).toBe(true)
    space.clock.at = at + 9000
    expect(await may()).toBe(false)
  })

  it('stop at a suspended mailbox', async () => {
    const who = await caller()
    await space.directory.setMailboxState(address, 'suspended', actor)
    changes++
    expect(await trust.decide(who, 'send', address)).toMatchObject({ rule: 'mailbox-suspended' })
  })
})

describe('live sessions', () => {
  async function watched(): Promise<{ ended: Denial[]; leave: () => void }> {
    const ended: Denial[] = []
    const leave = trust.watch({
      caller: await caller('https'),
      end: (denial) => void ended.push(denial),
    })
    return { ended, leave }
  }

  it('end once when their certificate is revoked, audited; others stay', async () => {
    const mine = await watched()
    const gone = await watched()
    gone.leave()
    await trust.recheck()
    expect(mine.ended).toEqual([])
    const { serial } = enrolled.certificate
    await space.authority.revoke({ target: { serial }, reason: 'superseded', actor })
    await trust.recheck()
    await trust.recheck()
    expect(mine.ended).toMatchObject([{ rule: 'revoked' }])
    expect(gone.ended).toEqual([])
    expect(events).toMatchObject([
      { kind: 'session.ended', facts: { listener: 'https', rule: 'revoked' } },
    ])
  })

  it('end when a right they began with is taken away', async () => {
    const mine = await watched()
    await space.directory.setMailboxState(address, 'suspended', actor)
    await trust.recheck()
    expect(mine.ended).toMatchObject([{ rule: 'not-reader', facts: { address } }])
  })

  it('go on as who may do more, and end when that is taken away', async () => {
    const gained: Caller[] = []
    const ended: Denial[] = []
    trust.watch({
      caller: await caller('https'),
      end: (denial) => void ended.push(denial),
      gained: (now) => void gained.push(now),
    })
    const { identity } = await caller('https')
    const given = { identity, address: shared, actions: ['read'] as const, why: 'garde' }
    await space.directory.grant(given, actor)
    await trust.recheck()
    await trust.recheck()
    expect(gained.map(({ mailboxes }) => mailboxes.map((one) => one.address))).toEqual([
      [address, shared],
    ])
    await createRegistrar({ ...space, domains: [] }).endGrants(shared, identity, actor)
    await trust.recheck()
    expect(gained).toHaveLength(1)
    expect(ended).toMatchObject([{ rule: 'not-reader', facts: { address: shared } }])
  })

  it('survive the trust in another authority, whatever was remembered', async () => {
    const mine = await watched()
    const other = await readySpace()
    const [root] = await other.authority.authorities()
    if (!root) throw new Error('no authority')
    await space.store.write((tables) => tables.revision.bump())
    const loaded = await loadTrust(space.store)
    material = async () => ({ ...loaded, anchors: [...loaded.anchors, root.certificate] })
    changes++
    await trust.recheck()
    expect(mine.ended).toEqual([])
    await other.engine.close()
  })

  it('are judged again within a moment of a change', async () => {
    const mine = await watched()
    const stop = trust.follow(10, 60_000)
    const { serial } = enrolled.certificate
    await space.authority.revoke({ target: { serial }, reason: 'superseded', actor })
    changes++
    await expect.poll(() => mine.ended.length, { timeout: 1000, interval: 10 }).toBe(1)
    stop()
  })
})
