/** The envelope of a submission: given by the client, or made of the message's own addresses (RFC 8621 §7). */

import { limits } from '../../../base/index.js'
import { headerValues, parseAddresses, parseHeader, type Summary } from '../../../mime/index.js'
import { isArray, isObject, type Json, type JsonObject } from '../../core/json.js'
import type { SetError } from '../../standard/set-error.js'
import { invalidProperties } from '../../standard/set-error.js'

export interface SubmissionAddress {
  readonly email: string
  readonly parameters: Readonly<Record<string, string | null>> | null
}

export interface SubmissionEnvelope {
  readonly mailFrom: SubmissionAddress
  readonly rcptTo: readonly SubmissionAddress[]
}

/** How long a message may wait, in seconds (RFC 8621 §1.3.2). */
export const maxDelayedSend = 30 * 24 * 60 * 60

const bad = (why: string): SetError => invalidProperties(`envelope: ${why}`, 'envelope')

/** As given. Throws SetError invalidProperties. */
export function readEnvelope(given: JsonObject): SubmissionEnvelope {
  const { mailFrom, rcptTo, ...rest } = given
  if (Object.keys(rest).length > 0) throw bad('mailFrom and rcptTo alone')
  if (!isArray(rcptTo)) throw bad('rcptTo is a list')
  return { mailFrom: readAddress(mailFrom), rcptTo: rcptTo.map(readAddress) }
}

function readAddress(given: Json | undefined): SubmissionAddress {
  if (!isObject(given) || typeof given['email'] !== 'string') throw bad('an address has an email')
  const { email, parameters = null, ...rest } = given
  if (Object.keys(rest).length > 0) throw bad('an address has an email and parameters')
  if (parameters === null) return { email, parameters: null }
  const isPlain = (value: Json): boolean =>
    value === null || (typeof value === 'string' && value.length <= 500)
  if (!isObject(parameters) || !Object.values(parameters).every(isPlain))
    throw bad('parameters are strings or null')
  return { email, parameters: parameters as Record<string, string | null> }
}

/** From the identity, to everybody whom the message names, each once (RFC 8621 §7.5). */
export function envelopeOfMessage(from: string, summary: Summary): SubmissionEnvelope {
  const fields = parseHeader(summary.headerBytes ?? Buffer.alloc(0), limits.headerFields)
  const named = ['to', 'cc', 'bcc']
    .flatMap((name) => headerValues(fields, name))
    .flatMap((value) => parseAddresses(value))
    .flatMap(({ mailbox, host }) =>
      mailbox !== null && host !== null ? [`${mailbox}@${host}`] : [],
    )
  const seen = new Set(named.map((address) => address.toLowerCase()))
  return {
    mailFrom: { email: from, parameters: null },
    rcptTo: [...seen].map((email) => ({ email, parameters: null })),
  }
}

/** Parameters of MAIL FROM that mean something here; those about transport say nothing to a mailbox of ours. */
const silent = new Set(['BODY', 'SMTPUTF8', 'SIZE', 'RET', 'ENVID', 'AUTH'])

/**
 * When the message may go, in milliseconds since the epoch; null for now (RFC 4865). Throws SetError
 * invalidProperties for a wait that is too long, or a parameter that is not announced.
 */
export function holdUntilOf({ mailFrom }: SubmissionEnvelope, now: number): number | null {
  let until: number | null = null
  for (const [given, value] of Object.entries(mailFrom.parameters ?? {})) {
    const name = given.toUpperCase()
    if (silent.has(name)) continue
    if (until !== null) throw bad('HOLDFOR or HOLDUNTIL, not both')
    if (name === 'HOLDFOR' && value !== null && /^[1-9]\d{0,8}$/.test(value))
      until = now + Number(value) * 1000
    else if (name === 'HOLDUNTIL' && value !== null && isDateTime(value)) until = Date.parse(value)
    else throw bad(`${given.slice(0, 50)} is not taken, or not with this value`)
  }
  if (until !== null && until - now > maxDelayedSend * 1000)
    throw bad(`a message waits ${maxDelayedSend} seconds at most`)
  return until !== null && until <= now ? null : until
}

/** RFC 3339 §5.6. */
const isDateTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i.test(text) &&
  !Number.isNaN(Date.parse(text))

const notices = new Set(['NEVER', 'SUCCESS', 'FAILURE', 'DELAY'])

/** The notices asked for (RFC 3461 §4.1). Throws SetError invalidProperties. */
export function notifyOf({ parameters }: SubmissionAddress): readonly string[] | undefined {
  let asked: readonly string[] | undefined
  for (const [given, value] of Object.entries(parameters ?? {})) {
    const name = given.toUpperCase()
    if (name === 'ORCPT') continue
    const words = (value ?? '').toUpperCase().split(',')
    if (name !== 'NOTIFY' || !words.every((word) => notices.has(word)))
      throw bad(`${given.slice(0, 50)} is not taken, or not with this value`)
    asked = words
  }
  return asked
}

/** As it is kept with the submission. */
export const envelopeJson = ({ mailFrom, rcptTo }: SubmissionEnvelope): JsonObject => ({
  mailFrom: addressJson(mailFrom),
  rcptTo: rcptTo.map(addressJson),
})

const addressJson = ({ email, parameters }: SubmissionAddress): JsonObject => ({
  ...{ email, parameters },
})
