/** Keywords as JMAP writes them: lower case, the system flags with a dollar sign (RFC 8621 §4.1.1). */

import { flagBits, type Email } from '../../../mail/index.js'

/** JMAP's name of each flag that it has. */
export const systemKeywords: Readonly<Record<string, number>> = {
  $seen: flagBits['\\Seen'],
  $answered: flagBits['\\Answered'],
  $flagged: flagBits['\\Flagged'],
  $draft: flagBits['\\Draft'],
}

const systemBits = Object.entries(systemKeywords)

export function keywordsOf({ flags, keywords }: Email): Readonly<Record<string, true>> {
  const held: Record<string, true> = {}
  for (const [name, bit] of systemBits) if ((flags & bit) !== 0) held[name] = true
  for (const name of keywords) held[name.toLowerCase()] = true
  return held
}

export function hasKeyword(email: Email, keyword: string): boolean {
  const name = keyword.toLowerCase()
  const bit = Object.hasOwn(systemKeywords, name) ? systemKeywords[name] : undefined
  if (bit !== undefined) return (email.flags & bit) !== 0
  return email.keywords.some((one) => one.toLowerCase() === name)
}
