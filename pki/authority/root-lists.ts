/** The root's list by a machine apart: the gateway orders what it has to tell, and takes what the root signed. */

import { SaidFault, type Fault } from '../../server/base/index.js'
import type { PkiTables } from '../directory/index.js'
import { openCrl } from '../verify/index.js'
import {
  algorithmOf,
  isRevocationReason,
  isSignedBy,
  normalizeSerial,
  parseCertificate,
  parseCrl,
  type Certificate,
  type Crl,
  type RevokedEntry,
} from '../x509/index.js'
import { expectRootKey } from './ceremonies.js'
import { signLists, storeLists, type SignedLists } from './crls.js'
import { dayMs, skewMs, wholeSecond, type AuthorityDeps } from './deps.js'
import { expectAuthority } from './issue.js'
import { expectNow, type RootDesk } from './root-requests.js'

/** What the next list of the root has to tell; times in milliseconds since the epoch. */
export interface RootListOrder {
  readonly kind: 'pli-root-list'
  /** SHA-256 of the root's certificate, so that it is not signed by the root of another space. */
  readonly root: string
  readonly number: number
  /** Of the present list: a clock before this went back. */
  readonly after: number
  readonly entries: readonly RevokedEntry[]
  /** Where the gateway publishes; null when nowhere. */
  readonly publicUrl: string | null
}

const mostEntries = 1000

/** Everything that the root revoked, under the next number. */
export async function orderRootList(deps: AuthorityDeps): Promise<RootListOrder> {
  const root = await expectAuthority(deps, 'root')
  const { fingerprint } = parseCertificate(root.certificate)
  return deps.store.write(async (tables) => ({
    kind: 'pli-root-list',
    root: fingerprint,
    number: await tables.authorities.nextCrlNumber(root.name),
    after: root.signedAt,
    entries: await revokedByRoot(tables, deps.clock.now() - dayMs),
    publicUrl: deps.settings.publicUrl ?? null,
  }))
}

const revokedByRoot = (tables: PkiTables, expiry: number): Promise<RevokedEntry[]> =>
  tables.certificates.revoked('root', expiry, { limit: mostEntries })

/** Reads an order that came in a file. Fault syntax. */
export function parseRootListOrder(text: string): RootListOrder {
  const wrong = (): Fault => new SaidFault('syntax', 'root.order-bad')
  let value: Partial<RootListOrder>
  try {
    value = JSON.parse(text) as Partial<RootListOrder>
  } catch {
    throw wrong()
  }
  const { kind, root, number, after, entries, publicUrl = null } = value
  const whole = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0
  if (kind !== 'pli-root-list' || typeof root !== 'string') throw wrong()
  if (!whole(number) || number === 0 || !whole(after) || !Array.isArray(entries)) throw wrong()
  if (entries.length > mostEntries) throw wrong()
  if (publicUrl !== null && !/^http:\/\/[\x21-\x7e]{1,200}$/.test(String(publicUrl))) throw wrong()
  for (const { serial, revokedAt, reason } of entries as Partial<RevokedEntry>[])
    if (typeof serial !== 'string' || !whole(revokedAt) || !isRevocationReason(reason ?? ''))
      throw wrong()
  return {
    ...{ kind, root, number, after, publicUrl },
    entries: entries.map(({ serial, revokedAt, reason }: RevokedEntry) => ({
      ...{ serial: normalizeSerial(serial), revokedAt, reason },
    })),
  }
}

/** Signs an order with the root's key, at the machine where it is. SaidFault. */
export async function signRootListOrder(
  { root: fingerprint, number, after, entries, publicUrl }: RootListOrder,
  { root, signer, at }: RootDesk,
  lifetimeMs: number,
): Promise<SignedLists> {
  expectRootKey(root, signer)
  expectNow(root, at)
  if (root.fingerprint !== fingerprint) throw new SaidFault('conflict', 'root.order-other')
  if (at < after - skewMs)
    throw new SaidFault('unavailable', 'pki.clock-behind', {
      ...{ name: 'root', at: new Date(after).toISOString() },
    })
  return signLists(
    { settings: { mailDomains: [], ...(publicUrl === null ? {} : { publicUrl }) } },
    {
      ...{ name: 'root', issuer: root.subject, number, lifetimeMs, entries },
      now: wholeSecond(at),
    },
    signer,
  )
}

/**
 * Takes the full list that the root signed, and the one of changes that came with it. SaidFault when they are not the
 * root's, too old, or do not tell of everything.
 */
export async function importRootList(
  deps: AuthorityDeps,
  [fullDer, deltaDer]: readonly Buffer[],
  actor: string,
): Promise<Crl> {
  if (!fullDer || !deltaDer) throw new SaidFault('syntax', 'root.list-pair')
  const [full, delta] = [parseCrl(fullDer), parseCrl(deltaDer)]
  const record = await expectAuthority(deps, 'root')
  expectPair(parseCertificate(record.certificate), full, delta)
  const now = deps.clock.now()
  if (now >= full.nextUpdate) throw new SaidFault('conflict', 'root.list-stale')
  await deps.store.write(async (tables) => {
    const revoked = await revokedByRoot(tables, now)
    if (!revoked.every(({ serial }) => full.entries.get(serial) !== undefined))
      throw new SaidFault('conflict', 'root.list-partial')
    const present = await tables.authorities.get(record.name)
    const told = present?.revocations ?? 0
    if (!(await storeLists(tables, record.name, { full, delta }, told)))
      throw new SaidFault('conflict', 'root.list-older')
    await tables.authorities.setSignedAt(record.name, full.thisUpdate)
    await tables.revision.bump()
    await tables.journal.record({
      kind: 'crl.issued',
      actor,
      facts: {
        ...{ authority: record.name, number: String(full.number) },
        entries: String(full.entries.size),
        ...{ since: delta.baseNumber ?? '', changes: String(delta.entries.size) },
      },
    })
  })
  return full
}

/** The same number, the delta over the full list itself, both signed by the root (RFC 5280 §5.2.4). */
function expectPair(root: Certificate, full: Crl, delta: Crl): void {
  const { bytes, signature } = delta.signed
  const algorithm = algorithmOf(delta.signed)
  const good =
    full.number !== undefined &&
    openCrl(full.der, root).admitted &&
    delta.number === full.number &&
    delta.baseNumber === full.number &&
    delta.issuer.key === root.subject.key &&
    delta.scope === undefined &&
    algorithm !== undefined &&
    root.publicKey !== undefined &&
    isSignedBy(bytes, signature, algorithm, root.publicKey)
  if (!good) throw new SaidFault('denied', 'root.list-not-signed')
}
