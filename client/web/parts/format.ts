/** Names, dates, ages and sizes as people write them. Pure: the time it is comes in. */

import { printSize, sayWeb, type Language } from '../../../server/base/index.js'

export { printSize }

const localeOf = (language: Language): string => (language === 'fr' ? 'fr-FR' : 'en-GB')
const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once per form: a list draws thousands. */
function format(
  language: Language,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(language), options)
  formats.set(key, made)
  return made
}

/** `14:32` */
export const timeText = (language: Language, ms: number): string =>
  format(language, 'time', { hour: '2-digit', minute: '2-digit' }).format(ms)

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0)

/** Whole days of the calendar between two times, in the reader's zone. */
export const daysBetween = (from: number, to: number): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / 86_400_000)

function dayText(language: Language, ms: number, now: number): string {
  const isSameYear = new Date(ms).getFullYear() === new Date(now).getFullYear()
  return isSameYear
    ? format(language, 'day', { day: 'numeric', month: 'short' }).format(ms)
    : format(language, 'day-year', { day: 'numeric', month: 'short', year: 'numeric' }).format(ms)
}

/** The day alone, with its year: `12 nov. 2026`. */
export const dateText = (language: Language, ms: number): string =>
  format(language, 'day-year', { day: 'numeric', month: 'short', year: 'numeric' }).format(ms)

/** The day without its year: `23 nov.` */
export const shortDay = (language: Language, ms: number): string =>
  format(language, 'day', { day: 'numeric', month: 'short' }).format(ms)

/** For a line of a list: `14:32` today, `hier`, `12 nov.`, `3 mars 2025`. */
export function shortWhen(language: Language, ms: number, now: number): string {
  const days = daysBetween(ms, now)
  if (days === 0) return timeText(language, ms)
  if (days === 1) return sayWeb(language, 'web.format.yesterday')
  return dayText(language, ms, now)
}

/** In a sentence or a card: `aujourd’hui 14:32`, `hier 09:10`, `demain 08:00`, `12 nov. 18:04`. */
export function fullWhen(language: Language, ms: number, now: number): string {
  const days = daysBetween(ms, now)
  const time = timeText(language, ms)
  if (days === 0) return `${sayWeb(language, 'web.format.today')} ${time}`
  if (days === 1) return `${sayWeb(language, 'web.format.yesterday')} ${time}`
  if (days === -1) return `${sayWeb(language, 'web.format.tomorrow')} ${time}`
  return `${dayText(language, ms, now)} ${time}`
}

/** What a group of a list is called: `Aujourd’hui`, `Hier`, `mardi 17 novembre`, `octobre 2026`. */
export function dayGroup(language: Language, ms: number, now: number): string {
  const days = daysBetween(ms, now)
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
  if (days <= 0) return capital(sayWeb(language, 'web.format.today'))
  if (days === 1) return capital(sayWeb(language, 'web.format.yesterday'))
  if (days < 7)
    return capital(
      format(language, 'weekday', { weekday: 'long', day: 'numeric', month: 'long' }).format(ms),
    )
  return capital(format(language, 'month', { month: 'long', year: 'numeric' }).format(ms))
}

/** The date of birth as it is written in the country: `28/03/1979`, from `1979-03-28` or `19790328`. */
export function birthText(birthDate: string): string {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(birthDate) ?? []
  return year === undefined ? birthDate : `${day}/${month}/${year}`
}

/** `47 ans`; under two years `11 mois`; under a month `12 jours`. Empty when the date cannot be read. */
export function ageText(language: Language, birthDate: string, now: number): string {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(birthDate) ?? []
  if (year === undefined) return ''
  const born = new Date(Number(year), Number(month) - 1, Number(day))
  const today = new Date(now)
  const isBeforeDay = today.getDate() < born.getDate()
  const months =
    (today.getFullYear() - born.getFullYear()) * 12 +
    today.getMonth() -
    born.getMonth() -
    (isBeforeDay ? 1 : 0)
  if (months < 0) return ''
  const count = (unit: 'year' | 'month' | 'day', value: number): string =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(
      value,
    )
  if (months >= 24) return count('year', Math.floor(months / 12))
  return months >= 1
    ? count('month', months)
    : count('day', Math.max(0, daysBetween(born.getTime(), now)))
}

/** `MARIE-LOUISE` → `Marie-Louise` */
export const givenText = (given: string): string =>
  given.toLowerCase().replace(/(^|[-\s'’])\p{L}/gu, (start) => start.toUpperCase())

/** `NOM Prénom`. */
export const nameText = ({
  family,
  given,
}: {
  readonly family: string
  readonly given: string
}): string => `${family.toUpperCase()} ${givenText(given)}`.trim()

/** `1 254` */
export const numberText = (language: Language, value: number): string =>
  new Intl.NumberFormat(localeOf(language)).format(value)

/** `0561234567` → `05 61 23 45 67`, as French people read it; other numbers as they are written. */
export function phoneText(phone: string): string {
  const digits = phone.replace(/[\s.()-]/g, '').replace(/^(?:\+|00)33\(?0?\)?/, '0')
  return /^0\d{9}$/.test(digits) ? (digits.match(/../g) ?? []).join(' ') : phone.trim()
}

/** For a link that calls; undefined for what is no number. */
export function phoneLink(phone: string): string | undefined {
  const digits = phone.replace(/[\s.()-]/g, '')
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : undefined
}
