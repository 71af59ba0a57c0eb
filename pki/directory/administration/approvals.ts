/** The two-person rule: an order is asked for by one administrator, approved by another, and carried out once. */

import { createHash } from 'node:crypto'
import { SaidFault, type Clock } from '../../../server/base/index.js'
import type { AdministratorRole } from '../model.js'
import type { PkiStore, PkiTables } from '../ports.js'
import { rolesOf } from './administrators.js'
import type { Approval } from './ports.js'

/** What two administrators sign: an operation and everything that it depends on. */
export interface GuardedOperation {
  readonly name: string
  /** What both have to be. */
  readonly role: AdministratorRole
  readonly facts: Readonly<Record<string, string>>
  /** SHA-256 of name and facts, hexadecimal. */
  readonly digest: string
}

export function guardedOperation(
  name: string,
  role: AdministratorRole,
  facts: Readonly<Record<string, string>>,
): GuardedOperation {
  const sorted = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = createHash('sha256')
    .update(JSON.stringify([name, sorted]))
    .digest('hex')
  return { name, role, facts, digest }
}

/** What a signature about an operation covers. */
export const statementOf = (
  verb: 'ask' | 'approve' | 'refuse',
  { name, digest }: Pick<GuardedOperation, 'name' | 'digest'>,
  number: number | null,
): string => `pli ${verb} 1\n${name}\n${digest}\n${number ?? ''}\n`

/** Somebody who signs: an identity, the fingerprint of the certificate, and the signature over the statement. */
export interface Signatory {
  readonly identity: string
  readonly fingerprint: string
  sign(statement: string): string
}

export interface Approvals {
  /** Waiting or approved, not expired; newest first. */
  open(): Promise<Approval[]>
  /** SaidFault not-found. */
  get(id: number): Promise<Approval>
  /** The open order of `by` for this operation, made when there is none. */
  ask(operation: GuardedOperation, by: Signatory, why: string): Promise<Approval>
  /**
   * SaidFault not-found, conflict when it waits no more or has expired, denied when `by` asked for it or lacks the role.
   */
  decide(id: number, state: 'approved' | 'refused', by: Signatory): Promise<Approval>
  /** Takes an approved order for being carried out; false when another was quicker, or it has expired. */
  use(id: number, actor: string): Promise<boolean>
  /** It could not be carried out, and nothing was done: it stays approved. */
  reopen(id: number, actor: string): Promise<void>
}

/** An order is good for a day. */
export const approvalLifetimeMs = 24 * 60 * 60_000

export function createApprovals(options: {
  readonly store: PkiStore
  readonly clock: Clock
}): Approvals {
  const { store, clock } = options
  return {
    open: () => store.read(async (t) => (await t.approvals.open()).filter(unexpired(clock.now()))),
    get: (id) => store.read((t) => expectApproval(t, id)),
    ask: (operation, by, why) => store.write((t) => ask(t, operation, by, why, clock.now())),
    decide: (id, state, by) => store.write((t) => decide(t, id, state, by, clock.now())),
    use: (id, actor) => store.write((t) => use(t, id, actor, clock.now())),
    reopen: (id, actor) =>
      store.write(async (t) => {
        await t.approvals.reopen(id)
        await note(t, 'approval.reopened', actor, await expectApproval(t, id))
      }),
  }
}

const unexpired =
  (now: number) =>
  ({ expiresAt }: Approval): boolean =>
    expiresAt > now

async function expectApproval(tables: PkiTables, id: number): Promise<Approval> {
  const found = await tables.approvals.get(id)
  if (!found) throw new SaidFault('not-found', 'approve.unknown', { id })
  return found
}

type ApprovalEvent =
  | 'approval.asked'
  | 'approval.approved'
  | 'approval.refused'
  | 'approval.used'
  | 'approval.reopened'

function note(
  tables: PkiTables,
  kind: ApprovalEvent,
  actor: string,
  { id, operation, digest, facts, why }: Approval,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const what = JSON.stringify(facts)
  return tables.journal.record({
    ...{ kind, actor, facts: { number: String(id), operation, what, digest, why, ...more } },
  })
}

async function ask(
  tables: PkiTables,
  operation: GuardedOperation,
  by: Signatory,
  why: string,
  now: number,
): Promise<Approval> {
  const { name, role, facts, digest } = operation
  const open = (await tables.approvals.open()).filter(unexpired(now))
  const known = open.find((one) => one.digest === digest && one.askedBy === by.identity)
  if (known) return known
  const signature = by.sign(statementOf('ask', operation, null))
  const id = await tables.approvals.insert({
    ...{ operation: name, role, facts, digest, why, state: 'waiting', signature },
    ...{ askedBy: by.identity, askedWith: by.fingerprint, askedAt: now },
    expiresAt: now + approvalLifetimeMs,
    ...{ decidedBy: null, decidedWith: null, decidedAt: null, countersigned: null, usedAt: null },
  })
  const made = await expectApproval(tables, id)
  await note(tables, 'approval.asked', by.identity, made, { signature, with: by.fingerprint })
  return made
}

async function decide(
  tables: PkiTables,
  id: number,
  state: 'approved' | 'refused',
  by: Signatory,
  now: number,
): Promise<Approval> {
  const found = await expectApproval(tables, id)
  const { operation: name, digest, role, askedBy } = found
  if (found.state !== 'waiting')
    throw new SaidFault('conflict', `approve.is-${found.state}`, { id })
  if (!unexpired(now)(found)) throw new SaidFault('conflict', 'approve.expired', { id })
  const withdrawn = state === 'refused' && askedBy === by.identity
  if (askedBy === by.identity && !withdrawn)
    throw new SaidFault('denied', 'approve.own', { id, identity: askedBy })
  if (!withdrawn && !(await rolesOf(tables, by.identity)).includes(role))
    throw new SaidFault('denied', 'approve.wrong-role', { id, role, identity: by.identity })
  const verb = state === 'approved' ? 'approve' : 'refuse'
  const signature = by.sign(statementOf(verb, { name, digest }, id))
  const decision = { state, by: by.identity, with: by.fingerprint, at: now, signature } as const
  await tables.approvals.decide(id, decision)
  const after = await expectApproval(tables, id)
  const more = { signature, with: by.fingerprint }
  await note(tables, `approval.${state}`, by.identity, after, more)
  return after
}

async function use(tables: PkiTables, id: number, actor: string, now: number): Promise<boolean> {
  const found = await expectApproval(tables, id)
  if (!unexpired(now)(found) || found.decidedBy === null) return false
  // Who approved may have lost the role since.
  if (!(await rolesOf(tables, found.decidedBy)).includes(found.role)) return false
  if (!(await tables.approvals.use(id, now))) return false
  await note(tables, 'approval.used', actor, found, { approvedBy: found.decidedBy })
  return true
}
