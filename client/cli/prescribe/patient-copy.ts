/** The patient's own message: the same package in plain words, to Mon espace santé, whatever becomes of the pharmacy's. */

import { isFault, SaidFault } from '../../../server/base/index.js'
import { patientLetter, type Making, type PrescriptionNews } from '../../acts/index.js'
import type { PackedPrescription } from '../../health/index.js'
import type { Protection } from '../../keys/index.js'
import { noCopy as noneKept } from '../end-to-end/own-copy.js'
import { sendLetter, type Sent } from './deliver.js'
import type { Setting } from './made.js'

export interface PatientCopy {
  /** `…@patient.mssante.fr`. */
  readonly address: string
  /** The patient may not answer (ECO.2.2.8). */
  readonly close: boolean
  /** Signed at most: citizens have no keys, and their mailbox opens nothing that is sealed. */
  readonly protection: Protection
}

/** A gateway that cannot be reached or does not route there is an outcome, not a failure. */
export async function sendToPatient(
  packed: PackedPrescription,
  { identity, output, making }: Setting & { readonly making: Making },
  { address, close, protection }: PatientCopy,
  { news, keepsCopy }: { readonly news: PrescriptionNews; readonly keepsCopy: boolean },
): Promise<Sent> {
  const letter = patientLetter(packed, making.prescriber, { news, close }, output.language)
  try {
    return await sendLetter(identity, letter, { to: [address], protection, keepsCopy }, output)
  } catch (error) {
    if (!isFault(error)) throw error
    const reason = error instanceof SaidFault ? error.in(output.language) : error.message
    return { messageId: '', outcomes: [{ address, accepted: false, reason }], ...noneKept }
  }
}
