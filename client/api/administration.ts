/** What administrators ask of the gateway, as the pages see it: dates in milliseconds, protocol left behind. */

import type { Jmap } from './connect.js'
import { deskOf, type Desk } from './desk.js'
import {
  dateIn,
  dateOrNullIn,
  delegationIn,
  mailboxIn,
  msIn,
  oneOf,
  type AdministeredMailbox,
  type Delegation,
} from './mailbox-forms.js'
import {
  listIn,
  numberIn,
  objectIn,
  stringIn,
  textIn,
  textsIn,
  type JsonObject,
} from './protocol/json.js'

export const certificateStates = ['active', 'soon', 'suspended', 'revoked', 'expired'] as const
export type CertificateState = (typeof certificateStates)[number]

/** A certificate of the register. Times are milliseconds since the epoch. */
export interface RegisteredCertificate {
  /** Serial number. */
  readonly id: string
  readonly identity: string
  readonly name: string
  readonly profile: string
  readonly state: CertificateState
  readonly reason: string | null
  readonly isRenewed: boolean
  readonly notBefore: number
  readonly notAfter: number
  readonly issuedAt: number
  readonly revokedAt: number | null
}

/** A person or an organisation. */
export interface HolderCard {
  /** `rpps:…`, `finess:…`. */
  readonly id: string
  readonly kind: 'professional' | 'organisation'
  readonly name: string
  readonly state: 'active' | 'suspended'
  readonly profession: string | null
  readonly place: string | null
  readonly enrolledAt: number
  readonly mailboxes: readonly AdministeredMailbox[]
  readonly delegated: readonly Delegation[]
  readonly certificates: readonly RegisteredCertificate[]
}

export interface InventoryQuestion {
  readonly text: string
  readonly states: readonly CertificateState[]
  readonly sort: 'name' | 'notAfter' | 'createdAt'
  readonly limit: number
}

export interface InventoryPage {
  readonly total: number
  readonly counts: Readonly<Record<CertificateState, number>>
  readonly certificates: readonly RegisteredCertificate[]
}

export interface ExpiryWeeks {
  readonly weeks: readonly { readonly begins: string; readonly count: number }[]
  readonly later: number
}

export interface RevocationOrder {
  readonly serial?: string
  readonly identity?: string
  readonly reason: string
  readonly why: string
}

export interface RevocationEffect {
  readonly revoked: number
  readonly sessions: number
  readonly sessionsMs: number | null
  readonly listMs: number
}

/** What an administrator can ask. Every call throws the ApiFault of its refusal, with `sentences`. */
export interface Administration extends Desk {
  inventory(question: InventoryQuestion): Promise<InventoryPage>
  weeks(): Promise<ExpiryWeeks>
  /** Undefined when there is nobody of that identity. */
  holder(identity: string): Promise<HolderCard | undefined>
  /** People and organisations by the beginnings of their words. */
  holders(text: string, limit: number): Promise<readonly HolderCard[]>
  revoke(order: RevocationOrder): Promise<RevocationEffect>
  release(serial: string, why: string): Promise<void>
}

export function administrationOf(jmap: Pick<Jmap, 'call'>): Administration {
  const holders = async (ids: readonly string[]): Promise<readonly HolderCard[]> =>
    ids.length === 0 ? [] : listIn(await jmap.call('Holder/get', { ids }), 'list').map(holderIn)
  return {
    ...deskOf(jmap),
    async inventory({ text, states, sort, limit }) {
      const asked = { text, states, sort, limit }
      const found = await jmap.call('Certificate/query', asked)
      const ids = textsIn(found, 'ids')
      const got = ids.length === 0 ? {} : await jmap.call('Certificate/get', { ids })
      return {
        total: numberIn(found, 'total', 0),
        counts: countsIn(objectIn(found, 'counts')),
        certificates: listIn(got, 'list').map(certificateIn),
      }
    },
    async weeks() {
      const told = await jmap.call('Certificate/weeks')
      const weeks = listIn(told, 'weeks').map((one) => ({
        begins: stringIn(one, 'begins'),
        count: numberIn(one, 'count', 0),
      }))
      return { weeks, later: numberIn(told, 'later', 0) }
    },
    holder: async (identity) => (await holders([identity]))[0],
    async holders(text, limit) {
      return holders(textsIn(await jmap.call('Holder/query', { text, limit }), 'ids'))
    },
    async revoke(order) {
      const effect = await jmap.call('Certificate/revoke', { ...order })
      return {
        revoked: listIn(effect, 'revoked').length,
        sessions: numberIn(effect, 'sessions', 0),
        sessionsMs: msIn(effect, 'sessionsMs'),
        listMs: numberIn(effect, 'listMs', 0),
      }
    },
    async release(serial, why) {
      await jmap.call('Certificate/release', { serial, why })
    },
  }
}

const countsIn = (object: JsonObject): InventoryPage['counts'] =>
  Object.fromEntries(
    certificateStates.map((state) => [state, numberIn(object, state, 0)]),
  ) as InventoryPage['counts']

const certificateIn = (one: JsonObject): RegisteredCertificate => ({
  id: stringIn(one, 'id'),
  identity: stringIn(one, 'identity'),
  name: stringIn(one, 'name'),
  profile: stringIn(one, 'profile'),
  state: oneOf(certificateStates, stringIn(one, 'state'), 'expired'),
  reason: textIn(one, 'reason') ?? null,
  isRenewed: one['isRenewed'] === true,
  notBefore: dateIn(one, 'notBefore'),
  notAfter: dateIn(one, 'notAfter'),
  issuedAt: dateIn(one, 'issuedAt'),
  revokedAt: dateOrNullIn(one, 'revokedAt'),
})

const holderIn = (one: JsonObject): HolderCard => ({
  id: stringIn(one, 'id'),
  kind: oneOf(['professional', 'organisation'] as const, stringIn(one, 'kind'), 'organisation'),
  name: stringIn(one, 'name'),
  state: oneOf(['active', 'suspended'] as const, stringIn(one, 'state'), 'suspended'),
  profession: textIn(one, 'profession') ?? null,
  place: textIn(one, 'place') ?? null,
  enrolledAt: dateIn(one, 'enrolledAt'),
  mailboxes: listIn(one, 'mailboxes').map(mailboxIn),
  delegated: listIn(one, 'delegated').map(delegationIn),
  certificates: listIn(one, 'certificates').map(certificateIn),
})
