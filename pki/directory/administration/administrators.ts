/** Who administers, in which roles; each change one durable unit with its event, and never a door locked from inside. */

import { SaidFault, type Clock } from '../../../server/base/index.js'
import { administratorRoles, type AdministratorRole, type IdentityEntry } from '../model.js'
import type { PkiStore, PkiTables } from '../ports.js'
import { findIdentity } from '../standing.js'
import type { Appointment } from './ports.js'

export interface Administrator {
  readonly identity: string
  /** Empty when the directory no longer knows the identity. */
  readonly displayName: string
  readonly roles: readonly AdministratorRole[]
  readonly appointments: readonly Appointment[]
}

/** Who administers, and whether two have to sign what is marked so. */
export interface Administration {
  readonly administrators: readonly Administrator[]
  readonly twoPerson: boolean
  /** When the administrators were taken back in an emergency and none named since, ms; null otherwise. */
  readonly recoveredAt: number | null
}

export interface AppointmentOrder {
  readonly identity: string
  readonly roles: readonly AdministratorRole[]
  readonly why: string
}

export interface Administrators {
  /** No administrator means that whoever holds the data directory's files may do everything. */
  state(): Promise<Administration>
  rolesOf(identity: string): Promise<AdministratorRole[]>
  /**
   * Returns the roles that are new. SaidFault not-found for an unknown identity, conflict when it has no valid
   * certificate, or when the first administrator would be no security officer.
   */
  add(order: AppointmentOrder, actor: string): Promise<AdministratorRole[]>
  /**
   * Takes back `roles`, all when there are none; returns them. SaidFault not-found; conflict when nobody could name
   * administrators any more, or approve what two have to sign.
   */
  remove(order: AppointmentOrder, actor: string): Promise<AdministratorRole[]>
  /** SaidFault conflict when there are not two security officers. */
  setTwoPerson(on: boolean, why: string, actor: string): Promise<void>
  /** Takes every role back and ends the two-person rule: whoever holds the files may do everything again. */
  recover(why: string, actor: string): Promise<number>
}

export function createAdministrators(options: {
  readonly store: PkiStore
  readonly clock: Clock
}): Administrators {
  const { store, clock } = options
  return {
    state: () => store.read(stateOf),
    rolesOf: (identity) => store.read((t) => rolesOf(t, identity)),
    add: (order, actor) => store.write((t) => add(t, order, { actor, at: clock.now() })),
    remove: (order, actor) => store.write((t) => remove(t, order, actor)),
    setTwoPerson: (on, why, actor) => store.write((t) => setTwoPerson(t, on, why, actor)),
    recover: (why, actor) => store.write((t) => recover(t, why, { actor, at: clock.now() })),
  }
}

/** Roles of an identity string that the directory's entries use. */
export async function rolesOf(tables: PkiTables, identity: string): Promise<AdministratorRole[]> {
  const roles = (await tables.administrators.of(identity)).map(({ role }) => role)
  return administratorRoles.filter((role) => roles.includes(role))
}

async function stateOf(tables: PkiTables): Promise<Administration> {
  const byIdentity = new Map<string, Appointment[]>()
  for (const one of await tables.administrators.list())
    byIdentity.set(one.identity, [...(byIdentity.get(one.identity) ?? []), one])
  const administrators: Administrator[] = []
  for (const [identity, appointments] of byIdentity) {
    const has = appointments.map(({ role }) => role)
    const entry = await findIdentity(tables, identity)
    const roles = administratorRoles.filter((role) => has.includes(role))
    administrators.push({ identity, displayName: entry?.displayName ?? '', roles, appointments })
  }
  const twoPerson = await tables.administrators.twoPerson()
  return { administrators, twoPerson, recoveredAt: await tables.administrators.recoveredAt() }
}

async function expectAble(tables: PkiTables, asked: string, at: number): Promise<IdentityEntry> {
  const entry = await findIdentity(tables, asked)
  if (!entry) throw new SaidFault('not-found', 'pki.identity-unknown', { identity: asked })
  const { identity } = entry
  if (entry.state !== 'active') throw new SaidFault('conflict', 'pki.not-active', { identity })
  const own = await tables.certificates.byIdentity(identity)
  const usable = own.some(({ state, notAfter }) => state === 'good' && notAfter > at)
  const foreign = usable ? [] : await tables.foreign.claims('accepted', 100_000)
  if (!usable && !foreign.some(({ boundTo }) => boundTo === identity))
    throw new SaidFault('conflict', 'administrators.no-certificate', { identity })
  return entry
}

const officers = (appointments: readonly Appointment[]): number =>
  appointments.filter(({ role }) => role === 'security-officer').length

async function add(
  tables: PkiTables,
  { identity: asked, roles, why }: AppointmentOrder,
  { actor, at }: { actor: string; at: number },
): Promise<AdministratorRole[]> {
  const { identity } = await expectAble(tables, asked, at)
  const first = officers(await tables.administrators.list()) === 0
  if (first && !roles.includes('security-officer'))
    throw new SaidFault('conflict', 'administrators.first-is-officer', { identity })
  const added: AdministratorRole[] = []
  for (const role of new Set(roles)) {
    const record = { identity, role, addedAt: at, addedBy: actor, why }
    if (await tables.administrators.add(record)) added.push(role)
  }
  if (added.length === 0) return added
  await tables.administrators.setRecoveredAt(null)
  await tables.revision.bump()
  await tables.journal.record({
    ...{ kind: 'administrator.added', actor, facts: { identity, roles: added.join(','), why } },
  })
  return added
}

async function remove(
  tables: PkiTables,
  { identity: asked, roles, why }: AppointmentOrder,
  actor: string,
): Promise<AdministratorRole[]> {
  const identity = (await findIdentity(tables, asked))?.identity ?? asked
  const wanted = roles.length > 0 ? roles : administratorRoles
  const removed: AdministratorRole[] = []
  for (const role of new Set(wanted))
    if (await tables.administrators.remove(identity, role)) removed.push(role)
  if (removed.length === 0)
    throw new SaidFault('not-found', 'administrators.no-such-role', { identity })
  const left = await tables.administrators.list()
  if (left.length > 0 && officers(left) === 0)
    throw new SaidFault('conflict', 'administrators.last-officer', { identity })
  if (officers(left) < 2 && (await tables.administrators.twoPerson()))
    throw new SaidFault('conflict', 'administrators.two-needed')
  await tables.revision.bump()
  await tables.journal.record({
    ...{ kind: 'administrator.removed', actor },
    facts: { identity, roles: removed.join(','), why },
  })
  return removed
}

async function setTwoPerson(
  tables: PkiTables,
  on: boolean,
  why: string,
  actor: string,
): Promise<void> {
  if ((await tables.administrators.twoPerson()) === on) return
  if (on && officers(await tables.administrators.list()) < 2)
    throw new SaidFault('conflict', 'administrators.two-needed')
  await tables.administrators.setTwoPerson(on)
  await tables.revision.bump()
  await tables.journal.record({
    ...{ kind: 'two-person.changed', actor, facts: { on: String(on), why } },
  })
}

async function recover(
  tables: PkiTables,
  why: string,
  { actor, at }: { actor: string; at: number },
): Promise<number> {
  const appointments = await tables.administrators.list()
  for (const { identity, role } of appointments) await tables.administrators.remove(identity, role)
  await tables.administrators.setTwoPerson(false)
  await tables.administrators.setRecoveredAt(at)
  await tables.revision.bump()
  const removed = appointments.map(({ identity, role }) => `${identity} ${role}`).join(', ')
  await tables.journal.record({
    ...{ kind: 'administrators.recovered', actor, facts: { removed, why } },
  })
  return new Set(appointments.map(({ identity }) => identity)).size
}
