/** The authorities of others as trust reads them: certificates, whom they speak for, and their lists, parsed once. */

import { deny, isFault, type Denial } from '../../server/base/index.js'
import type {
  Audience,
  ForeignAuthorityRecord,
  ForeignListKind,
  ForeignListState,
  PkiTables,
  RevocationPolicy,
} from '../directory/index.js'
import {
  checkSignature,
  openIssuerList,
  pointsTo,
  statusByLists,
  type IssuerLists,
} from '../verify/index.js'
import { parseCertificate, type Certificate, type Crl } from '../x509/index.js'

/** An authority of others that is trusted, or with no audience only known: it issues below one that is. */
export interface ForeignAuthority {
  readonly certificate: Certificate
  readonly audiences: readonly Audience[]
}

/** Where the state of what an authority issues is told, and what it told last. */
export interface ForeignSource extends IssuerLists {
  readonly issuer: Certificate
  readonly policy: RevocationPolicy
  readonly hasLists: boolean
  readonly ocspUrl: string | null
}

export interface ForeignMaterial {
  readonly authorities: readonly ForeignAuthority[]
  /** By the `holder` of the authority, so that a cross-certificate of it has the same. */
  readonly sources: ReadonlyMap<string, ForeignSource>
  /** Anchors that another of these authorities has revoked, by fingerprint. */
  readonly revoked: ReadonlyMap<string, Denial>
}

export const noForeign: ForeignMaterial = {
  ...{ authorities: [], sources: new Map(), revoked: new Map() },
}

/**
 * A reader of what the tables hold now. It remembers what it parsed: a list of 200,000 entries must not be read again
 * because somebody else was enrolled.
 */
export function foreignLoader(): (t: PkiTables) => Promise<ForeignMaterial> {
  const parsed = new Map<string, Crl>()
  return async (t) => {
    const records = await t.foreign.authorities()
    if (records.length === 0) return noForeign
    const trusts = await t.foreign.trusts()
    const lists = await t.foreign.lists()
    const kept = new Set<string>()
    const authorities: ForeignAuthority[] = []
    const sources = new Map<string, ForeignSource>()
    for (const record of records) {
      const certificate = parseCertificate(record.certificate)
      const mine = trusts.filter(({ fingerprint }) => fingerprint === record.fingerprint)
      authorities.push({ certificate, audiences: mine.map(({ audience }) => audience) })
      const list = (kind: ForeignListKind): Promise<Crl | undefined> =>
        readList(t, { certificate, kind, lists, parsed, kept })
      const told = { full: await list('full'), delta: await list('delta') }
      sources.set(certificate.holder, sourceOf(record, certificate, told))
    }
    for (const key of parsed.keys()) if (!kept.has(key)) parsed.delete(key)
    return { authorities, sources, revoked: revokedOf(authorities, sources) }
  }
}

function sourceOf(
  { revocation, crlUrl, ocspUrl }: ForeignAuthorityRecord,
  issuer: Certificate,
  told: IssuerLists,
): ForeignSource {
  const hasLists = crlUrl !== null || told.full !== undefined
  return { ...told, issuer, policy: revocation, hasLists, ocspUrl }
}

interface ListWish {
  readonly certificate: Certificate
  readonly kind: ForeignListKind
  readonly lists: readonly ForeignListState[]
  readonly parsed: Map<string, Crl>
  readonly kept: Set<string>
}

/** A list that is damaged is left out, so that it counts as missing. */
async function readList(
  t: PkiTables,
  { certificate, kind, lists, parsed, kept }: ListWish,
): Promise<Crl | undefined> {
  const { fingerprint } = certificate
  const state = lists.find((l) => l.fingerprint === fingerprint && l.kind === kind)
  if (!state || state.nextUpdate === null) return undefined
  const key = `${fingerprint} ${kind} ${state.digest ?? ''}`
  const known = state.digest === null ? undefined : parsed.get(key)
  const list = known ?? (await parseList(t, certificate, kind))
  if (!list) return undefined
  parsed.set(key, list)
  kept.add(key)
  return list
}

async function parseList(
  t: PkiTables,
  certificate: Certificate,
  kind: ForeignListKind,
): Promise<Crl | undefined> {
  const der = await t.foreign.listDer(certificate.fingerprint, kind)
  if (!der) return undefined
  try {
    const opened = openIssuerList(der, certificate)
    return opened.admitted ? opened.value : undefined
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}

/** A list that has expired is still right about what it revokes. */
const anyTime = Number.MAX_SAFE_INTEGER

/** An administrator who trusts a root and its issuing authority means both: what the root revokes is trusted no more. */
function revokedOf(
  authorities: readonly ForeignAuthority[],
  sources: ReadonlyMap<string, ForeignSource>,
): Map<string, Denial> {
  const found = new Map<string, Denial>()
  for (const { certificate } of authorities)
    for (const { certificate: issuer, audiences } of authorities) {
      const source = sources.get(issuer.holder)
      if (!source || issuer === certificate || audiences.length === 0) continue
      if (!pointsTo(certificate, issuer)) continue
      const status = statusByLists(certificate, issuer, source, anyTime)
      if (status.admitted || status.rule !== 'revoked') continue
      if (checkSignature(certificate, issuer).admitted)
        found.set(certificate.fingerprint, deny(status.rule, { ...status.facts }))
    }
  return found
}
