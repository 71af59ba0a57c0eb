/** Folder names: what is allowed, and how they are sealed. */

import { Fault, limits } from '../base/index.js'
import type { AccountKey } from '../seal/index.js'

export const separator = '/'

/** `inbox` in any case is INBOX (RFC 9051 §5.1), also as the first level of a name; else the name in Unicode form C. */
export function canonicalName(name: string): string {
  const [first = '', ...rest] = name.normalize('NFC').split(separator)
  return [first.toUpperCase() === 'INBOX' ? 'INBOX' : first, ...rest].join(separator)
}

/** Fault syntax when no folder can be called so. */
export function expectName(name: string): string {
  const canonical = canonicalName(name)
  const bad =
    Buffer.byteLength(canonical) > limits.mailboxNameBytes ||
    // Control characters and the wildcards of LIST.
    /[\p{Cc}\u2028\u2029%*]/u.test(canonical) ||
    canonical.split(separator).some((level) => level === '' || level !== level.trim())
  if (bad) throw new Fault('syntax', 'a folder cannot have this name')
  return canonical
}

/** Every name above `name`, topmost first: `A/B/C` has `A`, `A/B`. */
export function parentsOf(name: string): string[] {
  const levels = name.split(separator)
  return levels.slice(1).map((_, i) => levels.slice(0, i + 1).join(separator))
}

export const isBelow = (name: string, parent: string): boolean =>
  name.startsWith(parent + separator)

export const sealName = (key: AccountKey, name: string): { name: Buffer; nameTag: Buffer } => ({
  name: key.seal(Buffer.from(name, 'utf8')),
  nameTag: nameTag(key, name),
})

export const nameTag = (key: AccountKey, name: string): Buffer => key.tag(`mailbox:${name}`)

export const unsealName = (key: AccountKey, sealed: Buffer): string =>
  key.unseal(sealed).toString('utf8')
