/** Header fields inside the protection (RFC 9788, and the older protected-headers="v1"): which ones count, and do they agree? */

import { decodeWords, headerValues, parseHeader } from '../../../server/mime/index.js'
import type { Note, Reason } from '../../verdict/index.js'
import type { ShownField } from './model.js'
import { senderOf } from './sender.js'
import { headerOf, param, valuesOf, type Entity } from './source.js'

export interface HeaderQuestion {
  readonly outer: Entity
  /** Inside all layers of the message; null when one was not opened. */
  readonly payload: Entity | null
  readonly isSigned: boolean
  readonly isEncrypted: boolean
}

export interface HeaderAnswer {
  readonly subject: ShownField
  readonly reasons: readonly Reason[]
  readonly notes: readonly Note[]
}

const firstOf = (values: readonly string[]): string => decodeWords(values[0] ?? '')

/** Does the payload say that its own header is that of the message? */
function isProtecting(payload: Entity): boolean {
  const hp = param(payload, 'hp')?.toLowerCase()
  if (hp === 'clear' || hp === 'cipher') return true
  return param(payload, 'protected-headers')?.toLowerCase() === 'v1'
}

/** The subject to show, and where outer and inner header contradict each other. */
export function judgeHeaders(question: HeaderQuestion): HeaderAnswer {
  const { outer, payload, isSigned, isEncrypted } = question
  const outside = firstOf(valuesOf(outer, 'subject'))
  const unprotected: ShownField = { value: outside, signed: false, encrypted: false }
  const covered = isSigned || isEncrypted
  if (!covered || !payload || payload === outer || !isProtecting(payload)) {
    const notes: Note[] = isSigned ? [{ name: 'headers-unsigned' }] : []
    return { subject: unprotected, reasons: [], notes }
  }
  const inside = headerValues(parseHeader(headerOf(payload)), 'subject')
  const reasons = [...fromFlaws(outer, payload)]
  if (inside.length === 0) return { subject: unprotected, reasons, notes: [] }
  const value = firstOf(inside)
  // In an envelope the outer subject is a stand-in on purpose (RFC 9788 §3.2).
  if (!isEncrypted && value !== outside)
    reasons.push({ level: 'red', name: 'other-subject', values: { subject: value } })
  return { subject: { value, signed: isSigned, encrypted: isEncrypted }, reasons, notes: [] }
}

/** RFC 9788 §4.4.1: another author outside than inside is somebody who sends what he did not write. */
function fromFlaws(outer: Entity, payload: Entity): Reason[] {
  if (valuesOf(payload, 'from').length === 0) return []
  const inner = senderOf(payload).address
  return inner !== null && inner === senderOf(outer).address
    ? []
    : [{ level: 'red', name: 'other-from', values: { address: inner ?? '' } }]
}
