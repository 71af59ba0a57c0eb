/** A medical device as a prescriber types it: `Bande de contention, 2, pendant 30 jours, LPP 1215702, ALD`. */

import { SaidFault } from '../../../server/base/index.js'
import type { DeviceLine } from '../prescription/index.js'
import { takeClause, type Mutable } from './clauses.js'
import { daysOf } from './dose.js'
import { emptyLine } from './line.js'

/** Fault syntax for a part that is understood as nothing: a device has no sentence that could hold it. */
export function parseDeviceLine(text: string, at: number): DeviceLine {
  const [name, ...parts] = text
    .split(/(?:;|,(?!\d))(?![^(]*\))/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  if (name === undefined) throw new SaidFault('syntax', 'prescribe.line.empty')
  const flags = { ...emptyLine } as Mutable
  let quantity = 1
  let days: number | null = null
  let lpp: string | null = null
  for (const part of parts) {
    const [, amount] = /^(?:quantité\s*:?\s*)?(\d{1,4})$/i.exec(part) ?? []
    const [, code] = /^LPP\s*:?\s*(\d{7})$/i.exec(part) ?? []
    if (amount !== undefined && Number(amount) > 0) quantity = Number(amount)
    else if (code !== undefined) lpp = code
    else if (daysOf(part, at) !== null) days = daysOf(part, at)
    else if (!takeClause(flags, part))
      throw new SaidFault('syntax', 'prescribe.device.part', { part, device: name })
  }
  const { renewals, longTermIllness, workAccident, prevention, notReimbursed } = flags
  const answers = { longTermIllness, workAccident, prevention, notReimbursed }
  return { name, emdn: null, lpp, quantity, days, renewals, ...answers }
}
