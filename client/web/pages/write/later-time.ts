/** An hour of its own for a letter: proposed as people say it, or typed as they write it. Pure: the time it is comes in. */

import { parseDay } from '../../../health/index.js'

export interface Proposal {
  readonly name: 'tonight' | 'tomorrow' | 'monday'
  /** `2026-11-23T08:00` in the reader's zone. */
  readonly at: string
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-23T08:00` in the reader's zone. */
export const localText = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`

function at(now: number, days: number, hour: number): Date {
  const date = new Date(now)
  date.setDate(date.getDate() + days)
  date.setHours(hour, 0, 0, 0)
  return date
}

/** Those that still lie ahead: this evening at seven, tomorrow at eight, Monday at eight unless that is tomorrow. */
export function proposalsAt(now: number): readonly Proposal[] {
  const untilMonday = (8 - new Date(now).getDay()) % 7 || 7
  const all = [
    { name: 'tonight', at: at(now, 0, 19) },
    { name: 'tomorrow', at: at(now, 1, 8) },
    { name: 'monday', at: at(now, untilMonday, 8) },
  ] as const
  return all
    .filter((one) => one.at.getTime() > now && (one.name !== 'monday' || untilMonday > 1))
    .map(({ name, at: date }) => ({ name, at: localText(date) }))
}

/** `JJ/MM/AAAA` and `HH:MM` (`8h`, `8 h 30`) as one time; undefined when either is none. */
export function typedTime(day: string, time: string): string | undefined {
  const date = parseDay(
    day
      .trim()
      .replace(/^(\d)\//, '0$1/')
      .replace(/\/(\d)\//, '/0$1/'),
  )
  const [, hour, minute = '0'] = /^(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?$/i.exec(time.trim()) ?? []
  if (date === undefined || hour === undefined) return undefined
  if (Number(hour) > 23 || Number(minute) > 59) return undefined
  const written = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`
  return `${written}T${two(Number(hour))}:${two(Number(minute))}`
}

/** The two fields of a time: `23/11/2026`, `08:00`. */
export function typedOf(later: string): { readonly day: string; readonly time: string } {
  const [date = '', time = ''] = later.split('T')
  return { day: date.split('-').reverse().join('/'), time }
}

/** Kept in place of a time that could not be read: it is not sent then. */
export const unread = '?'

/** The gateway keeps nothing longer. */
export const longestDays = 30

/** Why a letter cannot be sent at that hour, as the end of a key of `web.letters.later-…`; undefined when it can. */
export function laterFault(later: string, now: number): 'wrong' | 'past' | 'far' | undefined {
  if (later === '') return undefined
  const when = Date.parse(later)
  if (Number.isNaN(when)) return 'wrong'
  if (when <= now) return 'past'
  return when > now + longestDays * 86_400_000 ? 'far' : undefined
}
