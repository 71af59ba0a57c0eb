/** Days and times as an administrator types them, in local time. */

import { UsageFault } from '../../client/cli/index.js'

const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/

/**
 * Milliseconds since the epoch of `2026-12-31` or `2026-12-31T18:30`. A day is its beginning, or with `endOfDay` the
 * beginning of the next, so that "until the 31st" holds the 31st. UsageFault otherwise.
 */
export function parseMoment(text: string, name: string, endOfDay = false): number {
  const day = !text.includes('T')
  const date = new Date(day ? `${text}T00:00` : text)
  // A 31st of February would silently be a day of March.
  const same = shape.test(text) && date.getDate() === Number(text.slice(8, 10))
  if (!same) throw new UsageFault('cli.wantsDay', { name })
  if (day && endOfDay) date.setDate(date.getDate() + 1)
  return date.getTime()
}
