/** Prescribing: from what a prescriber decided to the messages that leave. */

export { prescriptionOf, type DraftSetting } from './draft.js'
export {
  expectOwn,
  expectSamePatient,
  formerIn,
  formerOf,
  isArchive,
  type Former,
} from './former.js'
export {
  patientLetter,
  pharmacyLetter,
  type PrescriptionLetter,
  type PrescriptionNews,
} from './letters.js'
export { makeCancellation, makePrescription, type Making, type SignDocument } from './make.js'
export { certifiedPerson, onePlace, prescriberAt, type CertifiedPerson } from './prescriber.js'
export {
  amountText,
  doseSentence,
  emptyDose,
  moments,
  type DoseFields,
  type Duration,
  type Moment,
  type Rhythm,
} from './dose-fields.js'
export { amountIn, parseAmount, parseTypedDose, withAmount, type TypedDose } from './dose-typed.js'
export { unitOf } from './dose-unit.js'
export {
  emptySheet,
  emptySheetLine,
  isBlank,
  isEmptySheet,
  orderOf,
  replacementOf,
  sentenceOf,
  sheetLineOf,
  sheetOf,
  type Sheet,
  type SheetDevice,
  type SheetFormer,
  type SheetLine,
  type SheetRecipient,
} from './sheet.js'
export { doubtsOf, type DoubtContext, type SheetDoubt, type SheetDoubtName } from './doubts.js'
export {
  afterSending,
  findPatients,
  knownOf,
  noHabits,
  patientKey,
  usualLine,
  withLines,
  withModel,
  withNotes,
  withoutModel,
  type Habits,
  type KnownPatient,
  type SheetModel,
} from './habits.js'
