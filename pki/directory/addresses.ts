/** Mailbox addresses: what may be created, and how two spellings are the same one. */

import { Fault } from '../../server/base/index.js'

const atom = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** The form in which addresses are kept and compared: lower case, in full. */
export function foldAddress(text: string): string {
  return text.trim().toLowerCase()
}

export function isDomain(text: string): boolean {
  const labels = text.split('.')
  return text.length <= 253 && labels.length >= 2 && labels.every((part) => label.test(part))
}

/**
 * The canonical form of an address to create. Fault syntax when it is no plain address (RFC 5321 §4.1.2,
 * dot-string only), denied when its domain is not one of `domains`.
 */
export function parseAddress(text: string, domains: readonly string[]): string {
  const address = foldAddress(text)
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = address.slice(at + 1)
  // RFC 5321 §4.5.3.1: 64 octets before the @, 254 in all.
  if (at < 1 || local.length > 64 || address.length > 254 || !atom.test(local) || !isDomain(domain))
    throw new Fault('syntax', `"${text.slice(0, 80)}" is not an address of the form name@domain`)
  if (!domains.includes(domain))
    throw new Fault('denied', `${domain} is not a domain of this gateway: ${domains.join(', ')}`)
  return address
}
