/** Making the authorities of a new trust space: a root, and one issuing CA for each kind of holder. */

import { Fault } from '../../server/base/index.js'
import type { AuthorityRecord, PkiTables } from '../directory/index.js'
import { authorityNames, type AuthorityName, type AuthorityRole } from '../profiles/index.js'
import type { Certificate, Signer } from '../x509/index.js'
import { certifyCa, commonNameOf, roleOf, rootName, type CaIssuer } from './ca-certificate.js'
import {
  crlLifetimeMs,
  offlineCrlLifetimeMs,
  randomSerial,
  wholeSecond,
  type AuthorityDeps,
} from './deps.js'
import { signLists, storeLists, type SignedLists } from './crls.js'
import { makeResponder } from './responders.js'
import type { KeptKey } from './signers.js'
import type { SubjectValues } from './template.js'
import { urlsOf } from './urls.js'

export interface NewTrustSpace {
  /** Stands in OU of every CA, e.g. `Hôpital de démonstration`. */
  readonly name: string
  /** Stands in O; `Pli` when left out. */
  readonly organisation?: string
  /** Key of the CAs, `rsa-3072` when left out. */
  readonly keyType?: string
  /** The key of an offline root, which the store never sees; made and kept in the store when left out. */
  readonly root?: Signer
  /** Where the key of an issuing CA is made: `file:/path`, `pkcs11:…`; in the store when left out. */
  readonly places?: Partial<Record<AuthorityRole, string>>
  readonly actor: string
}

interface Made {
  readonly name: AuthorityRole
  readonly key: KeptKey
  readonly certificate: Certificate
}

/** Makes and records the four authorities with their first CRLs and OCSP responders. Fault already-exists when there are any. */
export async function initAuthorities(
  deps: AuthorityDeps,
  space: NewTrustSpace,
): Promise<Certificate[]> {
  await deps.store.read(expectNone)
  const made = await makeAll(deps, space)
  const now = wholeSecond(deps.clock.now())
  const founded: NewAuthority[] = []
  for (const one of made) founded.push(await newAuthority(deps, one, now))
  await deps.store.write(async (tables) => {
    await expectNone(tables)
    for (const one of founded) await enterAuthority(tables, one)
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
  for (const { record } of founded) await foundResponder(deps, record, made, space.actor)
  return made.map(({ certificate }) => certificate)
}

/** The key of an offline root is here this once. */
async function foundResponder(
  deps: AuthorityDeps,
  record: AuthorityRecord,
  made: readonly Made[],
  actor: string,
): Promise<void> {
  const signer = made.find(({ name }) => name === record.name)?.key.signer
  if (signer) await makeResponder(deps, record, actor, signer)
}

async function expectNone(tables: PkiTables): Promise<void> {
  if ((await tables.authorities.list()).length > 0)
    throw new Fault('already-exists', 'the authorities of this trust space have been made already')
}

async function makeAll(deps: AuthorityDeps, space: NewTrustSpace): Promise<Made[]> {
  const now = deps.clock.now()
  const keys = await makeKeys(deps, space)
  const [root] = keys
  if (!root) throw new Fault('unavailable', 'no key could be made')
  const issuer: CaIssuer = {
    name: rootName(subjectOf('root', space)),
    signer: root.key.signer,
    notAfter: Infinity,
  }
  return Promise.all(
    keys.map(async ({ name, key }) => {
      const order = {
        ...{ name, subject: subjectOf(name, space), publicKey: key.signer.publicKey },
        ...{ serial: randomSerial(deps), urls: urlsOf(deps, 'root') },
      }
      return { name, key, certificate: await certifyCa(order, issuer, now) }
    }),
  )
}

function makeKeys(
  { signers }: AuthorityDeps,
  { keyType = 'rsa-3072', root, places }: NewTrustSpace,
): Promise<{ name: AuthorityRole; key: KeptKey }[]> {
  return Promise.all(
    authorityNames.map(async (name) => ({
      name,
      key:
        name === 'root' && root
          ? { signer: root, wrappedKey: null, keyAt: null }
          : await signers.make(name, keyType, places?.[name]),
    })),
  )
}

function subjectOf(name: AuthorityRole, space: NewTrustSpace): SubjectValues {
  return {
    C: 'FR',
    O: space.organisation ?? 'Pli',
    OU: [`Espace de confiance de ${space.name}`.slice(0, 64)],
    CN: commonNameOf(name),
  }
}

/** A new authority before it is entered: its record and its first lists. */
export interface NewAuthority {
  readonly record: AuthorityRecord
  readonly lists: SignedLists
}

/** The first lists of an authority must last longer when its key goes offline. */
export async function newAuthority(
  deps: Pick<AuthorityDeps, 'settings'>,
  { name, key, certificate }: { name: AuthorityName; key: KeptKey; certificate: Certificate },
  now: number,
): Promise<NewAuthority> {
  const { signer, wrappedKey, keyAt } = key
  const offline = wrappedKey === null && keyAt === null
  const lifetimeMs = offline ? offlineCrlLifetimeMs : crlLifetimeMs
  const { subject, der } = certificate
  const draft = { name, issuer: subject, number: 1, now, lifetimeMs, entries: [] }
  const lists = await signLists(deps, draft, signer)
  const record = {
    ...{ name, role: roleOf(name), supersededAt: null, wrappedKey, keyAt },
    ...{ subject: subject.text, certificate: der, signedAt: now },
    ...{ crlNumber: 1, crlNextUpdate: lists.full.nextUpdate, revocations: 0, crlRevocations: 0 },
  }
  return { record, lists }
}

export async function enterAuthority(
  tables: PkiTables,
  { record, lists }: NewAuthority,
): Promise<void> {
  await tables.authorities.insert(record)
  await storeLists(tables, record.name, lists, 0)
}

/** Records the certificate of an authority as issued by the root. */
export async function recordCertificate(
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
