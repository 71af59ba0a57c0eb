/** Who a message says that it is from, and whether that can be read in one way only. */

import { decodeWords, parseAddresses } from '../../../server/mime/index.js'
import type { Reason } from '../../verdict/index.js'
import { fieldsOf, headerOf, valuesOf, type Entity } from './source.js'

export interface Sender {
  /** In lower case; null when there is none, or not one alone. */
  readonly address: string | null
  readonly reasons: readonly Reason[]
}

/** `a@b` and nothing that two programs could read differently: no quotes, comments, routes or literals. */
const plainAddress = /^[^\s<>,;:"\\()[\]@\p{Cc}]+@[^\s<>,;:"\\()[\]@\p{Cc}]+$/u
const anyAddress = /[^\s<>,;:"'()[\]@]+@[^\s<>,;:"'()[\]@]+/gu

const red = (name: 'from-ambiguous'): Reason => ({ level: 'red', name })

/** RFC 5322 §3.6.2, stricter: one field, one address. */
export function senderOf(entity: Entity): Sender {
  const [value, ...others] = valuesOf(entity, 'from')
  if (value === undefined || others.length > 0 || value.includes('\u0000'))
    return { address: null, reasons: [red('from-ambiguous')] }
  const addresses = parseAddresses(value)
  const [only, ...more] = addresses
  const address = only?.host ? `${only.mailbox ?? ''}@${only.host}`.toLowerCase() : ''
  if (!only || more.length > 0 || !plainAddress.test(address))
    return { address: null, reasons: [red('from-ambiguous')] }
  return { address, reasons: spoofs(decodeWords(value), address) }
}

/** A name that looks like an address is read as one; so is an address that one program takes for a comment. */
function spoofs(shown: string, address: string): Reason[] {
  const named = [...shown.matchAll(anyAddress)].map(([text]) => text.toLowerCase())
  const other = named.find((text) => text !== address)
  return other === undefined
    ? []
    : [{ level: 'red', name: 'spoofed-name', values: { address, named: other } }]
}

/** Fields that may stand once (RFC 5322 §3.6, RFC 2045 §3): of two, one program shows the first, another the last. */
const grave = ['content-type', 'content-transfer-encoding', 'content-disposition', 'mime-version']
const shown = ['subject', 'date', 'sender', 'reply-to', 'to', 'cc', 'message-id']

export function headerFlaws(entity: Entity, isMessage: boolean): Reason[] {
  const names = fieldsOf(entity).map(({ name }) => name.toLowerCase())
  const doubled = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name)
  const reasons: Reason[] = grave
    .filter(doubled)
    .map((name) => ({ level: 'red', name: 'doubled-structure', values: { field: name } }))
  if (isMessage)
    for (const name of shown.filter(doubled))
      reasons.push({ level: 'amber', name: 'doubled-header', values: { field: name } })
  if (hasOddLines(headerOf(entity))) reasons.push({ level: 'red', name: 'odd-lines' })
  return reasons
}

/** A carriage return alone ends a line for some programs and not for others; so does an octet zero end a text. */
function hasOddLines(header: Buffer): boolean {
  if (header.includes(0)) return true
  for (let at = header.indexOf(0x0d); at !== -1; at = header.indexOf(0x0d, at + 1))
    if (header[at + 1] !== 0x0a) return true
  return false
}
