/** A MIME entity encrypted by S/MIME: AES-256-GCM (RFC 8551 §3.4), which nobody changes unseen. */

import {
  decryptCms,
  encryptCms,
  type Certificate,
  type Decrypted,
  type DecryptionKey,
} from '../../../pki/index.js'
import type { Random } from '../../../server/base/index.js'
import { cmsEntity } from './sign.js'

/**
 * Encrypts `entity` to every one of `certificates` (the sender's own among them, or the copy kept cannot be read) and gives
 * the entity that takes its place. Fault unsupported when something cannot be encrypted to a key, syntax for no recipient.
 */
export function encryptSmime(
  entity: Uint8Array,
  certificates: readonly Certificate[],
  random: Random,
): Buffer {
  return cmsEntity('authEnveloped-data', encryptCms(Buffer.from(entity), certificates, random))
}

/**
 * Opens the CMS of an application/pkcs7-mime (transfer encoding undone). `content` is a MIME entity; with
 * `isAuthenticated` false (CBC, RFC 8551 §6) it may have been changed by anybody. Fault not-found when none of `keys` is
 * a recipient's, corrupt for whatever else fails, and nothing tells why.
 */
export const decryptSmime = (
  cms: Uint8Array,
  keys: readonly DecryptionKey[],
  random: Random,
): Decrypted => decryptCms(Buffer.from(cms), keys, random)
