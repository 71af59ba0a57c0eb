/** ChaCha20-Poly1305 (RFC 8439 §2.8) in one call, tag after the ciphertext. */

import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Fault } from '../base/index.js'

const algorithm = 'chacha20-poly1305'
const options = { authTagLength: 16 } as const
export const tagBytes = 16

/** Encrypts `plain`; the caller never repeats a nonce under one key. */
export function encrypt(key: Buffer, nonce: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv(algorithm, key, nonce, options)
  const text = cipher.update(plain)
  cipher.final()
  return Buffer.concat([text, cipher.getAuthTag()], text.length + tagBytes)
}

/** Decrypts what `encrypt` made. Fault corrupt when the key is another or a bit was changed. */
export function decrypt(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < tagBytes) throw new Fault('corrupt', 'sealed data is too short')
  const decipher = createDecipheriv(algorithm, key, nonce, options)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes))
  try {
    decipher.final()
  } catch (cause) {
    throw new Fault('corrupt', 'sealed data does not open: it was changed, or the key is another', {
      cause,
    })
  }
  return plain
}
