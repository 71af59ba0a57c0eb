/** The two date forms of the IMAP grammar, RFC 9051 §9 (date, date-time), read into milliseconds. */

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const date = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/
const dateTime = /^([ \d]\d)-([A-Za-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/

function utcDay(day: string, month: string, year: string): number | undefined {
  const monthIndex = months.indexOf(month.toLowerCase())
  if (monthIndex < 0) return undefined
  const value = new Date(0)
  value.setUTCFullYear(Number(year), monthIndex, Number(day))
  // A day such as 31-Feb rolls over: refuse it.
  return value.getUTCDate() === Number(day) ? value.getTime() : undefined
}

/** `1-Feb-2026` as the first millisecond of that day in UTC. */
export function readDate(text: string): number | undefined {
  const [, day = '', month = '', year = ''] = date.exec(text) ?? []
  return day === '' ? undefined : utcDay(day, month, year)
}

/** ` 1-Feb-2026 10:20:30 +0100` as a moment. */
export function readDateTime(text: string): number | undefined {
  const match = dateTime.exec(text)
  if (match === null) return undefined
  const [, day = '', month = '', year = '', hh, mm, ss, sign, zoneHours, zoneMinutes] = match
  const start = utcDay(day.trim(), month, year)
  const [hours, minutes, seconds] = [Number(hh), Number(mm), Number(ss)]
  if (start === undefined || hours > 23 || minutes > 59 || seconds > 60) return undefined
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1)
  return start + ((hours * 60 + minutes - zone) * 60 + seconds) * 1000
}
