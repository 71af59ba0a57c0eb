/** Prescribing: from what a prescriber decided to the messages that leave. */

export { prescriptionOf, type DraftSetting } from './draft.js'
export { expectOwn, expectSamePatient, formerIn, isArchive, type Former } from './former.js'
export {
  patientLetter,
  pharmacyLetter,
  type PrescriptionLetter,
  type PrescriptionNews,
} from './letters.js'
export { makeCancellation, makePrescription, type Making, type SignDocument } from './make.js'
export { certifiedPerson, onePlace, prescriberAt, type CertifiedPerson } from './prescriber.js'
