/** A time as an argument. */

import type { Arguments } from '../core/arguments.js'
import { readUtcDate } from '../core/dates.js'
import { MethodError } from '../core/method-error.js'

/** Milliseconds of a UTCDate; null when it is not given. Throws MethodError invalidArguments. */
export function momentIn(args: Arguments, name: string): number | null {
  const text = args.optionalString(name)
  if (text === null) return null
  const ms = readUtcDate(text)
  if (ms === undefined) throw new MethodError('invalidArguments', `${name}: a UTCDate`)
  return ms
}
