/** The words that an entry is found by, and the words of what a person types. */

import { fold } from './fold.js'
import { formatNames, formats, type Format, type FormatName, type Meaning } from './formats.js'

const texts: readonly Meaning[] = [
  ...(['family', 'given', 'profession', 'qualification', 'company', 'sign', 'service'] as const),
  ...(['townLine', 'town', 'department'] as const),
]
const codes: readonly Meaning[] = [
  ...(['postcode', 'personNumber', 'structureNumber', 'structureTechnical'] as const),
  ...(['siret', 'siren', 'finess', 'finessLegal'] as const),
]

type Position = number | undefined
const placesOf = ({ at }: Format, meanings: readonly Meaning[]): readonly number[] =>
  meanings.map((meaning): Position => at[meaning]).filter((place) => place !== undefined)
const places = Object.fromEntries(
  formatNames.map((name) => {
    const format = formats[name]
    return [name, { texts: placesOf(format, texts), codes: placesOf(format, codes) }]
  }),
) as Record<FormatName, { texts: readonly number[]; codes: readonly number[] }>

/** Words too common to tell anything. */
const empty = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'et',
  'en',
  'au',
  'aux',
  'a',
  'l',
  'd',
])
const longestWord = 64
const wordsAtMost = 64

/** Feminine, short and everyday forms of professions, as the extractions spell them. */
const aliases: Readonly<Record<string, string>> = {
  ...{ docteur: 'medecin', doctor: 'medecin', generaliste: 'generale' },
  ...{ pharmacienne: 'pharmacien', infirmiere: 'infirmier', infirmieres: 'infirmier' },
  ...{ chirurgienne: 'chirurgien', opticienne: 'opticien', kine: 'kinesitherapeute' },
  ...{ cardiologue: 'cardiologie', dermatologue: 'dermatologie', pediatre: 'pediatrie' },
}

// The same labels, towns and given names come again and again.
const remembered = new Map<string, readonly string[]>()
const remember = 20_000

function wordsOf(text: string): readonly string[] {
  const known = remembered.get(text)
  if (known) return known
  const words = fold(text)
    .split(' ')
    // Letters outside the basic plane are ordered differently by JavaScript and by databases.
    .filter((word) => word !== '' && !empty.has(word) && !/[\ud800-\udfff]/.test(word))
    .map((word) => word.slice(0, longestWord))
  if (remembered.size >= remember) remembered.clear()
  remembered.set(text, words)
  return words
}

/** Addresses are words of their own kind: `@camille.martin@medecin.pli.test`. */
const addressWord = (address: string): string => `@${address.toLowerCase()}`

/** Every word that the entry with these columns is found by; some may come twice. */
export function entryWords(format: Format, values: readonly string[]): string[] {
  const words: string[] = []
  for (const place of places[format.name].texts) {
    const value = values[place]
    if (value) for (const word of wordsOf(value)) words.push(word)
  }
  for (const place of places[format.name].codes) {
    const value = values[place]
    // An identifier is one word, and seldom seen twice: nothing to be remembered.
    if (value) words.push(/^\d+$/.test(value) ? value : fold(value).replaceAll(' ', ''))
  }
  const at = format.at.address
  const address = at === undefined ? '' : (values[at] ?? '')
  if (address !== '') words.push(addressWord(address))
  return words.length > wordsAtMost ? words.slice(0, wordsAtMost) : words
}

export interface Query {
  readonly words: readonly string[]
  /** The word being typed: entries with a word that begins so. */
  readonly prefix: string | undefined
}

/** Below this a beginning fits too many words: it is taken for a whole one. */
const shortestPrefix = 3
const queryWords = 12

/** Reads what a person typed, in any order of words. */
export function parseQuery(text: string): Query {
  const typed = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => (word.includes('@') ? [addressWord(word)] : wordsOf(word)))
    // The national form of an RPPS number (idNatPS) begins with its type.
    .map((word) => (/^8\d{11}$/.test(word) ? word.slice(1) : word))
    .slice(0, queryWords)
  const last = typed.at(-1)
  // What ends in a space is a whole word.
  const open = last !== undefined && last.length >= shortestPrefix && !/\s$/.test(text)
  const whole = (open ? typed.slice(0, -1) : typed).map((word) => aliases[word] ?? word)
  return { words: [...new Set(whole)], prefix: open ? (aliases[last] ?? last) : undefined }
}
