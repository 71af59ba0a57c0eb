/** What went wrong, as a Fault whose sentence is named: the page says it in its own words, so no catalogue comes with it. */

import { Fault, type FaultKind } from '../../server/base/index.js'
import type { Values, WebKey } from '../../server/base/index.js'

export type ApiSentence = Extract<WebKey, `web.api.${string}`>

interface ApiFaultFacts {
  readonly error?: string
  readonly values?: Values
  readonly sentences?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

/** A failure of the gateway's, of the way to it, or of what was asked; `sentence` and `values` say it to a person. */
export class ApiFault extends Fault {
  readonly sentence: ApiSentence
  readonly values: Values
  /** The protocol's own name of it (`overQuota`, `stateMismatch`…), for logs and for code that handles one apart. */
  readonly error: string
  /** By language, where the gateway says it itself: to administrators. */
  readonly sentences: Readonly<Record<string, string>>

  constructor(
    kind: FaultKind,
    sentence: ApiSentence,
    { error = '', values = {}, sentences = {}, cause }: ApiFaultFacts = {},
  ) {
    super(kind, error === '' ? sentence : `${sentence} (${error})`, { cause })
    this.sentence = sentence
    this.values = values
    this.error = error
    this.sentences = sentences
  }
}

/** Whether it is one of ours; with `name`, whether it is that error of the protocol. */
export function isApiFault(error: unknown): error is ApiFault
export function isApiFault(error: unknown, name: string): boolean
export function isApiFault(error: unknown, name?: string): boolean {
  return error instanceof ApiFault && (name === undefined || error.error === name)
}

type Told = readonly [FaultKind, ApiSentence]

/** RFC 8620 §3.6.2 and §5, then the errors of `/set`, `/copy` and `/import` of §5.3 and RFC 8621. */
const told: Readonly<Record<string, Told>> = {
  serverUnavailable: ['unavailable', 'web.api.server-down'],
  serverFail: ['unavailable', 'web.api.failed'],
  serverPartialFail: ['unavailable', 'web.api.failed'],
  unknownMethod: ['unsupported', 'web.api.unsupported'],
  unknownCapability: ['unsupported', 'web.api.unsupported'],
  unsupportedFilter: ['unsupported', 'web.api.unsupported'],
  unsupportedSort: ['unsupported', 'web.api.unsupported'],
  accountNotSupportedByMethod: ['unsupported', 'web.api.unsupported'],
  cannotCalculateChanges: ['unsupported', 'web.api.changed'],
  stateMismatch: ['conflict', 'web.api.changed'],
  anchorNotFound: ['not-found', 'web.api.gone'],
  forbidden: ['denied', 'web.api.forbidden'],
  accountNotFound: ['denied', 'web.api.no-account'],
  fromAccountNotFound: ['denied', 'web.api.no-account'],
  accountReadOnly: ['denied', 'web.api.read-only'],
  requestTooLarge: ['too-large', 'web.api.too-large'],
  tooLarge: ['too-large', 'web.api.too-large'],
  maxQuotaReached: ['over-quota', 'web.api.full'],
  overQuota: ['over-quota', 'web.api.full'],
  rateLimit: ['limited', 'web.api.too-often'],
  limit: ['limited', 'web.api.too-often'],
  notFound: ['not-found', 'web.api.gone'],
  blobNotFound: ['not-found', 'web.api.gone'],
  alreadyExists: ['already-exists', 'web.api.exists'],
  mailboxHasChild: ['conflict', 'web.api.not-empty'],
  mailboxHasEmail: ['conflict', 'web.api.not-empty'],
  noRecipients: ['syntax', 'web.api.no-recipient'],
  invalidRecipients: ['syntax', 'web.api.bad-recipient'],
  tooManyRecipients: ['limited', 'web.api.too-many-recipients'],
  forbiddenMailFrom: ['denied', 'web.api.not-sender'],
  forbiddenFrom: ['denied', 'web.api.not-sender'],
  forbiddenToSend: ['denied', 'web.api.may-not-send'],
  cannotUnsend: ['conflict', 'web.api.already-sent'],
}

interface ErrorObject {
  readonly type?: unknown
  readonly [more: string]: unknown
}

/** The Fault of an error object of the protocol: a method's, a `/set` result's, or a problem detail's. */
export function faultOf(error: ErrorObject): ApiFault {
  const given = typeof error.type === 'string' ? error.type : ''
  const name = given.replace(/^urn:ietf:params:jmap:error:/, '')
  const [kind, sentence] = (Object.hasOwn(told, name) ? told[name] : undefined) ?? [
    'syntax' as const,
    'web.api.misunderstood' as const,
  ]
  const recipients = error['invalidRecipients']
  const who = Array.isArray(recipients) ? recipients.map(String).slice(0, 5).join(', ') : ''
  const cause = typeof error['description'] === 'string' ? error['description'] : undefined
  const sentences = sentencesIn(error['sentences'])
  return new ApiFault(kind, sentence, { error: name, values: { who }, sentences, cause })
}

const sentencesIn = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([language, text]: [string, unknown]) =>
      typeof text === 'string' ? [[language, text.slice(0, 1000)]] : [],
    ),
  )

/** The Fault of an HTTP status that carries no problem of JMAP's own. */
export function faultOfStatus(status: number): ApiFault {
  const [kind, sentence] = statuses[status] ?? ['unavailable', 'web.api.server-down']
  return new ApiFault(kind, sentence, { error: `http-${status}` })
}

const statuses: Readonly<Record<number, Told>> = {
  401: ['denied', 'web.api.refused'],
  403: ['denied', 'web.api.refused'],
  404: ['not-found', 'web.api.gone'],
  413: ['too-large', 'web.api.too-large'],
  429: ['limited', 'web.api.too-often'],
}

/** No answer came, or it broke off. */
export const unreachable = (cause?: unknown): ApiFault =>
  new ApiFault('unavailable', 'web.api.unreachable', { error: 'unreachable', cause })

export const oddAnswer = (cause?: unknown): ApiFault =>
  new ApiFault('corrupt', 'web.api.odd-answer', { cause })
