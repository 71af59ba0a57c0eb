/** A sentence of posology in plain numbers, where it says nothing else; what is not sure stays a sentence. */

import type { StructuredDose } from '../prescription/index.js'

/** UCUM, with the units of count that official documents write. */
const units: readonly (readonly [RegExp, string])[] = [
  [/^(comprimés?|cp|cps)$/, '{tablet}'],
  [/^(gélules?)$/, '{capsule}'],
  [/^(gouttes?)$/, '[drp]'],
  [/^mg$/, 'mg'],
  [/^g$/, 'g'],
  [/^ml$/, 'mL'],
]

const numbers: Readonly<Record<string, number>> = { un: 1, une: 1, deux: 2, trois: 3, quatre: 4 }
const number = '(\\d+(?:[.,]\\d+)?|une?|deux|trois|quatre)'
const dosePattern = new RegExp(`^${number}(?:\\s*(?:à|ou|-)\\s*${number})?\\s+([\\p{L}]+)`, 'u')
const timesPattern = new RegExp(`${number}\\s+fois\\s+par\\s+jour`, 'u')
const everyPattern = /toutes\s+les\s+(\d+)\s*(?:h\b|heures?)/

/** Words behind which one dose is not the whole of it. */
const notWhole =
  /\bpuis\b|dégressi|progressi|paliers?|alterna|un jour sur|\bsauf\b|\bmatin\b|\bmidi\b|\bsoir\b|coucher|par semaine|par mois/

/** The dose of `1 à 2 comprimés, 3 fois par jour, si besoin`; null unless it is one dose at one even rhythm. */
export function doseOf(posology: string): StructuredDose | null {
  const text = posology.toLowerCase().replace(/\s+/g, ' ').trim()
  if (notWhole.test(text)) return null
  const [, first = '', second, noun = ''] = dosePattern.exec(text) ?? []
  const unit = units.find(([pattern]) => pattern.test(noun))?.[1]
  const low = valueOf(first)
  const high = second === undefined ? low : valueOf(second)
  const everyHours = hoursOf(text)
  if (unit === undefined || everyHours === null || !(low > 0) || high < low) return null
  return { low, high, unit, everyHours }
}

const valueOf = (text: string): number => numbers[text] ?? Number(text.replace(',', '.'))

function hoursOf(text: string): number | null {
  const [, times] = timesPattern.exec(text) ?? []
  const [, hours] = everyPattern.exec(text) ?? []
  if (times !== undefined && hours !== undefined) return null
  if (hours !== undefined) return Number(hours) > 0 ? Number(hours) : null
  const count = times === undefined ? 0 : valueOf(times)
  return count > 0 && 24 % count === 0 ? 24 / count : null
}

/** Days of `pendant 5 jours`, `pendant 2 semaines`, `pendant 3 mois` counted from `at`; null when it says none, or several. */
export function daysOf(text: string, at: number): number | null {
  const found = [
    ...text.matchAll(/pendant\s+(\d+|une?|deux|trois|quatre)\s+(jours?|semaines?|mois)\b/giu),
  ]
  const [only] = found
  if (found.length !== 1 || !only) return null
  const count = valueOf((only[1] ?? '').toLowerCase())
  const unit = (only[2] ?? '').toLowerCase()
  if (!Number.isInteger(count) || count < 1) return null
  if (unit.startsWith('jour')) return count
  return unit.startsWith('semaine') ? count * 7 : monthsInDays(count, at)
}

/** Until the day before the same day of a later month. */
function monthsInDays(months: number, at: number): number {
  const from = new Date(at)
  const day = from.getUTCDate()
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0))
  to.setUTCDate(Math.min(day, to.getUTCDate()))
  return Math.round(
    (to.getTime() - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), day)) / 86_400_000,
  )
}
