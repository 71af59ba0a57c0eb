/** What the message around a document says of its patient: subject line, X-MSS-INS and a citizen's address, against the document. */

import { fold } from '../../../server/base/index.js'
import type { Reason } from '../../verdict/index.js'
import type { CdaPatient } from '../cda/index.js'
import { isInsSystem } from '../ins.js'
import { insOfPatientAddress, parseMssSubject } from '../mss/index.js'

/** As the message has them, decoded. */
export interface MessageWords {
  readonly subject: string
  /** X-MSS-INS; null when it is not there, or neither O nor N. */
  readonly hasIns: boolean | null
  /** Sender and recipients: a citizen's address is his matricule. */
  readonly addresses: readonly string[]
}

/** Judges it; nothing is said of a subject that is not one of Référentiel #2 (ECO.2.1.3, ECO.2.4.2). */
export function judgeMessage(patient: CdaPatient, words: MessageWords): Reason[] {
  const { hasIns, addresses, subject } = words
  const own = patient.ids.find(({ root }) => isInsSystem(root))?.extension ?? ''
  const found: Reason[] = []
  const named = addresses.map(insOfPatientAddress).filter((one) => one !== undefined)
  const isOther = own !== '' && named.some((one) => one !== own.toUpperCase())
  if (isOther || names(subject, patient) === 'another')
    found.push({ level: 'red', name: 'patient-differs-message' })
  if (hasIns === true && own === '') found.push({ level: 'amber', name: 'ins-announced' })
  if (hasIns === false && own !== '') found.push({ level: 'amber', name: 'ins-not-announced' })
  return found
}

/** Whom the subject names. The line has no separators, so the names of the document are looked for in it as words. */
function names(subject: string, patient: CdaPatient): 'same' | 'another' | 'nobody' {
  const read = parseMssSubject(subject)
  if (!read || (read.family === '' && read.birthDate === '')) return 'nobody'
  const day = patient.birthTime.slice(0, 8)
  if (read.birthDate !== '' && day.length === 8 && read.birthDate !== day) return 'another'
  if (read.family === '') return 'same'
  const line = ` ${fold(subject)} `
  const has = (name: string): boolean => fold(name) !== '' && line.includes(` ${fold(name)} `)
  const { birthFamily, usedFamily, birthGiven, usedGiven } = patient
  const givens = [...birthGiven, ...birthGiven.flatMap((one) => one.split(' ')), usedGiven]
  const isNamed = [birthFamily, usedFamily].some(has) && givens.some(has)
  return isNamed ? 'same' : 'another'
}
