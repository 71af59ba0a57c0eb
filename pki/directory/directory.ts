/** The directory as the other rooms use it: look-ups for trust and post, and the changes an administrator makes. */

import { SaidFault, type Clock } from '../../server/base/index.js'
import { normalizeSerial } from '../x509/index.js'
import { foldAddress } from './addresses.js'
import { rolesOf } from './administration/index.js'
import { mailboxActions } from './model.js'
import type {
  AdministratorRole,
  CertificateRecord,
  DirectoryMailbox,
  Grant,
  IdentityEntry,
  MailboxAccess,
  MailboxAction,
  MailboxState,
  Organisation,
  PersonState,
  Professional,
} from './model.js'
import type { Page, PkiStore, PkiTables } from './ports.js'
import { withdrawPgpKey } from './published-keys.js'
import { accessOf, findIdentity, lapsedOf } from './standing.js'

/** What the directory knows of a certificate that was presented, in one snapshot. */
export interface Standing {
  /** Undefined when our register has no such certificate. */
  readonly certificate: CertificateRecord | undefined
  readonly entry: IdentityEntry | undefined
  readonly mailboxes: readonly MailboxAccess[]
  /** Delegations that are over or to come, the nearest first; only told to who has no mailbox, whom they explain. */
  readonly lapsed: readonly Grant[]
  /** What it administers. */
  readonly roles: readonly AdministratorRole[]
}

export interface NewGrant {
  readonly identity: string
  readonly address: string
  readonly actions: readonly MailboxAction[]
  readonly from?: number
  readonly to?: number
  readonly why: string
}

/** Every change is one durable unit that records its event and bumps the revision. */
export interface Directory {
  /** A number that changes whenever who is admitted, or what they may do, has changed. */
  revision(): Promise<number>
  /** Certificate, identity and mailboxes at once; `identity` is what the certificate says. */
  standing(fingerprint: string, identity: string, at: number): Promise<Standing>
  identity(identity: string): Promise<IdentityEntry | undefined>
  /** Own mailboxes first; closed ones left out, suspended ones not. */
  mailboxesFor(identity: string, at: number): Promise<MailboxAccess[]>
  /** Delegations of an identity that are over or to come, the nearest first. */
  lapsedFor(identity: string, at: number): Promise<Grant[]>
  /** In any case of letters. */
  mailbox(address: string): Promise<DirectoryMailbox | undefined>
  /** By SHA-256 fingerprint or by serial number; reserved ones are not told of. */
  certificate(
    by: { fingerprint: string } | { serial: string },
  ): Promise<CertificateRecord | undefined>
  /** Newest first. */
  certificatesOf(identity: string): Promise<CertificateRecord[]>

  professionals(page: Page): Promise<Professional[]>
  organisations(page: Page): Promise<Organisation[]>
  mailboxes(page: Page): Promise<DirectoryMailbox[]>
  certificates(page: Page): Promise<CertificateRecord[]>

  /** Fault not-found. */
  setIdentityState(identity: string, state: PersonState, actor: string): Promise<void>
  /** Fault not-found; conflict for a closed mailbox, which stays closed. */
  setMailboxState(address: string, state: MailboxState, actor: string): Promise<void>
  /** Fault not-found when the identity or the mailbox is unknown, syntax when nothing is granted. */
  grant(grant: NewGrant, actor: string): Promise<Grant>
}

export function createDirectory({ store, clock }: { store: PkiStore; clock: Clock }): Directory {
  return {
    revision: () => store.read((t) => t.revision.current()),
    standing: (fingerprint, identity, at) =>
      store.read((t) => standingOf(t, fingerprint, identity, at)),
    identity: (identity) => store.read((t) => findIdentity(t, identity)),
    mailboxesFor: (identity, at) =>
      store.read(async (t) => {
        const entry = await findIdentity(t, identity)
        return accessOf(t, entry?.identity ?? identity, at)
      }),
    lapsedFor: (identity, at) => store.read((t) => lapsedOf(t, identity, at)),
    mailbox: (address) => store.read((t) => t.mailboxes.get(foldAddress(address))),
    certificate: (by) =>
      store.read(async ({ certificates }) => {
        const found = await ('serial' in by
          ? certificates.bySerial(normalizeSerial(by.serial))
          : certificates.byFingerprint(by.fingerprint))
        return found?.state === 'reserved' ? undefined : found
      }),
    certificatesOf: (identity) => store.read((t) => t.certificates.byIdentity(identity)),
    professionals: (page) => store.read((t) => t.professionals.list(page)),
    organisations: (page) => store.read((t) => t.organisations.list(page)),
    mailboxes: (page) => store.read((t) => t.mailboxes.list(page)),
    certificates: (page) => store.read((t) => t.certificates.list(page)),
    setIdentityState: (identity, state, actor) =>
      store.write((t) => setIdentityState(t, identity, state, actor)),
    setMailboxState: (address, state, actor) =>
      store.write((t) => setMailboxState(t, foldAddress(address), state, actor)),
    grant: (grant, actor) => store.write((t) => addGrant(t, grant, actor, clock.now())),
  }
}

async function standingOf(
  tables: PkiTables,
  fingerprint: string,
  identity: string,
  at: number,
): Promise<Standing> {
  const certificate = await tables.certificates.byFingerprint(fingerprint)
  const entry = await findIdentity(tables, identity)
  if (!entry) return { certificate, entry, mailboxes: [], lapsed: [], roles: [] }
  const mailboxes = await accessOf(tables, entry.identity, at)
  const lapsed = mailboxes.length === 0 ? await lapsedOf(tables, entry.identity, at) : []
  return { certificate, entry, mailboxes, lapsed, roles: await rolesOf(tables, entry.identity) }
}

async function expectIdentity(tables: PkiTables, identity: string): Promise<IdentityEntry> {
  const entry = await findIdentity(tables, identity)
  if (!entry) throw new SaidFault('not-found', 'pki.identity-unknown', { identity })
  return entry
}

async function setIdentityState(
  tables: PkiTables,
  identity: string,
  state: PersonState,
  actor: string,
): Promise<void> {
  const entry = await expectIdentity(tables, identity)
  if (entry.state === state) return
  await storeState(tables, entry, state)
  await tables.revision.bump()
  const known = entry.kind === 'professional' || entry.kind === 'organisation'
  await tables.journal.record({
    kind: known ? `${entry.kind}.state-changed` : 'entry.state-changed',
    actor,
    facts: { identity: entry.identity, state },
  })
}

async function storeState(
  { professionals, organisations, applications, operators }: PkiTables,
  { identity, kind }: IdentityEntry,
  state: PersonState,
): Promise<void> {
  const set = async <T>(
    table: { update(record: T): Promise<void> },
    record: Promise<T | undefined>,
  ): Promise<void> => {
    const found = await record
    if (found) await table.update({ ...found, state })
  }
  if (kind === 'professional') await set(professionals, professionals.find(identity))
  else if (kind === 'organisation') await set(organisations, organisations.get(identity))
  else if (kind === 'application') await set(applications, applications.get(identity))
  else if (kind === 'operator') await set(operators, operators.get(identity))
}

async function setMailboxState(
  tables: PkiTables,
  address: string,
  state: MailboxState,
  actor: string,
): Promise<void> {
  const mailbox = await tables.mailboxes.get(address)
  if (!mailbox) throw new SaidFault('not-found', 'pki.mailbox-unknown', { address })
  if (mailbox.state === state) return
  if (mailbox.state === 'closed') throw new SaidFault('conflict', 'pki.mailbox-closed', { address })
  await tables.mailboxes.setState(address, state)
  if (state === 'closed') await withdrawPgpKey(tables, address, actor, 'mailbox-closed')
  await tables.revision.bump()
  await tables.journal.record({ kind: 'mailbox.state-changed', actor, facts: { address, state } })
}

async function addGrant(
  tables: PkiTables,
  grant: NewGrant,
  actor: string,
  now: number,
): Promise<Grant> {
  const actions = mailboxActions.filter((action) => grant.actions.includes(action))
  const { from = null, to = null } = grant
  if (actions.length === 0 || (from !== null && to !== null && to <= from))
    throw new SaidFault('syntax', 'pki.grant-empty')
  const { identity } = await expectIdentity(tables, grant.identity)
  const address = foldAddress(grant.address)
  if (!(await tables.mailboxes.get(address)))
    throw new SaidFault('not-found', 'pki.mailbox-unknown', { address })
  const made = await tables.grants.insert({
    ...{ identity, address, actions, from, to },
    why: grant.why.slice(0, 500),
    createdAt: now,
  })
  await tables.revision.bump()
  await tables.journal.record({
    kind: 'grant.created',
    actor,
    facts: { identity, address, actions: actions.join(',') },
  })
  return made
}
