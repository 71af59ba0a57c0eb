/** Keywords as JMAP writes them: lower case, the system flags with a dollar sign (RFC 8621 §4.1.1). */

import { flagBits, type Email } from '../../../mail/index.js'

/** JMAP's name of each flag that it has. */
export const systemKeywords: Readonly<Record<string, number>> = {
  $seen: flagBits['\\Seen'],
  $answered: flagBits['\\Answered'],
  $flagged: flagBits['\\Flagged'],
  $draft: flagBits['\\Draft'],
}

export function keywordsOf({ flags, keywords }: Email): Readonly<Record<string, true>> {
  const system = Object.entries(systemKeywords).filter(([, bit]) => (flags & bit) !== 0)
  const names = [...system.map(([name]) => name), ...keywords.map((name) => name.toLowerCase())]
  return Object.fromEntries(names.map((name) => [name, true as const]))
}

export function hasKeyword(email: Email, keyword: string): boolean {
  const name = keyword.toLowerCase()
  const bit = Object.hasOwn(systemKeywords, name) ? systemKeywords[name] : undefined
  if (bit !== undefined) return (email.flags & bit) !== 0
  return email.keywords.some((one) => one.toLowerCase() === name)
}
