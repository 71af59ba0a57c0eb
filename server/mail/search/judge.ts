/** Says of one message whether it meets the criteria, as far as what has been opened of it can tell. */

import type { MessageMeta } from '../types.js'
import type { Criteria, UidRange } from './criteria.js'

/** Undefined: more of the message has to be opened to know. */
export type Judgement = boolean | undefined

/** What is known of a message; each layer costs more than the one before. */
export interface Known {
  readonly meta: MessageMeta
  readonly header?: HeaderFacts
  readonly body?: { has(text: string): boolean }
}

export interface HeaderFacts {
  /** Decoded values of a field, lower-case name. */
  values(field: string): readonly string[]
  contains(text: string): boolean
  fieldContains(field: string, text: string): boolean
  readonly hasAttachment: boolean
  /** First millisecond of the day of the Date header, or undefined when it has none. */
  readonly sentDay: number | undefined
}

function inRanges(uid: number, ranges: readonly UidRange[]): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[middle]?.[1] ?? Infinity) < uid) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  return range !== undefined && uid >= range[0] && uid <= range[1]
}

function within(value: number, from = -Infinity, before = Infinity): boolean {
  return value >= from && value < before
}

function every(of: readonly Criteria[], known: Known): Judgement {
  let answer: Judgement = true
  for (const each of of) {
    const judged = judge(each, known)
    if (judged === false) return false
    if (judged === undefined) answer = undefined
  }
  return answer
}

function some(of: readonly Criteria[], known: Known): Judgement {
  let answer: Judgement = false
  for (const each of of) {
    const judged = judge(each, known)
    if (judged === true) return true
    if (judged === undefined) answer = undefined
  }
  return answer
}

function hasKeyword(meta: MessageMeta, name: string): boolean {
  const wanted = name.toLowerCase()
  return meta.keywords.some((keyword) => keyword.toLowerCase() === wanted)
}

function negated(judged: Judgement): Judgement {
  return judged === undefined ? undefined : !judged
}

function sentWithin(header: HeaderFacts, from?: number, before?: number): boolean {
  return header.sentDay !== undefined && within(header.sentDay, from, before)
}

/** True or false when `known` decides, RFC 9051 §6.4.4. */
export function judge(criteria: Criteria, known: Known): Judgement {
  const { meta, header, body } = known
  switch (criteria.key) {
    case 'all':
      return true
    case 'and':
      return every(criteria.of, known)
    case 'or':
      return some(criteria.of, known)
    case 'not':
      return negated(judge(criteria.of, known))
    case 'flag':
      return ((meta.flags & criteria.bit) !== 0) === criteria.set
    case 'keyword':
      return hasKeyword(meta, criteria.name)
    case 'uid':
      return inRanges(meta.uid, criteria.ranges)
    case 'size':
      return (
        meta.sizeBytes > (criteria.above ?? -1) && meta.sizeBytes < (criteria.below ?? Infinity)
      )
    case 'internalDate':
      return within(meta.internalDate, criteria.from, criteria.before)
    case 'sentDate':
      return header && sentWithin(header, criteria.from, criteria.before)
    case 'header':
      return header?.fieldContains(criteria.field, criteria.text)
    case 'attachment':
      return header?.hasAttachment
    case 'body':
      return body?.has(criteria.text)
    case 'text':
      return header?.contains(criteria.text) === true ? true : body?.has(criteria.text)
  }
}

/** Every text that only a body can answer for. */
export function bodyTexts(criteria: Criteria): Set<string> {
  if (criteria.key === 'body' || criteria.key === 'text') return new Set([criteria.text])
  if (criteria.key === 'not') return bodyTexts(criteria.of)
  if (criteria.key !== 'and' && criteria.key !== 'or') return new Set()
  return new Set(criteria.of.flatMap((each) => [...bodyTexts(each)]))
}
