/** Medicines as a file that is kept and served: columns without their names, a third of the size of objects. */

import { Fault } from '../../../server/base/index.js'
import type { KnownMedicine } from './model.js'

const format = 'pli-medicines-2'
/** Objects as they are: what earlier versions wrote. */
const earlier = 'pli-medicines-1'

/** JSON of `medicines` in columns, which `parseMedicines` reads. */
export function printMedicines(medicines: readonly KnownMedicine[]): string {
  const rows = medicines.map(({ cis, name, form, routes, available, holder, presentations }) => [
    ...[cis, name, form, routes.join(';'), available ? 1 : 0, holder],
    presentations.map((one) => [one.cip13, one.label, one.available ? 1 : 0]),
  ])
  return JSON.stringify({ format, medicines: rows })
}

/** Fault corrupt for what neither this version nor an earlier one wrote. */
export function parseMedicines(text: string): readonly KnownMedicine[] {
  try {
    const kept = JSON.parse(text) as { format?: unknown; medicines?: unknown }
    if (Array.isArray(kept.medicines)) {
      if (kept.format === format) return kept.medicines.map(medicineOf)
      if (kept.format === earlier) return kept.medicines as KnownMedicine[]
    }
  } catch (cause) {
    throw new Fault('corrupt', 'no file of medicines', { cause })
  }
  throw new Fault('corrupt', 'no file of medicines')
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function columnsOf(row: unknown): readonly unknown[] {
  if (Array.isArray(row)) return row as readonly unknown[]
  throw new TypeError('a row of columns')
}

function medicineOf(row: unknown): KnownMedicine {
  const [cis, name, form, routes, available, holder, presentations] = columnsOf(row)
  return {
    ...{ cis: text(cis), name: text(name), form: text(form), holder: text(holder) },
    routes: text(routes).split(';').filter(Boolean),
    available: available === 1,
    presentations: columnsOf(presentations).map((one) => {
      const [cip13, label, sold] = columnsOf(one)
      return { cip13: text(cip13), label: text(label), available: sold === 1 }
    }),
  }
}
