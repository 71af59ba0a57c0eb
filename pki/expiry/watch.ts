/** What will end, and when somebody has to be told: certificates of every kind, lists, and what others bring. */

import type { ForeignCa } from '../foreign/index.js'
import type { PublishedAuthority } from '../authority/index.js'
import type { CertificateRecord } from '../directory/index.js'

/** `white-list` is for the signed list of operators, once there is one. */
export const endingKinds = [
  'leaf',
  'server',
  'responder',
  'issuing-ca',
  'root',
  'crl',
  'foreign-ca',
  'foreign-list',
  'white-list',
] as const
export type EndingKind = (typeof endingKinds)[number]

/** Something that ends. */
export interface Ending {
  readonly kind: EndingKind
  /** The same for the same thing at every look: a serial number, a fingerprint, a name. */
  readonly id: string
  /** As people know it. */
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly endsAt: number
  /** Identity string of who holds it; null for what the administrators answer for. */
  readonly holder: string | null
}

/** A source of endings; one value and one line in `endingSources` adds what is to be watched. */
export type EndingSource = (from: EndingOrigins) => AsyncIterable<Ending>

/** Where the sources look. */
export interface EndingOrigins {
  authorities(): Promise<readonly PublishedAuthority[]>
  certificates(page: { after: string; limit: number }): Promise<readonly CertificateRecord[]>
  foreign(): Promise<readonly ForeignCa[]>
  /** What sources beyond this room add, such as the white list. */
  others?(): Promise<readonly Ending[]>
}

const pageSize = 500

async function* leafs(from: EndingOrigins): AsyncIterable<Ending> {
  // Who has a later certificate for the same use has renewed the one that ends.
  const latest = new Map<string, CertificateRecord>()
  for (let after = ''; ;) {
    const page = await from.certificates({ after, limit: pageSize })
    for (const record of page) {
      if (record.state !== 'good' || isAuthorityOwn(record)) continue
      const key = `${record.identity} ${record.profile}`
      const known = latest.get(key)
      if (!known || known.notAfter < record.notAfter) latest.set(key, record)
    }
    after = page.at(-1)?.serial ?? ''
    if (page.length < pageSize) break
  }
  for (const { serial, identity, profile, notAfter } of latest.values()) {
    const kind = kindOf(identity)
    yield {
      ...{ kind, id: serial, name: `${identity} (${profile})` },
      ...{ endsAt: notAfter, holder: kind === 'leaf' ? identity : null },
    }
  }
}

/** Authorities have a source of their own. */
const isAuthorityOwn = ({ identity }: CertificateRecord): boolean =>
  identity.startsWith('authority:')

function kindOf(identity: string): EndingKind {
  if (identity.startsWith('server:')) return 'server'
  return identity.startsWith('responder:') ? 'responder' : 'leaf'
}

async function* authorities(from: EndingOrigins): AsyncIterable<Ending> {
  for (const { name, certificate, crlNextUpdate } of await from.authorities()) {
    const { fingerprint: id, notAfter: endsAt, subject } = certificate
    const kind = name === 'root' ? 'root' : 'issuing-ca'
    yield { kind, id, name: subject.text, endsAt, holder: null }
    yield { kind: 'crl', id: name, name: subject.text, endsAt: crlNextUpdate, holder: null }
  }
}

async function* ofOthers(from: EndingOrigins): AsyncIterable<Ending> {
  for (const { fingerprint, subject, notAfter, full, delta } of await from.foreign()) {
    yield { kind: 'foreign-ca', id: fingerprint, name: subject, endsAt: notAfter, holder: null }
    for (const list of [full, delta])
      if (list && list.nextUpdate !== null) {
        const id = `${fingerprint} ${list.kind}`
        yield { kind: 'foreign-list', id, name: subject, endsAt: list.nextUpdate, holder: null }
      }
  }
}

async function* beyond(from: EndingOrigins): AsyncIterable<Ending> {
  yield* (await from.others?.()) ?? []
}

export const endingSources: readonly EndingSource[] = [leafs, authorities, ofOthers, beyond]

/** Everything that will end or has ended, soonest first. */
export async function endingsOf(origins: EndingOrigins): Promise<Ending[]> {
  const found: Ending[] = []
  for (const source of endingSources) for await (const ending of source(origins)) found.push(ending)
  return found.sort((a, b) => a.endsAt - b.endsAt)
}

const hour = 3_600_000
const day = 24 * hour

/** How long before the end of a certificate somebody is told. */
export const certificateThresholds = [60 * day, 30 * day, 14 * day, 7 * day, day] as const
/** Responders live for 60 days and are made anew at half of that: a fortnight before the end something is wrong already. */
export const responderThresholds = [14 * day, 7 * day, day] as const
/** Lists live for a week and are made anew at half of that: two days before the end something is wrong already. */
export const listThresholds = [2 * day, day, 6 * hour, hour, 0] as const

/** Lists end every few days, and are made anew long before. */
export const isList = (kind: EndingKind): boolean => kind === 'crl' || kind.endsWith('-list')

function thresholdsOf(kind: EndingKind): readonly number[] {
  if (isList(kind)) return listThresholds
  return kind === 'responder' ? responderThresholds : certificateThresholds
}

/** Made anew by the gateway itself, long before they end. */
export const renewsItself = (kind: EndingKind): boolean => isList(kind) || kind === 'responder'

/** The narrowest threshold that `ending` has passed at `at`; undefined while there is time, and once a certificate has ended. */
export function thresholdOf({ kind, endsAt }: Ending, at: number): number | undefined {
  const left = endsAt - at
  if (!isList(kind) && left <= 0) return undefined
  return thresholdsOf(kind)
    .filter((threshold) => left <= threshold)
    .at(-1)
}
