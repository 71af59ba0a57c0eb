/** Which authorities of others are trusted, for whom, and by what their certificates are known to be revoked. */

import { createHash } from 'node:crypto'
import { limits, SaidFault, type Clock } from '../../server/base/index.js'
import type {
  Audience,
  ForeignAuthorityRecord,
  ForeignListKind,
  ForeignListState,
  PkiTables,
  RevocationSources,
} from '../directory/index.js'
import { openIssuerList } from '../verify/index.js'
import { parseCertificate, type Certificate, type Crl } from '../x509/index.js'
import { isHttpUrl } from './fetch.js'

/** An authority as an administrator sees it. */
export interface ForeignCa extends ForeignAuthorityRecord {
  /** None when it is only known, as one that issues below an authority that is trusted. */
  readonly audiences: readonly Audience[]
  readonly full: ForeignListState | undefined
  readonly delta: ForeignListState | undefined
}

export interface NewAuthority {
  readonly certificate: Certificate
  /** Left out for an authority that is only to be known, with its sources. */
  readonly audience?: Audience
  /** What is left out stays as it is, or is not there. */
  readonly sources?: Partial<RevocationSources>
  /** DER. */
  readonly crl?: Buffer
  readonly actor: string
}

/** What was known of a list that is now stored; kept for the next question to its server. */
export interface ListMarks {
  readonly etag: string | null
  readonly modified: string | null
  readonly nextTry: number
}

export const noMarks: ListMarks = { etag: null, modified: null, nextTry: 0 }

export async function listAuthorities(t: PkiTables): Promise<ForeignCa[]> {
  const [records, trusts, lists] = [
    await t.foreign.authorities(),
    await t.foreign.trusts(),
    await t.foreign.lists(),
  ]
  return records.map((record) => {
    const { fingerprint } = record
    const list = (kind: ForeignListKind): ForeignListState | undefined =>
      lists.find((l) => l.fingerprint === fingerprint && l.kind === kind)
    const mine = trusts.filter((trust) => trust.fingerprint === fingerprint)
    const audiences = mine.map(({ audience }) => audience)
    return { ...record, audiences, full: list('full'), delta: list('delta') }
  })
}

export async function addAuthority(
  t: PkiTables,
  clock: Clock,
  { certificate, audience, sources = {}, crl, actor }: NewAuthority,
): Promise<void> {
  const { fingerprint, subject, notAfter, der } = certificate
  if (!certificate.basicConstraints?.ca)
    throw new SaidFault('syntax', 'trust.not-an-authority', { subject: subject.text })
  const known = (await t.foreign.authorities()).find((a) => a.fingerprint === fingerprint)
  const all = expectSources(known, sources)
  await t.foreign.addAuthority({
    ...{ fingerprint, subject: subject.text, notAfter, certificate: der, ...all },
    createdAt: clock.now(),
  })
  await t.foreign.setSources(fingerprint, all)
  if (audience) await t.foreign.addTrust(fingerprint, audience, clock.now())
  await t.revision.bump()
  await t.journal.record({
    kind: audience ? 'trust.anchor-added' : 'trust.sources-changed',
    actor,
    facts: {
      ...{ fingerprint, audience: audience ?? '', subject: subject.text },
      ...{ crlUrl: all.crlUrl ?? '', deltaUrl: all.deltaUrl ?? '', ocspUrl: all.ocspUrl ?? '' },
      revocation: all.revocation,
    },
  })
  if (crl) await storeList(t, clock, { wanted: fingerprint, der: crl, marks: noMarks, actor })
}

/** What was there, replaced where something is given, if it can work. */
function expectSources(
  known: RevocationSources | undefined,
  given: Partial<RevocationSources>,
): RevocationSources {
  const { crlUrl = null, deltaUrl = null, ocspUrl = null, revocation = 'any' } = known ?? {}
  const all: RevocationSources = { crlUrl, deltaUrl, ocspUrl, revocation, ...given }
  for (const url of [all.crlUrl, all.deltaUrl, all.ocspUrl])
    if (url !== null && !isHttpUrl(url))
      throw new SaidFault('unsupported', 'trust.not-http', { url })
  if (all.ocspUrl === null && (all.revocation === 'ocsp' || all.revocation === 'both'))
    throw new SaidFault('syntax', 'trust.no-responder', { policy: all.revocation })
  return {
    ...{ crlUrl: all.crlUrl, deltaUrl: all.deltaUrl },
    ...{ ocspUrl: all.ocspUrl, revocation: all.revocation },
  }
}

/** By fingerprint or the beginning of one. Fault not-found, conflict. */
export async function expectAuthority(t: PkiTables, fingerprint: string): Promise<ForeignCa> {
  const wanted = fingerprint.toLowerCase().replaceAll(':', '')
  const found = (await listAuthorities(t)).filter((a) => a.fingerprint.startsWith(wanted))
  const [authority] = found
  if (!authority || wanted.length < 8)
    throw new SaidFault('not-found', 'trust.unknown-anchor', { fingerprint })
  if (found.length > 1) throw new SaidFault('conflict', 'trust.ambiguous', { fingerprint })
  return authority
}

export async function removeAuthority(
  t: PkiTables,
  wanted: string,
  actor: string,
): Promise<ForeignCa> {
  const authority = await expectAuthority(t, wanted)
  const { fingerprint, subject } = authority
  await t.foreign.removeAuthority(fingerprint)
  await t.revision.bump()
  await t.journal.record({ kind: 'trust.anchor-removed', actor, facts: { fingerprint, subject } })
  return authority
}

/** The list, when `issuer` signed it and speaks for itself. */
function expectList(der: Buffer, issuer: Certificate): Crl {
  if (der.length > limits.crlBytes) throw new SaidFault('too-large', 'trust.list-large')
  const opened = openIssuerList(der, issuer)
  if (opened.admitted) return opened.value
  throw new SaidFault('syntax', 'trust.list-foreign', { subject: issuer.subject.text })
}

/** Keeps a newer list, whole or delta as it says itself. Fault syntax when it is not the authority's own, conflict when older. */
export async function storeList(
  t: PkiTables,
  clock: Clock,
  { wanted, der, marks, actor }: { wanted: string; der: Buffer; marks: ListMarks; actor: string },
): Promise<ForeignListKind> {
  const authority = await expectAuthority(t, wanted)
  const { fingerprint } = authority
  const issuer = parseCertificate(authority.certificate)
  const list = expectList(der, issuer)
  const kind = list.baseNumber === undefined ? 'full' : 'delta'
  const before = await t.foreign.listDer(fingerprint, kind)
  const { etag, modified, nextTry } = marks
  const state: ForeignListState = {
    ...{ fingerprint, kind, etag, modified, nextTry, nextUpdate: list.nextUpdate },
    ...{ digest: createHash('sha256').update(der).digest('hex'), checkedAt: clock.now() },
    ...{ failures: 0, problem: null },
  }
  if (before?.equals(der)) {
    await t.foreign.putListState(state)
    return kind
  }
  // Somebody between us and the list could serve yesterday's, which does not know of today's revocation.
  if (before && expectList(before, issuer).thisUpdate > list.thisUpdate)
    throw new SaidFault('conflict', 'trust.list-older', { subject: issuer.subject.text })
  await t.foreign.putList(state, der)
  await t.revision.bump()
  await t.journal.record({
    kind: 'trust.list-stored',
    actor,
    facts: {
      fingerprint,
      list: kind,
      number: list.number ?? '',
      entries: String(list.entries.size),
    },
  })
  return kind
}
