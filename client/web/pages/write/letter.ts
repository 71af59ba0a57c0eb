/** A letter as the page keeps it while it is written: plain values for the store of drafts, and back without trust. */

import type { DraftValue, Json } from '../../../api/index.js'
import type { Correspondent } from '../../parts/person-picker/index.js'

export interface Attached {
  readonly blobId: string
  readonly name: string
  readonly type: string
  /** Octets. */
  readonly size: number
}

/** Whom a letter is about. */
export interface LetterPatient {
  readonly family: string
  readonly given: string
  /** `1979-03-28`; empty when it is not known. */
  readonly birthDate: string
  readonly sex: string | null
  readonly ins: string | null
}

/** A letter that waits at the gateway for its hour. */
export interface Waiting {
  readonly submissionId: string
  readonly emailId: string
}

export interface LetterValue {
  readonly to: readonly Correspondent[]
  readonly cc: readonly Correspondent[]
  readonly subject: string
  readonly text: string
  readonly files: readonly Attached[]
  readonly isUrgent: boolean
  readonly asksReading: boolean
  /** Patients may not answer any more. */
  readonly closes: boolean
  /** `2026-11-23T08:00` in the reader's zone; empty: at once. */
  readonly later: string
  readonly patient: LetterPatient | null
  /** With the person's own key, where there is one. */
  readonly signs: boolean
  /** So that the addressees alone open it, where they all can. */
  readonly seals: boolean
  /** Ids without their angle brackets. */
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** `<id@domain>`, the same for every try at sending it, so that nobody gets it twice; empty before the first. */
  readonly messageId: string
  /** When sending it was last begun and not seen to end, in milliseconds since the epoch; 0: never. */
  readonly triedAt: number
  readonly waiting: Waiting | null
  /** The draft in the mailbox that it goes on from, which goes when it leaves; empty for none. */
  readonly origin: string
}

export const emptyLetter: LetterValue = {
  ...{ to: [], cc: [], subject: '', text: '', files: [], isUrgent: false, asksReading: false },
  ...{ closes: false, later: '', inReplyTo: [], references: [], patient: null },
  ...{ signs: true, seals: true, messageId: '', triedAt: 0, waiting: null, origin: '' },
}

export const isEmptyLetter = (letter: LetterValue): boolean =>
  letter.to.length + letter.cc.length + letter.files.length === 0 &&
  letter.subject.trim() === '' &&
  letter.text.trim() === ''

/** What the store of drafts keeps. */
export const keptOf = (letter: LetterValue): DraftValue =>
  JSON.parse(JSON.stringify(letter)) as DraftValue

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const list = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : []
type Fields = Readonly<Record<string, Json | undefined>>
const fields = (value: Json | undefined): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

function correspondentOf(value: Json): Correspondent {
  const { address, name, detail, id } = fields(value)
  return {
    ...{ address: text(address), name: text(name), detail: text(detail) },
    id: typeof id === 'string' ? id : null,
  }
}

function attachedOf(value: Json): Attached {
  const { blobId, name, type, size } = fields(value)
  return {
    ...{ blobId: text(blobId), name: text(name), type: text(type) },
    size: typeof size === 'number' ? size : 0,
  }
}

function patientOf(value: Json | undefined): LetterPatient | null {
  const { family, given, birthDate, sex, ins } = fields(value)
  if (typeof family !== 'string') return null
  return {
    ...{ family, given: text(given), birthDate: text(birthDate) },
    ...{ sex: text(sex) || null, ins: text(ins) || null },
  }
}

function waitingOf(value: Json | undefined): Waiting | null {
  const { submissionId, emailId } = fields(value)
  if (typeof submissionId !== 'string') return null
  return { submissionId, emailId: text(emailId) }
}

/** What was kept, read again; fields that are not there are empty. */
export const letterOfKept = (kept: DraftValue): LetterValue => ({
  to: list(kept['to']).map(correspondentOf),
  cc: list(kept['cc']).map(correspondentOf),
  ...{ subject: text(kept['subject']), text: text(kept['text']), later: text(kept['later']) },
  files: list(kept['files']).map(attachedOf),
  isUrgent: kept['isUrgent'] === true,
  asksReading: kept['asksReading'] === true,
  closes: kept['closes'] === true,
  inReplyTo: list(kept['inReplyTo']).map(text),
  references: list(kept['references']).map(text),
  patient: patientOf(kept['patient']),
  // Both unless the person said otherwise.
  ...{ signs: kept['signs'] !== false, seals: kept['seals'] !== false },
  messageId: text(kept['messageId']),
  triedAt: typeof kept['triedAt'] === 'number' ? kept['triedAt'] : 0,
  waiting: waitingOf(kept['waiting']),
  origin: text(kept['origin']),
})

/** The address of a citizen: only a conversation with these can be closed (ECO.2.2.8). */
export const isPatient = ({ address }: Pick<Correspondent, 'address'>): boolean =>
  /^\d{6,7}[0-9ab]\d{7,8}@patient\.mssante\.fr$/i.test(address)
