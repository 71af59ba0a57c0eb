/** Names and other texts of the directory as people type them: tidied, bounded, refused when they cannot be right. */

import { SaidFault } from '../../server/base/index.js'

const longest = 200

const tidy = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/** A family or given name. SaidFault syntax. */
export function personName(text: string): string {
  const name = tidy(text)
  if (!/^[\p{L}\p{M}' ’.-]{1,100}$/u.test(name))
    throw new SaidFault('syntax', 'pki.person-name', { text: text.slice(0, 80) })
  return name
}

/** The name of an organisation, an application, an operator. SaidFault syntax. */
export function expectText(text: string): string {
  const name = tidy(text)
  if (name === '' || name.length > longest || /[\p{Cc}\p{Cf}|]/u.test(name))
    throw new SaidFault('syntax', 'pki.organisation-name')
  return name
}

/** Any other text; an empty one is none. SaidFault syntax. */
export function optionalText(text: string | undefined): string | null {
  return text === undefined || tidy(text) === '' ? null : expectText(text)
}

/** A code of TRE_R38, its label after it when it is known. SaidFault syntax. */
export function qualificationText(text: string | undefined): string | null {
  const found = optionalText(text)
  if (found !== null && !/^[A-Z]{1,4}\d{1,4}( .+)?$/.test(found))
    throw new SaidFault('syntax', 'directory.qualification', { text: found.slice(0, 80) })
  return found
}

/** The names of those of `wanted` that differ from what is known. */
export function changed<T extends object>(known: T, wanted: Partial<T>): readonly string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => String(known[name as keyof T]) !== String(value))
    .map(([name]) => name)
}
