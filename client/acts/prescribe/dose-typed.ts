/** A dose typed in few keys: `101 7` is one in the morning, one in the evening, for 7 days; `1x3 5`, `1/8h`, `2 ms`. */

import { emptyDose, moments, type DoseFields, type Duration, type Moment } from './dose-fields.js'

/** What was typed says of a dose; what it leaves out is undefined. */
export type TypedDose = Partial<Pick<DoseFields, 'rhythm' | 'duration' | 'condition'>>

const most = 60
const fractions: Readonly<Record<string, number>> = {
  '½': 0.5,
  '¼': 0.25,
  '¾': 0.75,
  '1/2': 0.5,
  '1/4': 0.25,
}
const number = '(?:\\d{1,3}(?:[.,]\\d{1,2})?|½|¼|¾|1/2|1/4)'

const amountOf = (text: string): number => fractions[text] ?? Number(text.replace(',', '.'))

const initials: Readonly<Record<string, Moment>> = {
  m: 'morning',
  i: 'noon',
  s: 'evening',
  c: 'bedtime',
}

/** Each takes a word, or leaves it; the first that takes it counts. */
const readings: readonly ((word: string) => TypedDose | null)[] = [
  // 101, 1110
  (word) => (/^[0-9]{3,4}$/.test(word) ? momentsOf([...word]) : null),
  // 1-0-½, 1-0-0-1
  (word) =>
    new RegExp(`^${number}(?:-${number}){2,3}$`).test(word) ? momentsOf(word.split('-')) : null,
  // 1x3, 2×4
  (word) => {
    const [, amount, times] = new RegExp(`^(${number})[x×*](\\d{1,2})$`).exec(word) ?? []
    if (amount === undefined) return null
    return { rhythm: { kind: 'times', amount: amountOf(amount), perDay: Number(times) } }
  },
  // 1/8h
  (word) => {
    const [, amount, hours] = new RegExp(`^(${number})/(\\d{1,2})h$`).exec(word) ?? []
    if (amount === undefined) return null
    return { rhythm: { kind: 'hours', amount: amountOf(amount), every: Number(hours) } }
  },
]

/** `1 ms 7`: an amount, the initials of the moments (matin, midi, soir, coucher), a duration. */
function byInitials(words: readonly string[]): TypedDose | null {
  const [amount = '', letters = '', ...rest] = words
  if (!new RegExp(`^${number}$`).test(amount) || !/^[misc]{1,4}$/.test(letters)) return null
  const each = amountOf(amount)
  const at: Partial<Record<Moment, number>> = {}
  for (const letter of letters) {
    const moment = initials[letter]
    if (moment) at[moment] = each
  }
  return withRest({ rhythm: { kind: 'moments', at } }, rest)
}

function momentsOf(amounts: readonly string[]): TypedDose {
  const at: Partial<Record<Moment, number>> = {}
  for (const [index, amount] of amounts.entries()) {
    const moment = moments[index]
    const value = amountOf(amount)
    if (moment && value > 0) at[moment] = value
  }
  return { rhythm: { kind: 'moments', at } }
}

/** Durations and conditions behind the dose; null when a word is neither. */
function withRest(dose: TypedDose, rest: readonly string[]): TypedDose | null {
  let found = dose
  for (const word of rest) {
    const duration = durationOf(word)
    if (duration) found = { ...found, duration }
    else if (word === 'sb') found = { ...found, condition: 'si besoin' }
    else return null
  }
  return found
}

const spans: Readonly<Record<string, Duration['unit']>> = {
  '': 'day',
  j: 'day',
  s: 'week',
  m: 'month',
}

function durationOf(word: string): Duration | null {
  const [, count, letter = ''] = /^(\d{1,3})(sem|mois|[jsm])?$/.exec(word) ?? []
  const unit = spans[letter.charAt(0)]
  if (count === undefined || unit === undefined || Number(count) === 0) return null
  return { count: Number(count), unit }
}

/** What the keys say; null when they are no short form (a sentence, or half of one). */
export function parseTypedDose(typed: string): TypedDose | null {
  if (typed.length > most) return null
  const words = typed.trim().toLowerCase().split(/\s+/)
  const [first = '', ...rest] = words
  for (const read of readings) {
    const dose = read(first)
    if (dose) return withRest(dose, rest)
  }
  return byInitials(words)
}

/** An amount alone: `1`, `½`, `1,5`; null when it is none. */
export function parseAmount(typed: string): number | null {
  const text = typed.trim()
  if (!new RegExp(`^${number}$`).test(text)) return null
  const amount = amountOf(text)
  return amount > 0 ? amount : null
}

/** The fields after an amount was typed: for each moment that is on, or for each dose. */
export function withAmount(dose: DoseFields, amount: number): DoseFields {
  const { rhythm } = dose
  if (rhythm.kind !== 'moments') return { ...dose, rhythm: { ...rhythm, amount } }
  const on = moments.filter((moment) => (rhythm.at[moment] ?? 0) > 0)
  const at = Object.fromEntries(
    (on.length === 0 ? ['morning' as const] : on).map((m) => [m, amount]),
  )
  return { ...dose, rhythm: { kind: 'moments', at } }
}

/** The amount that all doses share; null when they differ or there is none. */
export function amountIn({ rhythm }: DoseFields = emptyDose): number | null {
  if (rhythm.kind !== 'moments') return rhythm.amount
  const [first, ...others] = new Set(Object.values(rhythm.at).filter((one) => one > 0))
  return first !== undefined && others.length === 0 ? first : null
}
