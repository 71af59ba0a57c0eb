/** Making the authorities of a new trust space: a root, and one issuing CA for each kind of holder. */

import { Fault } from '../../server/base/index.js'
import type { AuthorityRecord, PkiTables } from '../directory/index.js'
import {
  authorityNames,
  checkProfile,
  issuingCa,
  policiesOf,
  rootCa,
  type AuthorityName,
} from '../profiles/index.js'
import {
  composeCertificate,
  composeCrl,
  keySigner,
  type Certificate,
  type DistinguishedName,
  type Signer,
} from '../x509/index.js'
import {
  crlLifetimeMs,
  randomSerial,
  skewMs,
  wholeSecond,
  yearsAfter,
  type AuthorityDeps,
} from './deps.js'
import { expectProfile } from './issue.js'
import { makeKey, wrapKey, type KeyPair } from './keys.js'
import { subjectFor, templateFor, type SubjectValues } from './template.js'

export interface NewTrustSpace {
  /** Stands in OU of every CA, e.g. `Hôpital de démonstration`. */
  readonly name: string
  /** Stands in O; `Pli` when left out. */
  readonly organisation?: string
  /** Key of the CAs, `rsa-3072` when left out. */
  readonly keyType?: string
  readonly actor: string
}

const commonNames: Record<AuthorityName, string> = {
  root: 'AC racine Pli',
  people: 'AC Pli Personnes',
  organisations: 'AC Pli Organisations',
  servers: 'AC Pli Serveurs',
}

interface Made {
  readonly name: AuthorityName
  readonly keys: KeyPair
  readonly certificate: Certificate
}

/** Makes and records the four authorities with their first CRLs. Fault already-exists when there are any. */
export async function initAuthorities(
  deps: AuthorityDeps,
  space: NewTrustSpace,
): Promise<Certificate[]> {
  await deps.store.read(expectNone)
  const made = await makeAll(deps, space)
  const now = wholeSecond(deps.clock.now())
  const records: AuthorityRecord[] = []
  for (const authority of made) records.push(await recordFor(deps, authority, now))
  await deps.store.write(async (tables) => {
    await expectNone(tables)
    for (const record of records) await tables.authorities.insert(record)
    for (const { name, certificate } of made)
      await recordCertificate(tables, name, certificate, now)
    await tables.revision.bump()
    for (const { name, certificate } of made)
      await tables.journal.record({
        kind: 'authority.created',
        actor: space.actor,
        facts: { authority: name, serial: certificate.serial, subject: certificate.subject.text },
      })
  })
  return made.map(({ certificate }) => certificate)
}

async function expectNone(tables: PkiTables): Promise<void> {
  if ((await tables.authorities.list()).length > 0)
    throw new Fault('already-exists', 'the authorities of this trust space have been made already')
}

async function makeAll(deps: AuthorityDeps, space: NewTrustSpace): Promise<Made[]> {
  const keyType = space.keyType ?? 'rsa-3072'
  const keys = await Promise.all(authorityNames.map(() => makeKey(keyType)))
  const pairs = authorityNames.flatMap((name, i) => {
    const pair = keys[i]
    return pair ? [{ name, pair }] : []
  })
  const [root] = pairs
  if (!root) throw new Fault('unavailable', 'no key could be made')
  const issuer = subjectFor(rootCa, subjectOf('root', space))
  const signer = keySigner(root.pair.privateKey)
  return Promise.all(
    pairs.map(async ({ name, pair }) => ({
      name,
      keys: pair,
      certificate: await certify(deps, space, name, pair, { issuer, signer }),
    })),
  )
}

function subjectOf(name: AuthorityName, space: NewTrustSpace): SubjectValues {
  return {
    C: 'FR',
    O: space.organisation ?? 'Pli',
    OU: [`Espace de confiance de ${space.name}`.slice(0, 64)],
    CN: commonNames[name],
  }
}

async function certify(
  deps: AuthorityDeps,
  space: NewTrustSpace,
  name: AuthorityName,
  { publicKey }: KeyPair,
  { issuer, signer }: { issuer: DistinguishedName; signer: Signer },
): Promise<Certificate> {
  const profile = name === 'root' ? rootCa : issuingCa
  const now = wholeSecond(deps.clock.now())
  const crlUrl = name === 'root' ? undefined : deps.settings.crlUrl?.('root')
  const template = templateFor(
    profile,
    { subject: subjectOf(name, space), publicKey },
    { name: issuer, publicKey: signer.publicKey, ...(crlUrl ? { crlUrl } : {}) },
    {
      serial: randomSerial(deps),
      notBefore: now - skewMs,
      notAfter: yearsAfter(now, profile.years),
      policies: name === 'root' ? [] : policiesOf(name),
    },
  )
  const certificate = await composeCertificate(template, signer)
  expectProfile(checkProfile(certificate, profile))
  return certificate
}

async function recordFor(
  { vault }: AuthorityDeps,
  { name, keys, certificate }: Made,
  now: number,
): Promise<AuthorityRecord> {
  const nextUpdate = now + crlLifetimeMs
  const crl = await composeCrl(
    { issuer: certificate.subject, number: 1, thisUpdate: now - skewMs, nextUpdate, entries: [] },
    keySigner(keys.privateKey),
  )
  return {
    name,
    subject: certificate.subject.text,
    certificate: certificate.der,
    wrappedKey: wrapKey(vault, name, keys.privateKey),
    crl: crl.der,
    crlNumber: 1,
    crlNextUpdate: nextUpdate,
    ...{ revocations: 0, crlRevocations: 0 },
    signedAt: now,
  }
}

async function recordCertificate(
  { certificates }: PkiTables,
  name: AuthorityName,
  { serial, fingerprint, der, issuer, subject, notBefore, notAfter }: Certificate,
  now: number,
): Promise<void> {
  await certificates.reserve({
    ...{ serial, notBefore, notAfter },
    authority: 'root',
    identity: `authority:${name}`,
    profile: name === 'root' ? 'root-ca' : 'issuing-ca',
    state: 'reserved',
    ...{ fingerprint: null, der: null, reason: null, revokedAt: null },
    issuer: issuer.text,
    subject: subject.text,
    createdAt: now,
  })
  await certificates.publish(serial, { fingerprint, der })
}
