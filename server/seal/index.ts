/** Sealing: content keys, recipients, identities, streams. Formats are age v1 and the short list in README.md. */

export { AccountKey } from './account-key.js'
export { fileKeyBytes, unwrapFileKey, wrapFileKey } from './header.js'
export {
  ageRecipient,
  ageSecretKey,
  exportIdentity,
  generateIdentity,
  importIdentity,
  type Identity,
} from './identity.js'
export { MasterKey, masterKeyBytes } from './master-key.js'
export { openWithPassphrase, sealWithPassphrase } from './passphrase.js'
export { openPayload, PayloadSealer, plainBytesOf, type ReadSealed } from './payload.js'
export {
  openEnvelope,
  openGist,
  openSummary,
  sealEnvelope,
  sealGist,
  sealSummary,
} from './summary.js'
