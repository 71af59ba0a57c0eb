/** OpenPGP: keys of persons, messages encrypted and signed with them, and the directory's word on whose key it is. */

export {
  certifyKey,
  isCertifiedBy,
  type CertificationOrder,
  type Certified,
} from './certification.js'
export { foldKeyAddress, readKey, type KeyInfo, type KeyOwner } from './key-info.js'
export { prolong, revoke, revokeWith, type RevocationCause } from './lifetime.js'
export { openPgpLimits } from './limits.js'
export { makeKey, type KeyOrder, type MadeKey } from './make-key.js'
export {
  decrypt,
  verify,
  type FoundSignature,
  type OpenedMessage,
  type Opening,
  type Verification,
} from './open.js'
export { closeSecret, isProtected, openSecret, OpenedKey } from './opened-key.js'
export { armorKey, dearmorKey, trimKey } from './published.js'
export { encryptEntity, signEntity } from './pgp-mime.js'
export { encrypt, sign, type DetachedSignature, type Sealing } from './protect.js'
