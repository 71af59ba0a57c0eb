/** Dates of header fields, RFC 5322 §3.3 and the obsolete forms of §4.3: read leniently, written strictly. */

import { Fault } from '../base/index.js'
import { withoutComments } from './lexer.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Hours east of Greenwich; any other letters mean -0000 (RFC 5322 §4.3). */
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
}

const form =
  /^(?:[a-z]+\s*,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s,.-]+(\d{2,4})\s+(\d{1,2})\s*[:.]\s*(\d{2})(?:\s*[:.]\s*(\d{2}))?(?:\.\d+)?\s*(?:([+-])(\d{2}):?(\d{2})|([a-z]+))?/i

/** RFC 5322 §4.3: two digits up to 49 are 2000s; other two and any three digits count from 1900. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length >= 4) return year
  return text.length === 2 && year <= 49 ? 2000 + year : 1900 + year
}

/** Milliseconds since the epoch, or null when `value` holds no date. A missing zone counts as UTC. */
export function parseDate(value: string): number | null {
  const match = form.exec(withoutComments(value).trim())
  if (match === null) return null
  const [, day, monthName = '', year = '', hour, minute, second, sign, zoneHour, zoneMinute, zone] =
    match
  const month = months.indexOf(monthName.toLowerCase())
  const time = [Number(day), Number(hour), Number(minute), Number(second ?? 0)] as const
  if (month === -1 || time[0] < 1 || time[0] > 31) return null
  if (time[1] > 23 || time[2] > 59 || time[3] > 60) return null
  const utc = Date.UTC(fullYear(year), month, ...time)
  const offset =
    sign === undefined
      ? (zones[zone?.toLowerCase() ?? ''] ?? 0) * 60
      : (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute))
  return utc - offset * 60_000
}

/**
 * The date-time of RFC 5322 §3.3, e.g. `Wed, 01 Jul 2026 08:05:09 +0000`; `zone` is minutes east of Greenwich. Fault
 * syntax for a moment or zone that has no such form.
 */
export function composeDate(ms: number, zone = 0): string {
  const date = new Date(ms + zone * 60_000)
  const year = date.getUTCFullYear()
  if (!(year >= 1900 && year <= 9999) || !(Math.abs(zone) < 24 * 60))
    throw new Fault('syntax', 'not a date that a header can hold')
  const two = (n: number) => String(n).padStart(2, '0')
  const month = months[date.getUTCMonth()] ?? ''
  const dayMonth = `${two(date.getUTCDate())} ${month[0]?.toUpperCase()}${month.slice(1)}`
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')
  const east = Math.abs(Math.trunc(zone))
  const offset = `${zone < 0 ? '-' : '+'}${two(Math.floor(east / 60))}${two(east % 60)}`
  return `${days[date.getUTCDay()]}, ${dayMonth} ${year} ${clock} ${offset}`
}
