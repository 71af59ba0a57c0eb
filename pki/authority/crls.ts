/** Signing revocation lists, full and delta: after every revocation, and ahead of the next update. */

import { Fault, isFault } from '../../server/base/index.js'
import type { AuthorityRecord, CrlBase, PkiTables } from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'
import {
  composeCrl,
  parseCertificate,
  removeFromCrl,
  type Crl,
  type DistinguishedName,
  type RevokedEntry,
  type Signer,
} from '../x509/index.js'
import {
  crlLifetimeMs,
  dayMs,
  offlineCrlLifetimeMs,
  skewMs,
  wholeSecond,
  type AuthorityDeps,
} from './deps.js'
import { expectClock } from './issue.js'
import { urlsOf } from './urls.js'

/** Revoked certificates that are read at a time. */
const pageSize = 5000
/** A delta of more than this begins from a later list. */
const maxChanges = 20_000

/** A full list, and what changed since the oldest one that somebody may still hold. */
export interface SignedLists {
  readonly full: Crl
  readonly delta: Crl
}

export interface ListDraft {
  readonly name: AuthorityName
  readonly issuer: DistinguishedName
  /** Of both lists (RFC 5280 §5.2.4). */
  readonly number: number
  /** Milliseconds since the epoch, a whole second. */
  readonly now: number
  /** Of the full list; the delta lives a day at most, the root's as long. */
  readonly lifetimeMs: number
  readonly entries: readonly RevokedEntry[] | AsyncIterable<readonly RevokedEntry[]>
  /** What the delta begins from, and the serial numbers that changed since; the full list itself when left out. */
  readonly since?: { readonly number: number; readonly changed: readonly string[] } | undefined
}

/**
 * How long a delta lives. The root's lives as long as its full list: its key may be elsewhere, and a delta that
 * nobody can renew must not be the first to end.
 */
const deltaLifetimeMs = (name: AuthorityName, lifetimeMs: number): number =>
  name === 'root' ? lifetimeMs : dayMs

/** Composes and signs both lists; stores nothing. */
export async function signLists(
  deps: Pick<AuthorityDeps, 'settings'>,
  draft: ListDraft,
  signer: Signer,
): Promise<SignedLists> {
  const { name, issuer, number, now, lifetimeMs, entries, since } = draft
  const urls = urlsOf(deps, name)
  const common = { issuer, number, thisUpdate: now - skewMs }
  const full = await composeCrl(
    {
      ...{ ...common, entries, nextUpdate: now + lifetimeMs },
      ...(urls ? { freshestUrls: [urls.delta] } : {}),
    },
    signer,
  )
  const changed = (since?.changed ?? []).map(
    (serial) => full.entries.get(serial) ?? { serial, revokedAt: now, reason: removeFromCrl },
  )
  const delta = await composeCrl(
    {
      ...{ ...common, entries: changed, nextUpdate: now + deltaLifetimeMs(name, lifetimeMs) },
      baseNumber: since?.number ?? number,
    },
    signer,
  )
  return { full, delta }
}

/** Keeps both lists, unless later ones are there; returns whether it did. `revocations`: the changes they tell of. */
export async function storeLists(
  tables: PkiTables,
  name: AuthorityName,
  { full, delta }: SignedLists,
  revocations: number,
): Promise<boolean> {
  const number = Number(full.number)
  const { nextUpdate } = full
  if (!(await tables.crls.set(name, 'full', { number, nextUpdate, der: full.der }))) return false
  await tables.crls.set(name, 'delta', {
    ...{ number, nextUpdate: delta.nextUpdate, der: delta.der },
  })
  await tables.crls.addBase(name, { number, nextUpdate, revocations })
  await tables.crls.forget(name, full.thisUpdate)
  await tables.authorities.setCrl(name, { number, nextUpdate, revocations })
  return true
}

export interface ListSigning {
  /** Of an authority whose key is not on this machine. */
  readonly signer?: Signer
  /** Of the full list. */
  readonly lifetimeMs?: number
}

/** Signs and stores new lists of `name` that tell of every revocation so far. Fault not-found, unavailable. */
export async function refreshCrl(
  deps: AuthorityDeps,
  name: AuthorityName,
  actor: string,
  by: ListSigning = {},
): Promise<SignedLists> {
  const now = wholeSecond(deps.clock.now())
  const { record, number, since } = await deps.store.write((tables) => begin(tables, name, now))
  const issuer = parseCertificate(record.certificate).subject
  const usual = deps.signers.holds(record) ? crlLifetimeMs : offlineCrlLifetimeMs
  const { lifetimeMs = usual } = by
  // A certificate stays listed past its end, for one list more than needed (RFC 5280 §3.3).
  const entries = revokedPages(deps, name, now - lifetimeMs - dayMs)
  const lists = await signLists(
    deps,
    { name, issuer, number, now, lifetimeMs, entries, since },
    by.signer ?? (await deps.signers.open(record)),
  )
  await deps.store.write(async (tables) => {
    if (!(await storeLists(tables, name, lists, record.revocations))) return
    await tables.revision.bump()
    await tables.journal.record({
      kind: 'crl.issued',
      actor,
      facts: {
        ...{ authority: name, number: String(number) },
        entries: String(lists.full.entries.size),
        ...{ since: lists.delta.baseNumber ?? '', changes: String(lists.delta.entries.size) },
      },
    })
  })
  return lists
}

interface Begun {
  readonly record: AuthorityRecord
  readonly number: number
  readonly since: ListDraft['since']
}

/** What is revoked after this unit may be listed or not: its own list follows. */
async function begin(tables: PkiTables, name: AuthorityName, now: number): Promise<Begun> {
  const record = await tables.authorities.get(name)
  if (!record) throw new Fault('not-found', `the authority "${name}" has not been made`)
  await expectClock(tables, name, now)
  const { revocations } = record
  const base = (await tables.crls.bases(name)).find(
    (one: CrlBase) => one.nextUpdate > now && one.revocations >= revocations - maxChanges,
  )
  const since = base && {
    number: base.number,
    changed: await tables.crls.changes(name, base.revocations, revocations),
  }
  return { record, since, number: await tables.authorities.nextCrlNumber(name) }
}

async function* revokedPages(
  { store }: AuthorityDeps,
  name: AuthorityName,
  expiry: number,
): AsyncGenerator<readonly RevokedEntry[]> {
  for (let after = ''; ;) {
    const from = after
    const page = await store.read((tables) =>
      tables.certificates.revoked(name, expiry, { after: from, limit: pageSize }),
    )
    yield page
    if (page.length < pageSize) return
    after = page.at(-1)?.serial ?? ''
  }
}

/** Are new lists wanted: a revocation is not told of yet, or half of the life of one of them is over? */
export function isCrlDue(record: AuthorityRecord, now: number): boolean {
  if (record.revocations > record.crlRevocations || record.crlNumber === 0) return true
  const issuedAt = record.crlNextUpdate - crlLifetimeMs
  return now > issuedAt + deltaLifetimeMs(record.name, crlLifetimeMs) / 2
}

/**
 * Signs every list that is due; authorities whose key is elsewhere are left alone. Returns their names. When a key is not
 * within reach, the others are signed before its Fault is thrown.
 */
export async function refreshDueCrls(deps: AuthorityDeps, actor: string): Promise<AuthorityName[]> {
  const records = await deps.store.read((tables) => tables.authorities.list())
  const now = deps.clock.now()
  const due = records.filter((r) => deps.signers.holds(r) && isAlive(r, now) && isCrlDue(r, now))
  const faults: Fault[] = []
  for (const { name } of due)
    await refreshCrl(deps, name, actor).catch((error: unknown) => {
      if (!isFault(error)) throw error
      faults.push(error)
    })
  const [first] = faults
  if (first) throw first
  return due.map(({ name }) => name)
}

/** Nobody believes a list of an authority that has ended, and none of its certificates is good. */
const isAlive = ({ certificate }: AuthorityRecord, now: number): boolean =>
  now < parseCertificate(certificate).notAfter
