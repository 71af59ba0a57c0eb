/** Genuine: what a document, its signature, its package, its message and the reader's file say together. */

export {
  assessDocument,
  assessPackage,
  type AssessedDocument,
  type AssessmentContext,
} from './assess.js'
export { identitiesOf, judgeAuthor, printIdentity } from './author.js'
export { judgeMessage, type MessageWords } from './message.js'
export { judgePatient, traitsOf } from './patient.js'
export {
  compareTraits,
  traitNames,
  type TraitDifference,
  type TraitName,
  type Traits,
} from './traits.js'
