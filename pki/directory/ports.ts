/** What the directory asks of its store and of the audit log. Implemented below it, so that it knows no SQL. */

import type { AdministratorsTable, ApprovalsTable } from './administration/ports.js'
import type { ExpiryTable, ForeignTable } from './foreign-ports.js'
import type { PgpKeysTable } from './key-ports.js'
import type { CrlHead, CrlsTable, RespondersTable } from './revocation-ports.js'
import type { AuthorityName, AuthorityRole } from '../profiles/index.js'
import type { RevocationReason, RevokedEntry } from '../x509/index.js'
import type {
  Activity,
  AddressUsage,
  Application,
  AuthorityRecord,
  AuthorityRequest,
  CertificateRecord,
  DirectoryMailbox,
  Grant,
  MailboxDetails,
  MailboxState,
  Operator,
  Organisation,
  Professional,
} from './model.js'

/** The certificate directory's database. */
export interface PkiStore {
  /** One snapshot; changes nothing. */
  read<T>(work: (tables: PkiTables) => Promise<T>): Promise<T>
  /** One unit of work, all or nothing, durable when it resolves. Nothing but the tables may be awaited inside. */
  write<T>(unit: (tables: PkiTables) => Promise<T>): Promise<T>
}

export interface PkiTables {
  readonly authorities: AuthoritiesTable
  readonly certificates: CertificatesTable
  readonly professionals: ProfessionalsTable
  readonly organisations: OrganisationsTable
  readonly applications: PartiesTable<Application>
  readonly operators: PartiesTable<Operator>
  readonly activities: ActivitiesTable
  readonly usage: UsageTable
  readonly mailboxes: MailboxesTable
  readonly grants: GrantsTable
  readonly reference: ReferenceTable
  readonly foreign: ForeignTable
  readonly expiry: ExpiryTable
  readonly pgpKeys: PgpKeysTable
  readonly administrators: AdministratorsTable
  readonly approvals: ApprovalsTable
  readonly crls: CrlsTable
  readonly responders: RespondersTable
  readonly revision: RevisionTable
  readonly journal: Journal
}

export interface AuthoritiesTable {
  insert(record: AuthorityRecord): Promise<void>
  get(name: AuthorityName): Promise<AuthorityRecord | undefined>
  /** The generation of a role that issues now. */
  current(role: AuthorityRole): Promise<AuthorityRecord | undefined>
  /** Every generation, by name. */
  list(): Promise<AuthorityRecord[]>
  /** Another certificate for the same key. */
  setCertificate(name: AuthorityName, certificate: Buffer): Promise<void>
  /** It issues no more. Fault conflict when that is so already. */
  supersede(name: AuthorityName, at: number): Promise<void>
  /** Erases the wrapped key. Fault conflict when there is none. */
  dropKey(name: AuthorityName): Promise<void>
  request(role: AuthorityRole): Promise<AuthorityRequest | undefined>
  /** Replaces the one that waited. */
  putRequest(request: AuthorityRequest): Promise<void>
  removeRequest(role: AuthorityRole): Promise<void>
  /** Takes the next CRL number. */
  nextCrlNumber(name: AuthorityName): Promise<number>
  /** Notes that a full CRL was stored, and of how many revocations it tells. */
  setCrl(name: AuthorityName, crl: CrlHead & { revocations: number }): Promise<void>
  /** Counts a change of a certificate's state, so that the next delta list tells of it. */
  countRevocation(name: AuthorityName, serial: string): Promise<void>
  setSignedAt(name: AuthorityName, at: number): Promise<void>
}

export interface CertificatesTable {
  /** Fault already-exists when the serial is taken. */
  reserve(record: CertificateRecord): Promise<void>
  /** Makes a reserved certificate official. Fault conflict when it is not reserved. */
  publish(serial: string, signed: { fingerprint: string; der: Buffer }): Promise<void>
  revoke(serial: string, reason: RevocationReason, at: number): Promise<void>
  /** Ends a hold. Fault conflict when it is not held. */
  release(serial: string): Promise<void>
  bySerial(serial: string): Promise<CertificateRecord | undefined>
  byFingerprint(fingerprint: string): Promise<CertificateRecord | undefined>
  /** Newest first; reserved ones left out. */
  byIdentity(identity: string): Promise<CertificateRecord[]>
  list(page: Page): Promise<CertificateRecord[]>
  /** Serials taken for certificates that were never handed over, oldest first: somebody is issuing, or has died doing it. */
  reserved(): Promise<CertificateRecord[]>
  /** What the CRL of `authority` must list: revoked, and not expired before `expiry`. By serial, after `page.after`. */
  revoked(authority: AuthorityName, expiry: number, page: Page): Promise<RevokedEntry[]>
}

/** A page of a list ordered by its key; `after` is the last key of the page before. */
export interface Page {
  readonly after?: string
  readonly limit: number
}

export interface ProfessionalsTable {
  insert(record: Professional): Promise<void>
  /** By RPPS number. */
  get(rpps: string): Promise<Professional | undefined>
  /** By `rpps:…` or `adeli:…`, whichever it was entered under. */
  find(identity: string): Promise<Professional | undefined>
  /** Everything but its identity. */
  update(record: Professional): Promise<void>
  list(page: Page): Promise<Professional[]>
}

export interface OrganisationsTable {
  insert(record: Organisation): Promise<void>
  /** By the identity enrolled under, or by the other number of the same organisation. */
  get(identity: string): Promise<Organisation | undefined>
  /** Everything but its identity. */
  update(record: Organisation): Promise<void>
  list(page: Page): Promise<Organisation[]>
}

/** Applications, operators: found by their identity alone. */
export interface PartiesTable<Party> {
  insert(record: Party): Promise<void>
  get(identity: string): Promise<Party | undefined>
  /** Everything but its identity. */
  update(record: Party): Promise<void>
  list(page: Page): Promise<Party[]>
}

export interface ActivitiesTable {
  /** Replaces what was said of the same person at the same structure. */
  put(activity: Activity): Promise<void>
  /** False when there was none. */
  remove(identity: string, structure: string): Promise<boolean>
  byIdentity(identity: string): Promise<Activity[]>
  byStructure(structure: string): Promise<Activity[]>
}

/** What was seen of an address since the last time it was told. */
export interface UsageNote {
  readonly address: string
  readonly openedAt?: number
  readonly receivedAt?: number
  readonly sentAt?: number
  readonly bounces?: number
  readonly bouncedAt?: number
}

export interface UsageTable {
  get(address: string): Promise<AddressUsage | undefined>
  /** Adds bounces, keeps the later of two times. */
  add(notes: readonly UsageNote[]): Promise<void>
  /** Forgets the bounces, and says when to look again. */
  checked(address: string, at: number, dueAt: number | null): Promise<void>
  /** Addresses with at least so many bounces, or whose check is due at `dueAt`. */
  failing(ask: { bounces?: number; dueAt?: number }, page: Page): Promise<AddressUsage[]>
}

export interface MailboxesTable {
  insert(record: Omit<DirectoryMailbox, 'quotaBytes'>): Promise<void>
  get(address: string): Promise<DirectoryMailbox | undefined>
  byOwner(identity: string): Promise<DirectoryMailbox[]>
  setState(address: string, state: MailboxState): Promise<void>
  setQuota(address: string, quotaBytes: number | null): Promise<void>
  list(page: Page): Promise<DirectoryMailbox[]>
  /** What is said of a mailbox; undefined when nothing ever was. */
  details(address: string): Promise<MailboxDetails | undefined>
  setDetails(address: string, details: MailboxDetails): Promise<void>
}

export interface GrantsTable {
  insert(record: Omit<Grant, 'id'>): Promise<Grant>
  byIdentity(identity: string): Promise<Grant[]>
  byAddress(address: string): Promise<Grant[]>
  /** Ends a delegation at `at`, which is never later than it ended before. */
  end(id: number, at: number): Promise<void>
}

/** The reference directory: lines of the open extractions, and the search index that follows them. */
export interface ReferenceTable {
  /** Enters lines under numbers never used before; returns the last of them. */
  insert(rows: readonly Omit<ReferenceRow, 'id'>[]): Promise<number>
  remove(ids: readonly number[]): Promise<void>
  /** The marks of a source by number, from the first after `after`. */
  marks(source: ReferenceSource, after: number, limit: number): Promise<ReferenceMark[]>
  /** Those that are still there, in the order of their numbers. */
  get(ids: readonly number[]): Promise<ReferenceRow[]>
  /** By number, whatever the source. */
  list(after: number, limit: number): Promise<ReferenceRow[]>
  /** How many lines a source has. */
  count(source: ReferenceSource): Promise<number>

  /** Segments by their first number; those not published are not searched. */
  segments(): Promise<ReferenceSegment[]>
  openSegment(first: number): Promise<number>
  addBlocks(segment: number, blocks: readonly WordBlock[]): Promise<void>
  /** Makes a segment searched, instead of the published ones that begin where it does or later. */
  publishSegment(segment: number, last: number): Promise<void>
  /** Removes up to `limit` blocks of a segment that is not published, then the segment; true when all is gone. */
  sweepSegment(segment: number, limit: number): Promise<boolean>
  /** The block that holds `word` if any does: the last one that does not begin after it. */
  blockOf(segment: number, word: string): Promise<Buffer | undefined>
  /** The blocks that begin after `from` and before `to`, in order. */
  blocksBetween(segment: number, from: string, to: string, limit: number): Promise<Buffer[]>

  /** The revision that our own mailboxes were last taken over at; -1 when never. */
  ownRevision(): Promise<number>
  setOwnRevision(revision: number): Promise<void>
}

/** `mss`, `ps`: an open extraction; `own`: our own mailboxes, in the columns of `mss`. */
export type ReferenceSource = 'mss' | 'ps' | 'own'

export interface ReferenceMark {
  readonly id: number
  /** 16 octets: a digest of what identifies the line, and one of the whole. */
  readonly mark: Buffer
}

export interface ReferenceRow extends ReferenceMark {
  readonly source: ReferenceSource
  /** On the red list: shown only to those who have the right. */
  readonly hidden: boolean
  /** The columns in the order of the format, `|` between them. */
  readonly fields: string
}

export interface ReferenceSegment {
  readonly id: number
  readonly first: number
  readonly last: number
  readonly published: boolean
}

/** Consecutive words of the index and the entries that hold them, packed by the index; `word` is the first. */
export interface WordBlock {
  readonly word: string
  readonly entries: Buffer
}

/** A counter that grows in every unit that changes who is admitted or what they may do. */
export interface RevisionTable {
  current(): Promise<number>
  bump(): Promise<void>
}

/** A change of state, as the audit log records it. `facts` hold ids, addresses and dates only. */
export interface PkiEvent {
  readonly kind:
    | 'authority.created'
    | 'authority.renewed'
    | 'authority.requested'
    | 'authority.key-exported'
    | 'authority.key-erased'
    | 'certificate.issued'
    | 'certificate.revoked'
    | 'certificate.released'
    | 'crl.issued'
    | 'professional.enrolled'
    | 'professional.state-changed'
    | 'organisation.enrolled'
    | 'organisation.state-changed'
    | 'entry.added'
    | 'entry.changed'
    | 'entry.state-changed'
    | 'activity.entered'
    | 'activity.ended'
    | 'mailbox.quota-set'
    | 'address.checked'
    | 'mailbox.created'
    | 'mailbox.state-changed'
    | 'mailbox.described'
    | 'mailbox.zero-access-set'
    | 'escrow.key-made'
    | 'escrow.deposited'
    | 'escrow.recovered'
    | 'openpgp-key.published'
    | 'openpgp-key.withdrawn'
    | 'openpgp-directory-key.made'
    | 'grant.created'
    | 'trust.anchor-added'
    | 'trust.anchor-removed'
    | 'trust.list-stored'
    | 'trust.sources-changed'
    | 'trust.answer-changed'
    | 'trust.claimed'
    | 'trust.claim-decided'
    | 'grant.ended'
    | 'directory.imported'
    | 'administrator.added'
    | 'administrator.removed'
    | 'administrator.acted'
    | 'administrator.acted-in-session'
    | 'administrator.refused'
    | 'administrators.recovered'
    | 'two-person.changed'
    | 'approval.asked'
    | 'approval.approved'
    | 'approval.refused'
    | 'approval.used'
    | 'approval.reopened'
  /** Who did it: an identity string, or `console:<user>`. */
  readonly actor: string
  readonly facts: Readonly<Record<string, string>>
}

/** Implemented by the audit room; an event is recorded in the unit that makes the change (invariant 4). */
export interface Journal {
  record(event: PkiEvent): Promise<void>
}

/**
 * Keeps private keys of authorities under the operator's master key; implemented by the sealing room.
 * `context` binds a wrapped key to its place. `unwrap` throws Fault corrupt when the key is not the right one.
 */
export interface KeyVault {
  wrap(plain: Buffer, context: string): Buffer
  unwrap(wrapped: Buffer, context: string): Buffer
}
