/** Why a certificate was revoked: the reasons of RFC 5280 §5.3.1, which lists and OCSP answers share. */

import { DerReader, tags } from './der.js'
import { smallIntegerOf } from './primitives.js'

/** With its numbers; 7 was never assigned. */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  privilegeWithdrawn: 9,
} as const
export type RevocationReason = keyof typeof revocationReasons

/** What a delta list says of a certificate that is no longer held, RFC 5280 §5.3.1. */
export const removeFromCrl = 'reason-8'

export const isRevocationReason = (text: string): text is RevocationReason =>
  Object.hasOwn(revocationReasons, text)

const names = new Map<number, string>(
  Object.entries(revocationReasons).map(([name, code]) => [code, name]),
)

/** Also reasons of others that we never give ourselves, as `reason-10`. */
export const reasonName = (code: number): string => names.get(code) ?? `reason-${code}`

/** The number of a reason as `reasonName` gives it; 0 for what is none. */
export function reasonCode(reason: string): number {
  if (isRevocationReason(reason)) return revocationReasons[reason]
  return Number(/^reason-(\d{1,2})$/.exec(reason)?.[1] ?? 0)
}

/** Reads a CRLReason that is the whole of `value`. */
export function readReason(value: Buffer): string {
  const reader = new DerReader(value)
  const code = smallIntegerOf(reader.expect(tags.enumerated))
  reader.end()
  return reasonName(code)
}
