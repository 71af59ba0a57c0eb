/** How the messages of a prescription leave: the pharmacy's sealed when everybody has keys, the patient's signed at most. */

import { patientAddress, type PrescribedPatient } from '../../health/index.js'
import type { Asking } from '../end-to-end/own-keys.js'
import { protectFor, type Protected, type ProtectionWish } from '../end-to-end/protecting.js'
import { UsageFault } from '../usage-fault.js'
import type { Setting } from './made.js'
import type { PatientCopy } from './patient-copy.js'

export interface WhitherWishes {
  readonly copyToPatient: boolean
  readonly close: boolean
  readonly encrypt: boolean
  readonly noEncrypt: boolean
}

export interface Whither {
  readonly to: readonly string[]
  /** Null when nothing is sent. */
  readonly shielded: Protected | null
  readonly patientCopy: PatientCopy | null
}

/** UsageFault for options that contradict each other. */
export function expectConsistent({ copyToPatient, close, encrypt }: WhitherWishes): void {
  if (close && !copyToPatient) throw new UsageFault('prescribe.close-alone')
  if (encrypt && copyToPatient) throw new UsageFault('prescribe.sealed-copy')
}

/**
 * Faults of `protectFor`; denied for a copy to a patient whose identity is not qualified. With `stays` nothing is looked
 * up, as nothing is sent.
 */
export async function whitherOf(
  setting: Setting,
  { to, patient, stays }: WhitherOrder,
  wishes: WhitherWishes,
  asking: Asking,
): Promise<Whither> {
  const { identity, signer, stamping } = setting
  const address = wishes.copyToPatient && patient ? patientAddress(patient) : null
  if (stays || to.length === 0) return { to, shielded: null, patientCopy: null }
  const signing = { sign: signer !== null, unsigned: signer === null, stamping, isAskedLater: true }
  const shield = (whom: readonly string[], wish: Sealing): Promise<Protected | null> =>
    protectFor(identity, whom, { ...signing, ...wish }, asking)
  const { encrypt, noEncrypt, close } = wishes
  const shielded = await shield(to, { encrypt, noEncrypt })
  if (address === null) return { to, shielded, patientCopy: null }
  const clear = await shield([address], { encrypt: false, noEncrypt: true })
  return { to, shielded, patientCopy: { address, close, protection: clear?.protection ?? {} } }
}

type Sealing = Pick<ProtectionWish, 'encrypt' | 'noEncrypt'>

interface WhitherOrder {
  readonly to: readonly string[]
  readonly patient: Pick<PrescribedPatient, 'ins' | 'qualified'> | null
  readonly stays: boolean
}
