/** What Référentiel #2 asks of a message that carries health documents: subject, X-MSS headers, names, addresses. */

export {
  composeMssSubject,
  parseMssSubject,
  shownSubject,
  type MssPatient,
  type MssSubject,
} from './subject.js'
export { mssHeaders, readMssHeaders, type MssFacts, type MssHeaders } from './headers.js'
export { insOfPatientAddress, patientAddress, patientDomain } from './patient-address.js'
export { printedName } from './printed-name.js'
export { packPrescription, type PackedPrescription, type PrescriptionPackage } from './package.js'
