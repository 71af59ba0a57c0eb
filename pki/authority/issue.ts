/**
 * Issuing one certificate: reserve its serial, sign, check, then publish it together with what it is for.
 * So no certificate is handed over unrecorded, whatever moment the process dies at.
 */

import type { KeyObject } from 'node:crypto'
import { Fault, SaidFault, type Verdict } from '../../server/base/index.js'
import type { AuthorityRecord, PkiTables } from '../directory/index.js'
import { lint, type Finding } from '../lint/index.js'
import { checkProfile, type AuthorityName, type Profile } from '../profiles/index.js'
import {
  composeCertificate,
  parseCertificate,
  unsigned,
  type Certificate,
  type CertificateTemplate,
} from '../x509/index.js'
import { endOf, randomSerial, skewMs, wholeSecond, type AuthorityDeps } from './deps.js'
import { templateFor, type Holder } from './template.js'
import { urlsOf } from './urls.js'

export interface Order extends Holder {
  readonly profile: Profile
  /** Who issues what each authority issues for itself. */
  readonly by?: AuthorityRecord
  /** When it ends, if not as its profile says. */
  readonly notAfter?: number
  readonly identity: string
  readonly actor: string
  /** Serial of the certificate that this one succeeds. */
  readonly replaces?: string | undefined
  /** Compose and check, but record and sign nothing: what comes back has an empty signature. */
  readonly dryRun?: boolean | undefined
  /** Run when reserving and again when publishing: a Fault refuses the order. Reads only. */
  check?(tables: PkiTables): Promise<void>
  /** Run in the unit that publishes: what the certificate comes with. */
  enter?(tables: PkiTables, certificate: Certificate): Promise<void>
}

/** Issues what `order` asks for. Fault syntax, conflict, denied, unavailable; nothing is recorded of what is refused. */
export async function issue(deps: AuthorityDeps, order: Order): Promise<Certificate> {
  const authority = order.by ?? (await expectAuthority(deps, order.profile.issuedBy))
  const issuer = parseCertificate(authority.certificate)
  expectPolicy(authority, issuer, order.profile)
  const template = compose(deps, order, authority, issuer)
  // Judged before it is signed: a signature cannot be taken back.
  const draft = await composeCertificate(template, unsigned(expectUsable(authority, issuer)))
  expectProfile(checkProfile(draft, order.profile))
  const { profile } = order
  expectClean(lint({ der: draft.der, issuer, profile, isDraft: true }))
  if (order.dryRun) {
    await deps.store.read(async (tables) => order.check?.(tables))
    return draft
  }
  await deps.store.write(async (tables) => {
    await order.check?.(tables)
    await reserve(tables, deps, order, authority.name, template)
  })
  const certificate = await composeCertificate(template, await deps.signers.open(authority))
  expectProfile(checkProfile(certificate, order.profile))
  expectClean(lint({ der: certificate.der, issuer, profile }))
  await deps.store.write((tables) => publish(tables, order, certificate))
  return certificate
}

/** The first broken rule is told; what only should be otherwise is issued. */
function expectClean(findings: readonly Finding[]): void {
  const worst = findings.find(({ level }) => level === 'error')
  if (!worst) return
  const { rule, spec, found } = worst
  throw new SaidFault('syntax', 'issue.lint', { rule, spec, found })
}

/** What an authority lists it may issue, and nothing else: others refuse what goes beyond (`wrong-issuer`). */
function expectPolicy({ name }: AuthorityRecord, issuer: Certificate, profile: Profile): void {
  if (profile.policy === undefined || issuer.policies.includes(profile.policy)) return
  throw new SaidFault('conflict', 'issue.policy-not-listed', { name, profile: profile.name })
}

function expectUsable({ name }: AuthorityRecord, { publicKey }: Certificate): KeyObject {
  if (!publicKey) throw new Fault('corrupt', `the authority "${name}" has no usable key`)
  return publicKey
}

/** The generation of a role that issues now. Fault not-found. */
export async function expectAuthority(
  { store }: AuthorityDeps,
  name: Profile['issuedBy'],
): Promise<AuthorityRecord> {
  if (name === 'each')
    throw new Fault('denied', 'an authority issues such a certificate for itself alone')
  const found = await store.read((tables) => tables.authorities.current(name))
  if (!found)
    throw new Fault('not-found', `the authority "${name}" has not been made: run "pli init"`)
  return found
}

function compose(
  deps: AuthorityDeps,
  order: Order,
  authority: AuthorityRecord,
  ca: Certificate,
): CertificateTemplate {
  const publicKey = expectUsable(authority, ca)
  const now = wholeSecond(deps.clock.now())
  if (now >= ca.notAfter)
    throw new Fault('unavailable', `the authority "${authority.name}" has expired`)
  return templateFor(
    order.profile,
    order,
    { name: ca.subject, publicKey, urls: urlsOf(deps, authority.name) },
    {
      serial: randomSerial(deps),
      notBefore: now - skewMs,
      // Nothing outlives what it hangs from.
      notAfter: Math.min(order.notAfter ?? endOf(now, order.profile), ca.notAfter),
    },
  )
}

async function reserve(
  tables: PkiTables,
  deps: AuthorityDeps,
  order: Order,
  name: AuthorityName,
  template: CertificateTemplate,
): Promise<void> {
  const now = deps.clock.now()
  await expectClock(tables, name, now)
  await tables.certificates.reserve({
    serial: template.serial,
    authority: name,
    identity: order.identity,
    profile: order.profile.name,
    state: 'reserved',
    issuer: template.issuer.text,
    subject: template.subject.text,
    notBefore: template.notBefore,
    notAfter: template.notAfter,
    ...{ fingerprint: null, der: null, reason: null, revokedAt: null },
    createdAt: now,
  })
}

/** Refuses to sign when the clock is behind an earlier signature: the dates would be wrong for years. */
export async function expectClock(
  tables: PkiTables,
  name: AuthorityName,
  now: number,
): Promise<void> {
  const record = await tables.authorities.get(name)
  if (record && now < record.signedAt - skewMs)
    throw new SaidFault('unavailable', 'pki.clock-behind', {
      name,
      at: new Date(record.signedAt).toISOString(),
    })
  await tables.authorities.setSignedAt(name, now)
}

async function publish(tables: PkiTables, order: Order, certificate: Certificate): Promise<void> {
  const { serial, fingerprint, der } = certificate
  await order.check?.(tables)
  await order.enter?.(tables, certificate)
  await tables.certificates.publish(serial, { fingerprint, der })
  await tables.revision.bump()
  await tables.journal.record({
    kind: 'certificate.issued',
    actor: order.actor,
    facts: {
      ...{ serial, fingerprint, identity: order.identity, profile: order.profile.name },
      ...(order.replaces === undefined ? {} : { replaces: order.replaces }),
    },
  })
}

/** A certificate that breaks its own profile is our fault, or that of a value that does not fit. */
export function expectProfile(verdict: Verdict): void {
  if (verdict.admitted) return
  const { field = '', expected = '', found = '' } = verdict.facts
  throw new Fault(
    'syntax',
    `the certificate would break its profile: ${field} "${found}", not ${expected}`,
  )
}
