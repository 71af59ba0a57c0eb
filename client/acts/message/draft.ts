/** A letter as a person decided it, made into the letter that leaves: headers of the space, subject, urgency. */

import { SaidFault } from '../../../server/base/index.js'
import { composeMssSubject, mssHeaders, type MssPatient } from '../../health/index.js'
import { isAddress, type Addressee, type NewFile, type OutgoingLetter } from '../../keys/index.js'
import { isForPatientsAlone } from './answer.js'

export interface LetterDraft {
  readonly from: Addressee
  readonly to: readonly Addressee[]
  readonly cc: readonly Addressee[]
  readonly subject: string
  readonly text: string
  readonly files: readonly NewFile[]
  /** Whom it is about; named at the end of the subject, where every program shows it. */
  readonly patient: MssPatient | null
  readonly isUrgent: boolean
  readonly asksReading: boolean
  /** Patients may not answer any more (X-MSS-MES: FIN). */
  readonly closes: boolean
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  /** `<id@domain>`: the same for every try at sending it, so that nobody gets it twice. */
  readonly messageId: string
}

/** Product reference of the `X-MSS-NIL` header. */
const nil = 'PLI'

/**
 * The letter to be composed. Fault syntax without a recipient or with an address that is none; denied for closing a
 * conversation with somebody who is no patient.
 */
export function letterOf(draft: LetterDraft): OutgoingLetter {
  const { from, to, cc, text, files, isUrgent, asksReading, closes } = draft
  const everybody = [...to, ...cc]
  if (everybody.length === 0) throw new SaidFault('syntax', 'web.letters.nobody')
  const wrong = everybody.find(({ address }) => !isAddress(address))
  if (wrong) throw new SaidFault('syntax', 'web.letters.bad-address', { address: wrong.address })
  if (closes && !isForPatientsAlone(everybody))
    throw new SaidFault('denied', 'web.letters.closes-no-patient')
  const { inReplyTo, references, messageId } = draft
  return {
    ...{ from, to, cc, text, asksReading, messageId, enclosures: files },
    subject: subjectOf(draft),
    headers: {
      ...mssHeaders({ codes: [], hasIns: null, nil, closesDialogue: closes }),
      ...(isUrgent && { Importance: 'high', 'X-Priority': '1' }),
    },
    ...(inReplyTo !== null && { inReplyTo }),
    ...(references.length > 0 && { references }),
  }
}

/** `subject — NOM PRENOM JJ/MM/AAAA`; the patient is not named twice, and not in a letter to the patient. */
export function subjectOf({ subject, patient, to, cc }: LetterDraft): string {
  const flat = subject.replace(/\s+/g, ' ').trim()
  if (!patient || isForPatientsAlone([...to, ...cc])) return flat
  const named = composeMssSubject([''], patient)
    .replace(/^XDM\/1\.0\/DDM\+/, '')
    .trim()
  if (named === '' || flat.includes(named)) return flat
  return flat === '' ? named : `${flat} — ${named}`
}
