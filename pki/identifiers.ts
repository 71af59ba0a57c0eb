/** National identifiers and their check digits. Strict by default: a mistyped number is another person. */

import { SaidFault } from '../server/base/index.js'

export type IdentifierKind = 'rpps' | 'adeli' | 'finess' | 'siret' | 'siren'

/** Sum of Luhn; a letter counts as its rank (A is 1), as in FINESS numbers of Corsica. */
function luhnSum(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(text.length - 1 - i)
    const digit = code >= 65 ? code - 64 : code - 48
    const value = i % 2 === 1 ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
  }
  return sum
}

const luhn = (text: string): boolean => luhnSum(text) % 10 === 0

const shapes: Record<IdentifierKind, RegExp> = {
  rpps: /^\d{11}$/,
  adeli: /^\d[\dAB]\d{7}$/,
  finess: /^\d[\dAB]\d{7}$/,
  siret: /^\d{14}$/,
  siren: /^\d{9}$/,
}

// La Poste numbers its 17,000 offices so that the digits add up to a multiple of five.
const laPoste = '356000000'

function hasCheckDigit(kind: IdentifierKind, text: string): boolean {
  if (luhn(text)) return true
  if (kind !== 'siret' || !text.startsWith(laPoste)) return false
  return [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
}

const isValid = (kind: IdentifierKind, text: string): boolean =>
  shapes[kind].test(text) && hasCheckDigit(kind, text)

/** What is wrong with the form of an identifier that a file holds, in capitals and without spaces; undefined when nothing is. */
export function identifierFault(
  kind: IdentifierKind,
  text: string,
): 'shape' | 'check-digit' | undefined {
  if (!shapes[kind].test(text)) return 'shape'
  return hasCheckDigit(kind, text) ? undefined : 'check-digit'
}

export const isRpps = (text: string): boolean => isValid('rpps', text)
export const isFiness = (text: string): boolean => isValid('finess', text)
export const isSiret = (text: string): boolean => isValid('siret', text)

/**
 * The canonical form (no spaces, capitals) of an identifier typed by a person. Fault syntax when its
 * length or its check digit is wrong; `lenient` forgives the check digit (known bad samples of the ANS).
 */
export function parseIdentifier(
  kind: IdentifierKind,
  text: string,
  { lenient = false }: { lenient?: boolean } = {},
): string {
  const canonical = text.replace(/[\s.]/g, '').toUpperCase()
  const name = kind.toUpperCase()
  if (!shapes[kind].test(canonical))
    throw new SaidFault('syntax', 'pki.identifier-form', { text: text.slice(0, 40), name })
  if (!lenient && !hasCheckDigit(kind, canonical))
    throw new SaidFault('syntax', 'pki.identifier-digit', { name, number: canonical })
  return canonical
}

/** An identity string taken apart: `rpps:10100997245` → kind `rpps`, value `10100997245`. */
export interface Identity {
  readonly kind:
    'rpps' | 'adeli' | 'finess' | 'siret' | 'application' | 'operator' | 'server' | 'authority'
  readonly value: string
}

const identityPattern =
  /^(rpps|adeli|finess|siret|application|operator|server|authority):([\w.:-]{1,255})$/

/**
 * Reads an identity string as people type it. Fault syntax when it is none or its check digit is wrong; `lenient` forgives
 * the check digit, for somebody who must be in the directory anyhow.
 */
export function parseIdentity(text: string, options: { lenient?: boolean } = {}): Identity {
  const [, kind, value] = identityPattern.exec(text.trim()) ?? []
  if (kind === undefined || value === undefined)
    throw new SaidFault('syntax', 'pki.identity-form', { text: text.slice(0, 80) })
  if (kind === 'rpps' || kind === 'adeli' || kind === 'finess' || kind === 'siret')
    return { kind, value: parseIdentifier(kind, value, options) }
  return { kind: kind as Identity['kind'], value: value.toLowerCase() }
}

export function formatIdentity({ kind, value }: Identity): string {
  return `${kind}:${value}`
}
