/** The one verdict on what is signed, message or prescription: colour, signer, time, reason, and their words. */

export { conclude, type Found } from './conclude.js'
export {
  levels,
  type Assurance,
  type Level,
  type Note,
  type Reason,
  type SignedAt,
  type Signer,
} from './model.js'
export { judgeSigner } from './signer.js'
export type { JudgedSigner, ProvenTime, SignerQuestion, SignerTrust } from './signer-question.js'
export { signerOf } from './signer-names.js'
export { sayNote, sayReason, verdictWords, type VerdictWords } from './words.js'
export { provenByStamp } from './time-stamp.js'
