/** The messages that carry a prescription: the pharmacy's, and the patient's own in plain words. */

import { say, type Language } from '../../../server/base/index.js'
import type { PackedPrescription, PrescribingProfessional } from '../../health/index.js'

/** A message without its addresses. */
export interface PrescriptionLetter extends PackedPrescription {
  /** Lines end with LF. */
  readonly text: string
}

const bodies = {
  prescribed: { pharmacy: 'prescribe.body', patient: 'prescribe.patient-body' },
  cancelled: { pharmacy: 'prescribe.cancel-body', patient: 'prescribe.patient-cancel-body' },
} as const

/** What is sent: a prescription (a replacement too), or its cancellation. */
export type PrescriptionNews = keyof typeof bodies

type Author = Pick<PrescribingProfessional, 'given' | 'family'>

const nameOf = ({ given, family }: Author): string => `${given} ${family}`

/** What the pharmacy is sent. */
export function pharmacyLetter(
  packed: PackedPrescription,
  author: Author,
  news: PrescriptionNews,
  language: Language,
): PrescriptionLetter {
  const text = say(language, bodies[news].pharmacy, { name: nameOf(author) })
  return { ...packed, text: text.replaceAll('|', '\n') }
}

/** The same package for the patient; `close` takes the right to answer (X-MSS-MES: FIN, ECO.2.2.8). */
export function patientLetter(
  packed: PackedPrescription,
  author: Author,
  { news, close }: { readonly news: PrescriptionNews; readonly close: boolean },
  language: Language,
): PrescriptionLetter {
  const words = [say(language, bodies[news].patient, { name: nameOf(author) })]
  if (close) words.push(say(language, 'prescribe.patient-closed'))
  const headers = { ...packed.headers, ...(close && { 'X-MSS-MES': 'FIN' }) }
  return { ...packed, headers, text: words.join('||').replaceAll('|', '\n') }
}
