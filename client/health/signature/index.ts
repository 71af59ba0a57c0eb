/** Signatures of clinical documents: XAdES beside them or in them, written and verified. */

export { verifyDocument, type DocumentContext, type DocumentQuestion } from './verify.js'
export {
  manifestName,
  signDocument,
  signManifest,
  type DocumentSigner,
  type NamedBytes,
  type SigningSetting,
} from './write.js'
