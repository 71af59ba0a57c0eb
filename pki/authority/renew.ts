/** Renewing: the same holder and profile, a new key and new dates; by an administrator, or by the holder himself. */

import { SaidFault } from '../../server/base/index.js'
import type { CertificateRecord, PkiTables } from '../directory/index.js'
import { findIdentity } from '../directory/index.js'
import { opensSessions } from '../profiles/index.js'
import {
  attributeOf,
  normalizeSerial,
  parseCertificate,
  type Certificate,
  type CertificateRequest,
} from '../x509/index.js'
import {
  expectProfileName,
  issueFor,
  signRequest,
  type CertificateOrder,
  type Issued,
  type IssuedWithKey,
} from './certify.js'
import { dayMs, type AuthorityDeps } from './deps.js'
import { revoke } from './revoke.js'

/** What a holder may have of one profile in a day: enough for every device, too little for a loop. */
const renewalsPerDay = 10

export interface RenewalOrder {
  /** A serial number, or the identity whose newest certificate for connecting is meant. */
  readonly target: string
  /** Over the key of this request; a key is made when left out. */
  readonly request?: CertificateRequest
  readonly keyType?: string
  /** Revoke the old certificate at once, as superseded. */
  readonly revokeOld?: boolean
  readonly actor: string
  readonly dryRun?: boolean
}

export interface Renewed {
  /** With its key when that was made here. */
  readonly issued: Issued | IssuedWithKey
  readonly replaced: CertificateRecord
}

/** Renews for an administrator. SaidFault not-found, conflict, denied. */
export async function renew(deps: AuthorityDeps, order: RenewalOrder): Promise<Renewed> {
  const replaced = await deps.store.read((tables) => expectTarget(tables, order.target))
  const { request, keyType, actor, dryRun = false, revokeOld = false } = order
  const like = { ...(await orderLike(deps, replaced)), actor, dryRun }
  const issued = request
    ? await signRequest(deps, { ...like, request })
    : await issueFor(deps, { ...like, ...(keyType === undefined ? {} : { keyType }) })
  if (revokeOld && !dryRun && replaced.state === 'good')
    await revoke(deps, { target: { serial: replaced.serial }, reason: 'superseded', actor })
  return { issued, replaced }
}

export interface Reenrolment {
  /** Of the certificate that the caller is connected with. */
  readonly fingerprint: string
  readonly request: CertificateRequest
  /** Identity of the caller. */
  readonly actor: string
}

/**
 * Renews for the holder, who has proven the old key by his connection (RFC 7030 §4.2.2). The request names him as his
 * certificate does, or nobody. SaidFault denied, conflict, not-found, limited.
 */
export async function reenrol(
  deps: AuthorityDeps,
  { fingerprint, request, actor }: Reenrolment,
): Promise<Issued> {
  const record = await deps.store.read((t) => t.certificates.byFingerprint(fingerprint))
  // Of another authority: that one renews it.
  if (!record?.der) throw new SaidFault('denied', 'renew.not-ours')
  if (record.state !== 'good')
    throw new SaidFault('denied', 'renew.revoked', { serial: record.serial })
  const current = parseCertificate(record.der)
  const { subject } = request
  if (subject.rdns.length > 0 && subject.key !== current.subject.key)
    throw new SaidFault('denied', 'renew.other-subject', {
      asked: subject.text,
      known: current.subject.text,
    })
  const order = await orderLike(deps, record)
  return signRequest(deps, {
    ...{ ...order, actor, request },
    check: (tables) => expectModerate(tables, record, deps.clock.now()),
  })
}

export interface HolderOrder {
  /** Of the certificate that the caller is connected with. */
  readonly fingerprint: string
  readonly request: CertificateRequest
  /** Of a profile that signs or enciphers mail. */
  readonly profile: string
  /** Identity of the caller. */
  readonly actor: string
}

/**
 * A certificate for the caller's own mail, over the key of his request: for his identity and his mailbox only, whatever
 * the request says. SaidFault denied, conflict, not-found, limited.
 */
export async function enrolForMail(deps: AuthorityDeps, order: HolderOrder): Promise<Issued> {
  const { fingerprint, request, actor } = order
  const record = await deps.store.read((t) => t.certificates.byFingerprint(fingerprint))
  // Of another authority: that one vouches for his keys.
  if (!record?.der) throw new SaidFault('denied', 'renew.not-ours')
  if (record.state !== 'good')
    throw new SaidFault('denied', 'renew.revoked', { serial: record.serial })
  const profile = expectProfileName(order.profile)
  const current = parseCertificate(record.der)
  if (!profile.extendedKeyUsage.includes('emailProtection') || !opensSessions(current))
    throw new SaidFault('denied', 'est.profile', { profile: profile.name })
  const { subject } = request
  if (subject.rdns.length > 0 && subject.key !== current.subject.key)
    throw new SaidFault('denied', 'renew.other-subject', {
      asked: subject.text,
      known: current.subject.text,
    })
  const { mailboxes } = await ownMailboxes(deps, record.identity, current)
  return signRequest(deps, {
    ...{ profile: profile.name, identity: record.identity, actor, request, mailboxes },
    check: (tables) =>
      expectModerate(tables, { ...record, profile: profile.name }, deps.clock.now()),
  })
}

async function expectModerate(
  tables: PkiTables,
  { identity, profile }: CertificateRecord,
  now: number,
): Promise<void> {
  const recent = (await tables.certificates.byIdentity(identity)).filter(
    (one) => one.profile === profile && one.createdAt > now - dayMs,
  )
  if (recent.length >= renewalsPerDay)
    throw new SaidFault('limited', 'renew.limited', { count: recent.length })
}

async function expectTarget(tables: PkiTables, target: string): Promise<CertificateRecord> {
  if (target.includes(':') && !/^[0-9a-f]{2}:/i.test(target)) {
    const entry = await findIdentity(tables, target)
    const records = await tables.certificates.byIdentity(entry?.identity ?? target)
    const found = records.find(
      ({ der, state }) => der && state === 'good' && opensSessions(parseCertificate(der)),
    )
    if (found) return found
    throw new SaidFault('not-found', 'renew.nothing', { identity: target.slice(0, 80) })
  }
  const serial = normalizeSerial(target)
  const record = await tables.certificates.bySerial(serial)
  if (!record || record.state === 'reserved')
    throw new SaidFault('not-found', 'pki.serial-unknown', { serial })
  return record
}

/** The order that `record` would be issued by today. */
async function orderLike(
  { store }: AuthorityDeps,
  { der, identity, profile, serial }: CertificateRecord,
): Promise<Omit<CertificateOrder, 'actor'>> {
  const { holder } = expectProfileName(profile)
  const current = der && parseCertificate(der)
  const common = { profile, identity, replaces: serial }
  if (!current) return common
  if (holder === 'server') return { ...common, ...serverNames(current) }
  return { ...common, ...(await ownMailboxes({ store }, identity, current)) }
}

/** The addresses of a certificate that its holder still has. */
async function ownMailboxes(
  { store }: Pick<AuthorityDeps, 'store'>,
  identity: string,
  { altNames }: Certificate,
): Promise<{ mailboxes: string[] }> {
  const owned = await store.read((tables) => tables.mailboxes.byOwner(identity))
  const mailboxes = altNames.email.filter((address) =>
    owned.some((mailbox) => mailbox.address === address && mailbox.state !== 'closed'),
  )
  return { mailboxes }
}

function serverNames(
  certificate: Certificate,
): Pick<CertificateOrder, 'dnsNames' | 'ipAddresses' | 'organisation'> {
  const { altNames, subject } = certificate
  const organisation = attributeOf(subject, 'O')
  return {
    ...{ dnsNames: altNames.dns, ipAddresses: altNames.ip },
    ...(organisation === undefined ? {} : { organisation }),
  }
}
