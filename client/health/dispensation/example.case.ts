/** A dispensation that holds what one can hold, for tests. */

import { readCda } from '../cda/index.js'
import {
  composePrescription,
  patientFromCda,
  professionalFromCda,
  readPrescription,
} from '../prescription/index.js'
import { fullPrescription } from '../prescription/example.case.js'
import type { Dispensation } from './index.js'

let last = 0
export const uuid = (): string => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`

/** Against a prescription that was read: whole and replaced, in part, refused. */
export function example(): Dispensation {
  const bytes = composePrescription(fullPrescription, uuid)
  const read = readPrescription(readCda(bytes))
  const [first, second] = read.medicines
  if (!first || !second || !read.patient) throw new Error('the example has two medicines')
  const common = { renewal: 0, substituted: false, note: '' }
  const of = ({ line, entryId, medicine }: typeof first) => ({
    ...{ line, entryId, prescribed: medicine.name, given: medicine },
  })
  return {
    ...{ id: '2.25.1', setId: '2.25.2', at: fullPrescription.at + 86_400_000 },
    prescription: { id: read.id, number: read.number },
    patient: patientFromCda(read.patient),
    prescriber: professionalFromCda(read.prescriber),
    prescribedAt: read.at,
    pharmacist: {
      ...{ rpps: '10007890121', civility: 'MME', family: 'PORT', given: 'Anne' },
      specialty: { code: 'G15_21', display: 'Pharmacien' },
      structure: {
        ...{ id: '1519999916', name: 'Pharmacie du Village', phone: '03 53 01 00 02' },
        address: { street: '12 rue des Produits', postalCode: '51300', city: 'DOMPREMY' },
      },
    },
    lines: [
      {
        ...{ ...common, ...of(first), outcome: 'whole', boxes: 2, substituted: true },
        given: {
          ...{ name: 'PARACETAMOL ARROW 500 mg, comprimé', cis: '60234100' },
          cip13: { code: '3400935955838', display: 'PARACETAMOL ARROW 500 mg, boîte de 16' },
        },
      },
      {
        ...{ ...common, ...of(second), outcome: 'part', boxes: 1, renewal: 2 },
        note: 'Rupture <stock> & commande en cours',
      },
      {
        ...{ ...common, ...of(second), outcome: 'refused', boxes: 0 },
        note: 'Interaction avec un autre traitement',
      },
    ],
  }
}
