/** Writing: from what a person decided to the letter that is composed, signed and sealed. */

export {
  answerTo,
  isForPatientsAlone,
  type Answered,
  type AnswerKind,
  type Beginning,
} from './answer.js'
export { letterOf, subjectOf, type LetterDraft } from './draft.js'
export { protectionOf, type Protected, type ProtectionMeans } from './protect.js'
