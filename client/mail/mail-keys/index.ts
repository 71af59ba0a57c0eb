/** What signs and opens mail in an identity folder. The parts of pki are loaded when they are needed, not for every command. */

import type { Identity } from '../identity.js'
import type { MailKey } from './open.js'

/**
 * The key that signs mail and documents, with its certificate (professional-signature or organisation-signature); null
 * when the folder has none. Fault denied when others can read the key, corrupt when key and certificate do not fit.
 */
export async function openSigning(identity: Identity): Promise<MailKey | null> {
  return (await import('./open.js')).readCurrent(identity, 'signature')
}

/**
 * Every key that opens S/MIME mail: the current one first, then superseded ones, the latest first. Empty when there is
 * none. Fault denied, corrupt as `openSigning`.
 */
export async function openDecryption(identity: Identity): Promise<MailKey[]> {
  return (await import('./open.js')).readDecryption(identity)
}

export type { MailKey } from './open.js'
export {
  /** The OpenPGP keys of the folder as armoured text; null when there are none. Fault denied when others can read one. */
  readPgpKeys as openPgpKeys,
  /**
   * Writes the folder's OpenPGP keys; the secret key that they supersede, of fingerprint `supersedes`, is kept in
   * `openpgp/old/`. Fault already-exists when there are keys and none was to be superseded.
   */
  writePgpKeys as keepPgpKeys,
  /**
   * Writes the same keys anew, prolonged, revoked or under another passphrase; `old` holds superseded ones by their
   * fingerprint. Nothing is kept of what stood there.
   */
  rewritePgpKeys,
  /** Replaces the public half, once the directory has certified it. */
  writePgpPublic as keepPgpPublic,
  type PgpKeys,
} from './pgp-files.js'
