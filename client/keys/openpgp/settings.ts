/** How the library is set, once for reading and once for each kind of key that we make. */

import { enums, type PartialConfig } from 'openpgp'
import { openPgpLimits } from './limits.js'

/** Reading, encrypting and signing. Messages without integrity protection are never opened (RFC 9580 §13.7). */
export const settings: PartialConfig = {
  allowUnauthenticatedMessages: false,
  allowUnauthenticatedStream: false,
  enforceGrammar: true,
  maxDecompressedMessageSize: openPgpLimits.contentBytes,
  maxArgon2MemoryExponent: openPgpLimits.argon2MemoryExponent,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  showVersion: false,
  showComment: false,
}

/** RFC 4880 keys that GnuPG 2.2 and Thunderbird read: no AEAD announced, passphrase iterated and salted. */
export const version4: PartialConfig = {
  ...settings,
  v6Keys: false,
  aeadProtect: false,
  s2kType: enums.s2k.iterated,
  s2kIterationCountByte: 255,
}

/** RFC 9580 keys: AEAD announced and used, passphrase through Argon2 (§3.7.1.4). */
export const version6: PartialConfig = {
  ...settings,
  v6Keys: true,
  aeadProtect: true,
  s2kType: enums.s2k.argon2,
}
