/** A prescription made into what is sent: printed, composed, signed, packed. */

import { randomUuid, type Random } from '../../../server/base/index.js'
import {
  composePrescription,
  packPrescription,
  prescriberName,
  printPrescription,
  signDocument,
  type PackedPrescription,
  type PrescribingProfessional,
  type Printed,
} from '../../health/index.js'
import type { Identity, MailKey } from '../../mail/index.js'
import type { Stamping } from '../end-to-end/stamping.js'
import type { Output } from '../output.js'
import { printFonts } from './fonts.js'

export interface Making {
  readonly prescriber: PrescribingProfessional
  /** Null when the identity has no key to sign with, or it is not to be used. */
  readonly signer: MailKey | null
  readonly stamping: Stamping
  readonly at: number
  readonly random: Random
}

export interface Setting {
  readonly identity: Identity
  readonly signer: Making['signer']
  readonly at: number
  readonly output: Output
  readonly stamping: Stamping
}

/** Reference of the product at convergence.esante.gouv.fr: none was given to this one. */
const nil = 'PLI'

export async function makePrescription(
  prescription: Printed,
  making: Making,
): Promise<PackedPrescription> {
  const pdf = await printPrescription(prescription, await printFonts())
  const uuid = (): string => randomUuid(making.random)
  const cda = composePrescription({ ...prescription, pdf }, uuid)
  const action = prescription.replaces === null ? 'create' : 'replace'
  return pack({ cda, pdf, action }, making)
}

/** The document as it was sent, told to be withdrawn. */
export const makeCancellation = (
  cda: Uint8Array,
  pdf: Uint8Array,
  making: Making,
): Promise<PackedPrescription> => pack({ cda, pdf, action: 'delete' }, making)

async function pack(
  content: { cda: Uint8Array; pdf: Uint8Array; action: 'create' | 'replace' | 'delete' },
  { prescriber, signer, stamping, at, random }: Making,
): Promise<PackedPrescription> {
  const uuid = (): string => randomUuid(random)
  const signature =
    signer &&
    (await stamping((timeStamp) =>
      signDocument(content.cda, signer, { at, uuid, ...(timeStamp && { timeStamp }) }),
    ))
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
    uuid,
  })
}
