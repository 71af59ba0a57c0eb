/** Filters of Email/query, read once into what can be told without opening a message and what cannot (RFC 8621 §4.4.1). */

import type { BodyId, Gist, MailboxId } from '../../../base/index.js'
import type { Criteria, Email } from '../../../mail/index.js'
import { isArray, isObject, type Json, type JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import { gistHas, isKind } from '../../health/filter.js'
import { mailboxOf } from '../../ids.js'
import { hasKeyword } from './keywords.js'

/** Either told by the message's place, flags and dates, or a question to its header and body. */
export type Filter =
  | { readonly kind: 'and' | 'or' | 'not'; readonly of: readonly Filter[] }
  | { readonly kind: 'clear'; holds(email: Email, thread: readonly Email[]): boolean }
  | { readonly kind: 'sealed'; readonly criteria: Criteria }
  /** Told by what it is about; a plain letter has no gist. */
  | { readonly kind: 'gist'; holds(gist: Gist | undefined): boolean }

/** Gists by body, read before the filter is asked when it needs them. */
export type GistsAt = ReadonlyMap<BodyId, Gist>

const maxConditions = 200
const maxDepth = 20

/** Throws MethodError unsupportedFilter, invalidArguments. */
export function readFilter(given: JsonObject | null): Filter {
  if (!given) return { kind: 'and', of: [] }
  return read(given, { depth: 0, left: maxConditions })
}

interface Budget {
  readonly depth: number
  left: number
}

const bad = (why: string): MethodError =>
  new MethodError('invalidArguments', `filter: ${why}`, { arguments: ['filter'] })

const operators = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
] as const) as ReadonlyMap<string, 'and' | 'or' | 'not'>

function read(given: JsonObject, budget: Budget): Filter {
  if (budget.depth > maxDepth || budget.left-- <= 0)
    throw new MethodError('unsupportedFilter', 'too many conditions')
  if (!Object.hasOwn(given, 'operator')) return conditionsOf(given)
  const { operator, conditions } = given
  const kind = typeof operator === 'string' ? operators.get(operator) : undefined
  if (!kind || !isArray(conditions) || !conditions.every(isObject))
    throw bad('an operator is AND, OR or NOT of a list of conditions')
  const inner = { depth: budget.depth + 1, left: budget.left }
  const of = conditions.map((one) => read(one, inner))
  budget.left = inner.left
  return { kind, of }
}

/** Every property of a condition must hold. */
const conditionsOf = (given: JsonObject): Filter => ({
  kind: 'and',
  of: Object.entries(given).map(([name, value]) => {
    const make = Object.hasOwn(conditions, name) ? conditions[name] : undefined
    if (!make) throw new MethodError('unsupportedFilter', `no condition ${name.slice(0, 100)}`)
    return make(value, name)
  }),
})

const clear = (holds: (email: Email, thread: readonly Email[]) => boolean): Filter => ({
  ...{ kind: 'clear', holds },
})
const sealed = (criteria: Criteria): Filter => ({ kind: 'sealed', criteria })
const about = (holds: (gist: Gist | undefined) => boolean): Filter => ({ kind: 'gist', holds })

/** Must gists be read before it is asked? */
export const needsGists = (filter: Filter): boolean =>
  filter.kind === 'gist' || ('of' in filter && filter.of.some(needsGists))

type Condition = (value: Json, name: string) => Filter

function text(value: Json, name: string): string {
  if (typeof value !== 'string' || value.length > 1000) throw bad(`${name} is a text`)
  return value
}

function amount(value: Json, name: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw bad(`${name} is a number of octets`)
  return value
}

function moment(value: Json, name: string): number {
  const at = typeof value === 'string' && /T.*Z$/.test(value) ? Date.parse(value) : NaN
  if (Number.isNaN(at)) throw bad(`${name} is a date in UTC`)
  return at
}

function folder(value: Json, name: string): MailboxId {
  // A folder that is not there holds nothing: no error (RFC 8620 §5.5 asks for none).
  return mailboxOf(text(value, name)) ?? (0 as MailboxId)
}

const header =
  (field: string): Condition =>
  (value, name) =>
    sealed({ key: 'header', field, text: text(value, name) })

const isIn = (email: Email, mailbox: MailboxId): boolean =>
  email.places.some((place) => place.mailbox === mailbox)

const conditions: Readonly<Record<string, Condition>> = {
  inMailbox(value, name) {
    const mailbox = folder(value, name)
    return clear((email) => isIn(email, mailbox))
  },
  inMailboxOtherThan(value, name) {
    if (!isArray(value)) throw bad(`${name} is a list of ids`)
    const mailboxes = new Set(value.map((one) => folder(one, name)))
    return clear(({ places }) => places.some(({ mailbox }) => !mailboxes.has(mailbox)))
  },
  before(value, name) {
    const at = moment(value, name)
    return clear(({ receivedAt }) => receivedAt < at)
  },
  after(value, name) {
    const at = moment(value, name)
    return clear(({ receivedAt }) => receivedAt >= at)
  },
  minSize(value, name) {
    const size = amount(value, name)
    return clear(({ sizeBytes }) => sizeBytes >= size)
  },
  maxSize(value, name) {
    const size = amount(value, name)
    return clear(({ sizeBytes }) => sizeBytes < size)
  },
  hasKeyword(value, name) {
    const keyword = text(value, name)
    return clear((email) => hasKeyword(email, keyword))
  },
  notKeyword(value, name) {
    const keyword = text(value, name)
    return clear((email) => !hasKeyword(email, keyword))
  },
  allInThreadHaveKeyword(value, name) {
    const keyword = text(value, name)
    return clear((_email, thread) => thread.every((one) => hasKeyword(one, keyword)))
  },
  someInThreadHaveKeyword(value, name) {
    const keyword = text(value, name)
    return clear((_email, thread) => thread.some((one) => hasKeyword(one, keyword)))
  },
  noneInThreadHaveKeyword(value, name) {
    const keyword = text(value, name)
    return clear((_email, thread) => !thread.some((one) => hasKeyword(one, keyword)))
  },
  hasAttachment(value, name) {
    if (typeof value !== 'boolean') throw bad(`${name} is true or false`)
    const criteria: Criteria = { key: 'attachment' }
    return sealed(value ? criteria : { key: 'not', of: criteria })
  },
  // What stands in the documents inside is text of the message, too (RFC 8621 §4.4.1: "any other parts").
  text: (value, name) =>
    words(value, name, (word) => ({
      kind: 'or',
      of: [
        about((gist) => gist !== undefined && gistHas(gist, word)),
        sealed({ key: 'text', text: word }),
      ],
    })),
  body: (value, name) => words(value, name, (word) => sealed({ key: 'body', text: word })),
  subject: (value, name) =>
    words(value, name, (word) => sealed({ key: 'header', field: 'subject', text: word })),
  kind(value, name) {
    const wanted = text(value, name)
    if (!isKind(wanted)) throw bad(`${name} is a kind of message`)
    return about((gist) => (gist?.kind ?? 'letter') === wanted)
  },
  patientIns(value, name) {
    const ins = text(value, name)
    return about((gist) => gist?.patient?.ins === ins)
  },
  patientWords(value, name) {
    const wanted = text(value, name)
    return about((gist) => gist !== undefined && gistHas(gist, wanted))
  },
  from: header('from'),
  to: header('to'),
  cc: header('cc'),
  bcc: header('bcc'),
  header(value, name) {
    if (!isArray(value) || value.length < 1 || value.length > 2)
      throw bad(`${name} is a field and perhaps a text`)
    const [field = null, wanted = ''] = value
    return sealed({
      ...{ key: 'header', field: text(field, name).toLowerCase() },
      text: text(wanted, name),
    })
  },
}

/** Words are looked for each by itself, and those in quotes together (RFC 8621 §4.4.1). */
function words(value: Json, name: string, make: (word: string) => Filter): Filter {
  const found = [...text(value, name).matchAll(/"([^"]+)"|'([^']+)'|(\S+)/g)]
  const each = found.map(([, double, single, bare]) => double ?? single ?? bare ?? '')
  return { kind: 'and', of: each.slice(0, 20).map(make) }
}

const yes: Criteria = { key: 'all' }
const no: Criteria = { key: 'not', of: yes }

/** A message with what is known of it unopened. */
export interface Candidate {
  readonly email: Email
  readonly thread: readonly Email[]
  readonly gist: Gist | undefined
}

/** What is left to ask of the message itself once its place and flags are known. */
export function criteriaFor(filter: Filter, candidate: Candidate): Criteria {
  switch (filter.kind) {
    case 'clear':
      return filter.holds(candidate.email, candidate.thread) ? yes : no
    case 'gist':
      return filter.holds(candidate.gist) ? yes : no
    case 'sealed':
      return filter.criteria
    case 'not': {
      // NOT of several: none of them may hold.
      const inner = joined('or', filter.of, candidate)
      return inner === yes ? no : inner === no ? yes : { key: 'not', of: inner }
    }
    case 'and':
    case 'or':
      return joined(filter.kind, filter.of, candidate)
  }
}

function joined(kind: 'and' | 'or', filters: readonly Filter[], candidate: Candidate): Criteria {
  const [deciding, idle] = kind === 'and' ? [no, yes] : [yes, no]
  const left: Criteria[] = []
  for (const filter of filters) {
    const criteria = criteriaFor(filter, candidate)
    if (criteria === deciding) return deciding
    if (criteria !== idle) left.push(criteria)
  }
  if (left.length === 0) return idle
  return { key: kind, of: left }
}

/** Decided without opening: true, false, or the question that is left. */
export const decided = (criteria: Criteria): boolean | undefined =>
  criteria === yes ? true : criteria === no ? false : undefined
