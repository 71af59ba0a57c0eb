/** Mailbox addresses: what may be created, and how two spellings are the same one. */

import { SaidFault } from '../../server/base/index.js'

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

/** A dot-string local part and a domain, in lower case (RFC 5321 §4.1.2; §4.5.3.1: 64 octets before the @, 254 in all). */
export function isPlainAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  if (at < 1 || at > 64 || address.length > 254) return false
  return atom.test(address.slice(0, at)) && isDomain(address.slice(at + 1))
}

/**
 * The canonical form of an address to create. Fault syntax when it is no plain address (RFC 5321 §4.1.2,
 * dot-string only), denied when its domain is not one of `domains`.
 */
export function parseAddress(text: string, domains: readonly string[]): string {
  const address = foldAddress(text)
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (!isPlainAddress(address))
    throw new SaidFault('syntax', 'pki.address-form', { text: text.slice(0, 80) })
  if (!domains.includes(domain))
    throw new SaidFault('denied', 'pki.address-domain', { domain, domains: domains.join(', ') })
  return address
}
