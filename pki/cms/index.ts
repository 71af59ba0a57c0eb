/** Cryptographic messages (CMS, RFC 5652): signing, verifying, encrypting and opening, over bytes. No trust in certificates is decided here. */

export { decryptCms, type Decrypted, type DecryptionKey } from './decrypt.js'
export { encryptCms } from './encrypt.js'
export { parseEnveloped, type Enveloped } from './enveloped-data.js'
export { unpackCms } from './compressed-data.js'
export { cmsLimits } from './limits.js'
export { contentTypes as cmsTypes } from './oids.js'
export { cmsTypeOf } from './reading.js'
export { micalgFor, signCms, type CmsSigner, type CmsOrder } from './sign.js'
export {
  verifyCms,
  type CmsFlaw,
  type CmsFlawName,
  type CmsSignature,
  type VerifiedCms,
} from './verify.js'
export {
  askTimeStamp,
  composeTimeStampRequest,
  readTimeStampResponse,
  verifyTimeStamp,
  type TimeStamp,
  type TimeStampFlaw,
  type TimeStampRequest,
} from './time-stamp.js'
