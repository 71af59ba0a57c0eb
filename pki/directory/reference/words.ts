/** The words that an entry is found by, and the words of what a person types. */

import { fold } from '../../../server/base/index.js'
import { formats, ownFormat, type Format, type Meaning } from './formats.js'

const texts: readonly Meaning[] = [
  ...(['family', 'given', 'profession', 'qualification', 'company', 'sign', 'service'] as const),
  ...(['townLine', 'town', 'department'] as const),
]
const codes: readonly Meaning[] = [
  ...(['postcode', 'personNumber', 'structureNumber', 'structureTechnical'] as const),
  ...(['siret', 'siren', 'finess', 'finessLegal'] as const),
]

/** Codes are words of their own kind, so that nobody finds them by chance. */
const coded = ['professionCode', 'qualificationCode', 'type'] as const
export type CodedMeaning = (typeof coded)[number]

interface Places {
  readonly texts: readonly number[]
  readonly codes: readonly number[]
  readonly coded: readonly { readonly meaning: CodedMeaning; readonly place: number }[]
}

type Position = number | undefined
const placesOf = ({ at }: Format, meanings: readonly Meaning[]): readonly number[] =>
  meanings.map((meaning): Position => at[meaning]).filter((place) => place !== undefined)
const placesIn = (format: Format): Places => ({
  texts: placesOf(format, texts),
  codes: placesOf(format, codes),
  coded: coded.flatMap((meaning) => {
    const place = format.at[meaning]
    return place === undefined ? [] : [{ meaning, place }]
  }),
})
const places: Readonly<Record<Format['name'], Places>> = {
  own: placesIn(ownFormat),
  mss: placesIn(formats.mss),
  ps: placesIn(formats.ps),
}

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

export function wordsOf(text: string): readonly string[] {
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
export const addressWord = (address: string): string => `@${address.toLowerCase()}`

/** `#professionCode 10`. */
export const codeWord = (meaning: CodedMeaning, code: string): string =>
  `#${meaning} ${code.toLowerCase()}`

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
  for (const { meaning, place } of places[format.name].coded) {
    const value = values[place]
    if (value) words.push(codeWord(meaning, value))
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
  const open = last !== undefined && !/\s$/.test(text)
  const whole = (open ? typed.slice(0, -1) : typed).map((word) => aliases[word] ?? word)
  return { words: [...new Set(whole)], prefix: open ? (aliases[last] ?? last) : undefined }
}
