/** Where a Web Key Directory looks for the key of an address (draft-koch-openpgp-webkey-service §3.1). */

import { createHash } from 'node:crypto'

const letters = 'ybndrfg8ejkmcpqxot1uwisza345h769'

/** z-base-32 (RFC 6189 §5.1.6). */
export function zBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += letters[(held >> bits) & 31] ?? ''
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + (letters[(held << (5 - bits)) & 31] ?? '') : text
}

/** Domain, and hash of the local part, of an address in lower case. SHA-1 names a file here; it protects nothing. */
export function placeOf(address: string): { domain: string; localHash: string } {
  const at = address.lastIndexOf('@')
  const local = createHash('sha1').update(address.slice(0, at)).digest()
  return { domain: address.slice(at + 1), localHash: zBase32(local) }
}
