/** Moments as French documents write them: the hour of Paris, with its offset. */

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
})

/** `20231201093000+0100` (HL7 TS). */
export function parisTime(ms: number): string {
  const found = new Map(parts.formatToParts(ms).map(({ type, value }) => [type, value]))
  const digits = ['year', 'month', 'day', 'hour', 'minute', 'second']
    .map((type) => found.get(type as Intl.DateTimeFormatPartTypes) ?? '')
    .join('')
  const [year, month, day, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((at, index) =>
    Number(digits.slice(at, index === 0 ? 4 : at + 2)),
  )
  const local = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0)
  const offset = Math.round((local - Math.floor(ms / 1000) * 1000) / 60_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${digits}+${two(Math.floor(offset / 60))}${two(offset % 60)}`
}

/** `20231201`, some days after a moment. */
export function parisDay(ms: number, daysLater = 0): string {
  const today = parisTime(ms).slice(0, 8)
  const date = new Date(
    Date.UTC(
      Number(today.slice(0, 4)),
      Number(today.slice(4, 6)) - 1,
      Number(today.slice(6)) + daysLater,
    ),
  )
  return date.toISOString().slice(0, 10).replaceAll('-', '')
}

/** The last minute of a day, `20231201`, in Paris; milliseconds since the epoch. */
export function endOfParisDay(day: string): number {
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].map(Number)
  const utc = Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1, 23, 59)
  // The clocks change in the small hours: at the end of a day the offset is that of its noon.
  const [, hours] = /\+(\d\d)00$/.exec(parisTime(utc - 12 * 3_600_000)) ?? []
  return utc - Number(hours ?? '1') * 3_600_000
}
