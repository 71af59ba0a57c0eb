/** The mailbox of a citizen: his matricule, when the identity is qualified and never otherwise (ECO.2.2.6). */

import { SaidFault } from '../../../server/base/index.js'
import { isMatricule, type Ins } from '../ins.js'

export const patientDomain = 'patient.mssante.fr'

/** `279035121518989@patient.mssante.fr`. Fault denied when there is no INS, or it is not qualified. */
export function patientAddress(patient: {
  readonly ins: Ins | null
  readonly qualified: boolean
}): string {
  if (!patient.ins || !patient.qualified) throw new SaidFault('denied', 'mss.unqualified')
  return `${patient.ins.matricule}@${patientDomain}`
}

/** The matricule that an address of a citizen is made of; undefined for any other address. */
export function insOfPatientAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at).toUpperCase()
  return address.slice(at + 1).toLowerCase() === patientDomain && isMatricule(local)
    ? local
    : undefined
}
