/** IHE XDM packages: read leniently, written strictly. */

export type {
  AssignedId,
  Author,
  Code,
  DocumentAction,
  DocumentEntry,
  Flaw,
  Institution,
  PatientInfo,
  PatientName,
  Person,
  SubmissionSet,
  XdmDocument,
  XdmFlaw,
  XdmPackage,
} from './model.js'
export { isSignatureEntry } from './from-signature.js'
export { readXdm } from './read.js'
export { writeXdm, type XdmOrder, type XdmPart } from './write.js'
