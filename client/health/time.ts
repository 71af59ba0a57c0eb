/** HL7 TS: a moment as precise as its writer was. */

export interface Hl7Time {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
  readonly hour: number | null
  readonly minute: number | null
  readonly second: number | null
  /** Minutes east of Greenwich; null when not said. */
  readonly offset: number | null
}

const pattern =
  /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:\.\d{1,4})?)?)?)?)?)?([+-]\d{4})?$/

/** Reads `20231201093000+0100`, or a beginning of it; undefined when it is no time. */
export function parseHl7Time(text: string): Hl7Time | undefined {
  const match = pattern.exec(text.trim())
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part: string | undefined) => (part === undefined ? null : Number(part)))
  const zone = match[7]
  const sign = zone?.startsWith('-') ? -1 : 1
  const time = {
    year: year ?? 0,
    month: month ?? null,
    day: day ?? null,
    hour: hour ?? null,
    minute: minute ?? null,
    second: second ?? null,
    offset:
      zone === undefined ? null : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3))),
  }
  return isReal(time) ? time : undefined
}

function isReal({ year, month, day, hour, minute, second }: Hl7Time): boolean {
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  return (
    date.getUTCMonth() === (month ?? 1) - 1 &&
    date.getUTCDate() === (day ?? 1) &&
    (hour ?? 0) < 24 &&
    (minute ?? 0) < 60 &&
    (second ?? 0) <= 60
  )
}

/** Milliseconds since the epoch; what is not said counts as the earliest, a missing zone as UTC. */
export function instantOf(time: Hl7Time): number {
  const { year, month, day, hour, minute, second, offset } = time
  const utc = Date.UTC(year, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0)
  return utc - (offset ?? 0) * 60_000
}

/** `YYYYMMDDhhmmss` in UTC, cut where the time itself ends, as XDS metadata want it (IHE ITI TF-3 §4.2.3.1.7). */
export function utcTimeOf(text: string): string {
  const time = parseHl7Time(text)
  if (!time) return ''
  // A date without an hour is the same day everywhere.
  if (time.hour === null) return text.trim().slice(0, 8)
  const digits = new Date(instantOf(time)).toISOString().replace(/\D/g, '')
  return digits.slice(0, time.second === null ? (time.minute === null ? 10 : 12) : 14)
}
