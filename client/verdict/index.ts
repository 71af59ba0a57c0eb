/** The one verdict on what is signed, message or prescription: colour, signer, time, reason, and their words. */

export { conclude, type Found } from './conclude.js'
export {
  levels,
  type Assurance,
  type Level,
  type Reason,
  type SignedAt,
  type Signer,
} from './model.js'
export { sayReason, verdictWords, type VerdictWords } from './words.js'
