/** What an administrator does to mailboxes: create, describe, delegate, end; each one durable unit with its event. */

import { SaidFault, type Clock } from '../../server/base/index.js'
import { foldAddress, parseAddress } from './addresses.js'
import { enterMailbox } from './enrolment.js'
import type {
  DirectoryMailbox,
  Grant,
  IdentityEntry,
  MailboxDetails,
  MailboxType,
} from './model.js'
import type { PkiStore, PkiTables } from './ports.js'
import { findIdentity } from './standing.js'

export interface NewMailboxOrder {
  readonly address: string
  readonly type: MailboxType
  /** Identity string of somebody in the directory. */
  readonly owner: string
  readonly details?: Partial<MailboxDetails>
}

/** A mailbox with all that the directory says of it. */
export interface MailboxFile {
  readonly mailbox: DirectoryMailbox
  readonly details: MailboxDetails
  /** Past ones too. */
  readonly grants: readonly Grant[]
}

export interface Registrar {
  /** SaidFault syntax, denied (domain), not-found (owner), conflict (owner of another kind or suspended), already-exists. */
  createMailbox(order: NewMailboxOrder, actor: string): Promise<DirectoryMailbox>
  /** Changes what is given. SaidFault not-found. */
  describeMailbox(address: string, changes: Partial<MailboxDetails>, actor: string): Promise<void>
  /** Ends every delegation of `address` to `identity` that is in force or to come; SaidFault not-found when there is none. */
  endGrants(address: string, identity: string, actor: string): Promise<number>
  /** What it may hold, in octets; null for as much as there is room for. SaidFault not-found. */
  setQuota(address: string, quotaBytes: number | null, actor: string): Promise<void>
  /** SaidFault not-found. */
  mailboxFile(address: string): Promise<MailboxFile>
}

const plain: MailboxDetails = {
  ...{ redList: false, description: null, service: null, responsible: null },
}
const longestText = 300

/** PER and CAB are a person's, ORG an organisation's, APP that of an organisation or of one of its applications. */
const ownerKinds: Readonly<Record<MailboxType, readonly IdentityEntry['kind'][]>> = {
  PER: ['professional'],
  CAB: ['professional'],
  ORG: ['organisation'],
  APP: ['organisation', 'application'],
}

/** `domains` are those that mailboxes may be created in. */
export function createRegistrar(options: {
  readonly store: PkiStore
  readonly clock: Clock
  readonly domains: readonly string[]
}): Registrar {
  const { store, clock, domains } = options
  return {
    createMailbox: (order, actor) =>
      store.write((t) => createMailbox(t, order, domains, { actor, at: clock.now() })),
    describeMailbox: (address, changes, actor) =>
      store.write((t) => describeMailbox(t, foldAddress(address), changes, actor)),
    endGrants: (address, identity, actor) =>
      store.write((t) => endGrants(t, foldAddress(address), identity, actor, clock.now())),
    setQuota: (address, quotaBytes, actor) =>
      store.write((t) => setQuota(t, foldAddress(address), quotaBytes, actor)),
    mailboxFile: (address) => store.read((t) => mailboxFile(t, foldAddress(address))),
  }
}

/** The same store for a dry run: every unit is run, with all its checks, and then undone. */
export function rehearsal(store: PkiStore): PkiStore {
  return {
    read: (work) => store.read(work),
    async write<T>(unit: (tables: PkiTables) => Promise<T>): Promise<T> {
      const done: T[] = []
      const undo = new Error('a rehearsal is undone')
      try {
        await store.write(async (tables) => {
          done.push(await unit(tables))
          throw undo
        })
      } catch (error) {
        if (error !== undo) throw error
      }
      return done[0] as T
    },
  }
}

async function expectMailbox(tables: PkiTables, address: string): Promise<DirectoryMailbox> {
  const mailbox = await tables.mailboxes.get(address)
  if (!mailbox) throw new SaidFault('not-found', 'pki.mailbox-unknown', { address })
  return mailbox
}

async function createMailbox(
  tables: PkiTables,
  { address: text, type, owner: asked, details }: NewMailboxOrder,
  domains: readonly string[],
  occasion: { actor: string; at: number },
): Promise<DirectoryMailbox> {
  const address = parseAddress(text, domains)
  const entry = await findIdentity(tables, asked)
  if (!entry) throw new SaidFault('not-found', 'pki.identity-unknown', { identity: asked })
  const owner = entry.identity
  if (entry.state !== 'active')
    throw new SaidFault('conflict', 'pki.not-active', { identity: owner })
  if (!ownerKinds[type].includes(entry.kind))
    throw new SaidFault('conflict', 'mailbox.owner-kind', { type, owner })
  if (await tables.mailboxes.get(address))
    throw new SaidFault('already-exists', 'mailbox.exists', { address })
  await enterMailbox(tables, { address, owner, type }, occasion)
  if (details) await tables.mailboxes.setDetails(address, { ...plain, ...trimmed(details) })
  await tables.revision.bump()
  return expectMailbox(tables, address)
}

/** Empty texts are no texts. */
function trimmed(details: Partial<MailboxDetails>): Partial<MailboxDetails> {
  const pairs = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim().slice(0, longestText) || null : value,
  ])
  return Object.fromEntries(pairs) as Partial<MailboxDetails>
}

async function describeMailbox(
  tables: PkiTables,
  address: string,
  changes: Partial<MailboxDetails>,
  actor: string,
): Promise<void> {
  await expectMailbox(tables, address)
  const before = (await tables.mailboxes.details(address)) ?? plain
  const after = { ...before, ...trimmed(changes) }
  await tables.mailboxes.setDetails(address, after)
  await tables.revision.bump()
  await tables.journal.record({
    kind: 'mailbox.described',
    actor,
    // Which, not what: descriptions are free text, and the log holds none.
    facts: { address, changed: Object.keys(changes).join(','), redList: String(after.redList) },
  })
}

async function endGrants(
  tables: PkiTables,
  address: string,
  asked: string,
  actor: string,
  now: number,
): Promise<number> {
  await expectMailbox(tables, address)
  const identity = (await findIdentity(tables, asked))?.identity ?? asked
  const open = (await tables.grants.byAddress(address)).filter(
    (grant) => grant.identity === identity && (grant.to === null || grant.to > now),
  )
  if (open.length === 0)
    throw new SaidFault('not-found', 'mailbox.no-delegation', { address, identity })
  for (const { id } of open) await tables.grants.end(id, now)
  await tables.revision.bump()
  await tables.journal.record({
    kind: 'grant.ended',
    actor,
    facts: { identity, address, count: String(open.length) },
  })
  return open.length
}

async function setQuota(
  tables: PkiTables,
  address: string,
  quotaBytes: number | null,
  actor: string,
): Promise<void> {
  await expectMailbox(tables, address)
  await tables.mailboxes.setQuota(address, quotaBytes)
  await tables.revision.bump()
  await tables.journal.record({
    kind: 'mailbox.quota-set',
    actor,
    facts: { address, bytes: quotaBytes === null ? 'none' : String(quotaBytes) },
  })
}

async function mailboxFile(tables: PkiTables, address: string): Promise<MailboxFile> {
  const mailbox = await expectMailbox(tables, address)
  const details = (await tables.mailboxes.details(address)) ?? plain
  return { mailbox, details, grants: await tables.grants.byAddress(address) }
}
