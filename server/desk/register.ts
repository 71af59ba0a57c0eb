/** The register as administrators look through it: every certificate with its holder's name and how it stands, in memory. */

import {
  displayName,
  type CertificateRecord,
  type PersonState,
  type PkiStore,
  type PkiTables,
  type ProfileName,
  type RevocationReason,
} from '../../pki/index.js'
import { fold } from '../base/index.js'

/** How a certificate stands: `soon` ends within `soonDays` and has no successor. */
export const standings = ['active', 'soon', 'suspended', 'revoked', 'expired'] as const
export type Standing = (typeof standings)[number]

/** How many days before its end a certificate is said to end soon. */
export const soonDays = 60
export const dayMs = 86_400_000

/** A certificate of somebody or something, without its octets. Times are milliseconds since the epoch. */
export interface RegisteredCertificate {
  readonly serial: string
  readonly identity: string
  /** As people know the holder. */
  readonly name: string
  readonly profile: ProfileName
  readonly notBefore: number
  readonly notAfter: number
  readonly createdAt: number
  readonly reason: RevocationReason | null
  readonly revokedAt: number | null
  /** There is a later good one of the same holder and profile. */
  readonly isRenewed: boolean
  readonly isHolderSuspended: boolean
  /** Folded words of name, identity, serial, for searching. */
  readonly words: string
}

/** Somebody or some organisation with mailboxes or certificates. */
export interface Holder {
  readonly identity: string
  readonly kind: 'professional' | 'organisation'
  readonly name: string
  readonly state: PersonState
  readonly words: string
}

export interface Snapshot {
  /** Of the directory. */
  readonly revision: number
  readonly certificates: readonly RegisteredCertificate[]
  readonly holders: readonly Holder[]
}

/** How it stands at `now`. */
export function standingOf(
  certificate: Pick<
    RegisteredCertificate,
    'reason' | 'revokedAt' | 'notAfter' | 'isRenewed' | 'isHolderSuspended'
  >,
  now: number,
): Standing {
  const { reason, revokedAt, notAfter, isRenewed, isHolderSuspended } = certificate
  if (revokedAt !== null && reason !== 'certificateHold') return 'revoked'
  if (notAfter <= now) return 'expired'
  if (revokedAt !== null || isHolderSuspended) return 'suspended'
  return !isRenewed && notAfter - now < soonDays * dayMs ? 'soon' : 'active'
}

const pageSize = 500

async function* pagesOf<T>(
  page: (after: string) => Promise<readonly T[]>,
  keyOf: (one: T) => string,
): AsyncGenerator<T> {
  for (let after = ''; ;) {
    const found = await page(after)
    yield* found
    const last = found.at(-1)
    if (last === undefined || found.length < pageSize) return
    after = keyOf(last)
  }
}

/** Kept as long as the directory's revision stands: a look costs nothing then. */
export class Register {
  readonly #store: PkiStore
  #kept: Snapshot | undefined
  #making: Promise<Snapshot> | undefined

  constructor(store: PkiStore) {
    this.#store = store
  }

  async now(): Promise<Snapshot> {
    const revision = await this.#store.read((t) => t.revision.current())
    if (this.#kept?.revision === revision) return this.#kept
    this.#making ??= this.#make(revision).finally(() => (this.#making = undefined))
    return this.#making
  }

  /** Page by page, so that nobody waits for a directory of any size. */
  async #make(revision: number): Promise<Snapshot> {
    const read = <T>(work: (tables: PkiTables) => Promise<T>): Promise<T> => this.#store.read(work)
    const holders = new Map<string, Holder>()
    const people = pagesOf(
      (after) => read((t) => t.professionals.list({ after, limit: pageSize })),
      ({ identity }) => identity,
    )
    for await (const one of people)
      holders.set(one.identity, holderOf('professional', one, displayName(one)))
    const structures = pagesOf(
      (after) => read((t) => t.organisations.list({ after, limit: pageSize })),
      ({ identity }) => identity,
    )
    for await (const one of structures)
      holders.set(one.identity, holderOf('organisation', one, one.sign ?? one.name))
    const records: Omit<CertificateRecord, 'der'>[] = []
    const certificates = pagesOf(
      (after) => read((t) => t.certificates.list({ after, limit: pageSize })),
      ({ serial }) => serial,
    )
    for await (const { der: _, ...record } of certificates) records.push(record)
    const made = {
      ...{ revision, certificates: registered(records, holders) },
      holders: [...holders.values()].sort((a, b) => a.words.localeCompare(b.words, 'fr')),
    }
    this.#kept = made
    return made
  }
}

const holderOf = (
  kind: Holder['kind'],
  { identity, state }: Pick<Holder, 'identity' | 'state'>,
  name: string,
): Holder => ({ identity, kind, name, state, words: fold(`${name} ${identity}`) })

type Held = Pick<CertificateRecord, 'notAfter' | 'createdAt'>

/** Certificates tell their end by the second; two made in one are told apart by when they were written. */
const isLater = (one: Held, other: Held): boolean =>
  one.notAfter > other.notAfter ||
  (one.notAfter === other.notAfter && one.createdAt > other.createdAt)

function registered(
  records: readonly Omit<CertificateRecord, 'der'>[],
  holders: ReadonlyMap<string, Holder>,
): RegisteredCertificate[] {
  const keyOf = ({ identity, profile }: Pick<CertificateRecord, 'identity' | 'profile'>): string =>
    `${identity} ${profile}`
  const latest = new Map<string, Held>()
  for (const one of records) {
    const known = latest.get(keyOf(one))
    if (one.state === 'good' && (!known || isLater(one, known))) latest.set(keyOf(one), one)
  }
  return records.map((one) => {
    const next = latest.get(keyOf(one))
    const { serial, identity, profile, notBefore, notAfter, createdAt, reason, revokedAt } = one
    const holder = holders.get(identity)
    const name = holder?.name ?? nameOf(identity)
    return {
      ...{ serial, identity, name, profile, notBefore, notAfter, createdAt, reason, revokedAt },
      isRenewed: next !== undefined && isLater(next, one),
      isHolderSuspended: holder?.state === 'suspended',
      words: fold(`${name} ${identity} ${serial}`),
    }
  })
}

/** Of what is no person: `server:mail.hospital.fr` is known by what follows. */
const nameOf = (identity: string): string => identity.slice(identity.indexOf(':') + 1)

/** Every word of `text` begins one of `words`. */
export function isFound(words: string, text: string): boolean {
  const padded = ` ${words}`
  return fold(text)
    .split(' ')
    .every((word) => padded.includes(` ${word}`))
}
