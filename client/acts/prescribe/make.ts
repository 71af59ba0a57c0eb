/** A prescription made into what is sent: printed, composed, signed, packed. */

import { randomUuid, type Entropy } from '../../../server/base/index.js'
import {
  composePrescription,
  packPrescription,
  prescriberName,
  printPrescription,
  type PackedPrescription,
  type PaperFonts,
  type PrescribingProfessional,
  type Printed,
} from '../../health/index.js'

/** Signs the bytes of a clinical document: the XAdES that stands beside it (IHE DSG). */
export type SignDocument = (cda: Uint8Array) => Promise<Uint8Array>

/** Everything that making takes from outside. */
export interface Making {
  readonly prescriber: PrescribingProfessional
  /** Null when there is no key to sign with, or it is not to be used. */
  readonly sign: SignDocument | null
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly random: Entropy
}

/** Reference of the product at convergence.esante.gouv.fr: none was given to this one. */
const nil = 'PLI'

/**
 * The files, subject and headers of a prescription (Référentiel #2: ECO.2.1.1, ECO.2.1.3, ECO.2.4.x). Faults of
 * `printPrescription`, `composePrescription`, `packPrescription` and of the signer.
 */
export async function makePrescription(
  prescription: Printed,
  making: Making,
  fonts: PaperFonts,
): Promise<PackedPrescription> {
  const pdf = await printPrescription(prescription, fonts)
  const uuid = (): string => randomUuid(making.random)
  const cda = composePrescription({ ...prescription, pdf }, uuid)
  const action = prescription.replaces === null ? 'create' : 'replace'
  return pack({ cda, pdf, action }, making)
}

/** The document as it was sent, told to be withdrawn (`D`); `pdf` is its printed copy. Faults as `makePrescription`. */
export const makeCancellation = (
  cda: Uint8Array,
  pdf: Uint8Array,
  making: Making,
): Promise<PackedPrescription> => pack({ cda, pdf, action: 'delete' }, making)

async function pack(
  content: { cda: Uint8Array; pdf: Uint8Array; action: 'create' | 'replace' | 'delete' },
  { prescriber, sign, at, random }: Making,
): Promise<PackedPrescription> {
  const signature = sign && (await sign(content.cda))
  const { structure } = prescriber
  const { street, postalCode, city } = structure.address
  return packPrescription({
    ...content,
    ...(signature && { signature }),
    nil,
    sender: {
      structure: { id: structure.id, name: structure.name, authority: '1.2.250.1.71.4.2.2' },
      name: prescriberName(prescriber),
      address: `${street}, ${postalCode} ${city}`,
      phone: structure.phone,
    },
    software: { name: 'Pli', version: '1', editor: 'Pli' },
    at,
    uuid: () => randomUuid(random),
  })
}
