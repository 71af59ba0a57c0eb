/** What the gateway answers administrators, read into values for the pages. */

import {
  listIn,
  numberIn,
  objectIn,
  stringIn,
  textIn,
  textsIn,
  type JsonObject,
} from './protocol/json.js'

export interface EnrolmentOptions {
  readonly domains: readonly string[]
  readonly professions: readonly {
    readonly code: string
    /** `medecin` */
    readonly name: string
    readonly label: string
  }[]
}

/** A certificate that was just issued; octets in base64. */
export interface IssuedCertificate {
  readonly id: string
  readonly identity: string
  readonly mailbox: string | null
  readonly notAfter: number
  readonly certificate: string
  readonly chain: readonly string[]
}

export const issuedIn = (one: JsonObject): IssuedCertificate => ({
  ...{ id: stringIn(one, 'id'), identity: stringIn(one, 'identity') },
  mailbox: textIn(one, 'mailbox') ?? null,
  notAfter: Date.parse(stringIn(one, 'notAfter')),
  certificate: stringIn(one, 'certificate'),
  chain: textsIn(one, 'chain'),
})

/** A text in each language. */
type Sentence = Readonly<Record<'fr' | 'en', string>>

/** Why something is refused, in the gateway's own words. */
export interface Reason {
  readonly rule: string
  readonly fact: Sentence
  readonly remedy: Sentence
}

/** What would be answered to a certificate, or at an address. */
export interface Reasons {
  readonly about: 'certificate' | 'mailbox'
  readonly identity: string | null
  readonly name: string | null
  readonly mailboxes: readonly string[]
  /** By listener; `reason` null where it is let in. */
  readonly answers: readonly { readonly listener: string; readonly reason: Reason | null }[]
  readonly lapsed: readonly Reason[]
  /** Of a question about an address: null when there is no such mailbox. */
  readonly mailboxState: 'active' | 'suspended' | 'closed' | null
  readonly owner: string | null
}

const sentenceIn = (one: JsonObject, name: string): Sentence => {
  const said = objectIn(one, name)
  return { fr: stringIn(said, 'fr'), en: stringIn(said, 'en') }
}

const reasonIn = (one: JsonObject): Reason => ({
  rule: stringIn(one, 'rule'),
  fact: sentenceIn(one, 'fact'),
  remedy: sentenceIn(one, 'remedy'),
})

const mailboxStates = ['active', 'suspended', 'closed'] as const

export const reasonsIn = (told: JsonObject): Reasons => ({
  about: stringIn(told, 'about') === 'mailbox' ? 'mailbox' : 'certificate',
  identity: textIn(told, 'identity') ?? null,
  name: textIn(told, 'name') ?? null,
  mailboxes: textsIn(told, 'mailboxes'),
  answers: listIn(told, 'answers').map((one) => ({
    listener: stringIn(one, 'listener'),
    reason: one['admitted'] === true ? null : reasonIn(one),
  })),
  lapsed: listIn(told, 'lapsed').map(reasonIn),
  mailboxState: mailboxStates.find((one) => one === textIn(told, 'mailboxState')) ?? null,
  owner: textIn(told, 'owner') ?? null,
})

export const auditTopics = [
  ...(['certificates', 'people', 'mailboxes', 'administrators', 'directory'] as const),
  ...(['refusals', 'messages', 'prescriptions', 'keys', 'mail'] as const),
] as const
export type AuditTopic = (typeof auditTopics)[number]

export interface AuditQuestion {
  readonly topic: AuditTopic
  readonly text: string
  readonly from: number | null
  readonly to: number | null
  /** Only what is older than the event of this number. */
  readonly before: number | null
  readonly limit: number
}

export interface AuditEvent {
  readonly seq: number
  readonly at: number
  readonly kind: string
  readonly actor: string
  readonly facts: Readonly<Record<string, string>>
}

export interface AuditEvents {
  readonly events: readonly AuditEvent[]
  /** What identities are called. */
  readonly names: ReadonlyMap<string, string>
  /** For `before` of the next question; null when there is nothing older. */
  readonly next: number | null
}

export const eventIn = (one: JsonObject): AuditEvent => {
  const facts = objectIn(one, 'facts')
  return {
    seq: numberIn(one, 'seq', 0),
    at: Date.parse(stringIn(one, 'at')),
    kind: stringIn(one, 'kind'),
    actor: stringIn(one, 'actor'),
    facts: Object.fromEntries(Object.keys(facts).map((name) => [name, stringIn(facts, name)])),
  }
}

export interface Verification {
  readonly run: string
  readonly done: number
  readonly total: number
  readonly isOver: boolean
  readonly findings: readonly {
    readonly log: 'mail' | 'pki'
    readonly isIntact: boolean
    readonly entries: number
    /** The first entry that does not fit; null when the log cannot be read at all. */
    readonly seq: number | null
  }[]
  /** Of acts at the console; null when they were not looked at. */
  readonly signatures: { readonly count: number; readonly firstBad: number | null } | null
}

const numberOrNull = (one: JsonObject, name: string): number | null => {
  const value = one[name]
  return typeof value === 'number' ? value : null
}

export function verificationIn(told: JsonObject): Verification {
  const signed = told['signatures'] ? objectIn(told, 'signatures') : undefined
  return {
    ...{ run: stringIn(told, 'run'), isOver: told['isOver'] === true },
    ...{ done: numberIn(told, 'done', 0), total: numberIn(told, 'total', 0) },
    findings: listIn(told, 'findings').map((one) => ({
      log: stringIn(one, 'log') === 'mail' ? 'mail' : 'pki',
      isIntact: one['intact'] === true,
      entries: numberIn(one, 'entries', 0),
      seq: numberOrNull(one, 'seq'),
    })),
    signatures: signed
      ? { count: numberIn(signed, 'count', 0), firstBad: numberOrNull(signed, 'firstBad') }
      : null,
  }
}

export const figureNames = [
  ...(['messages', 'prescribed', 'dispensed'] as const),
  ...(['issued', 'revoked', 'refused'] as const),
] as const
export type FigureName = (typeof figureNames)[number]

/** A month, counted in the logs: as many numbers as it has days. */
export interface Figures {
  readonly days: Readonly<Record<FigureName, readonly number[]>>
  readonly refusals: readonly { readonly rule: string; readonly count: number }[]
  readonly isCut: boolean
}
