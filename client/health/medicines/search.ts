/** Finding a medicine as one types: accents and order free, beginnings of words, what is sold first. */

import { fold } from '../../../server/base/index.js'
import type { KnownMedicine } from './model.js'

export interface MedicineIndex {
  /** Best first. A CIS or CIP13 code finds its medicine. */
  search(query: string, limit?: number): readonly KnownMedicine[]
  readonly size: number
}

interface Indexed {
  readonly medicine: KnownMedicine
  /** Folded name, a blank before each word. */
  readonly text: string
}

/** Keeps the folded names, so that a search reads 15,000 lines in a few milliseconds. */
export function indexMedicines(medicines: readonly KnownMedicine[]): MedicineIndex {
  const entries: Indexed[] = medicines
    .map((medicine) => ({ medicine, text: ` ${fold(`${medicine.name} ${medicine.form}`)}` }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
  return {
    size: entries.length,
    search(query, limit = 20) {
      const code = query.replace(/\s/g, '')
      if (/^\d{8}$|^\d{13}$/.test(code)) return byCode(medicines, code).slice(0, limit)
      const words = fold(query).split(' ').filter(Boolean)
      if (words.length === 0) return []
      const found = entries.filter(({ text }) => words.every((word) => text.includes(` ${word}`)))
      const first = ` ${words[0] ?? ''}`
      const rank = ({ medicine, text }: Indexed): number =>
        (medicine.available ? 0 : 2) + (text.startsWith(first) ? 0 : 1)
      return found
        .sort((a, b) => rank(a) - rank(b))
        .slice(0, limit)
        .map(({ medicine }) => medicine)
    },
  }
}

const byCode = (medicines: readonly KnownMedicine[], code: string): KnownMedicine[] =>
  medicines.filter(
    ({ cis, presentations }) => cis === code || presentations.some(({ cip13 }) => cip13 === code),
  )
