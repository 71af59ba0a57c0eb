/** The kinds of keys that profiles take, RSA first since every mail client takes it. */

const classical = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'ecdsa-p256', 'ecdsa-p384'] as const

/** For what the holder signs. An Ed25519 key needs a client of TLS 1.3 or a recent one of 1.2 (RFC 8422). */
export const signingKeys = [...classical, 'ed25519'] as const

/** For what is enciphered to the holder: an Ed25519 key does that for nobody (RFC 8410 §5). */
export const encipheringKeys = classical
