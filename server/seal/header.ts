/** The age v1 header: who may open a file. Ours has one X25519 stanza, since each mailbox keeps its own header. */

import { createHmac, diffieHellman, generateKeyPairSync, timingSafeEqual } from 'node:crypto'
import { Fault } from '../base/index.js'
import { decrypt, encrypt } from './aead.js'
import { hkdf } from './derive.js'
import { publicKeyOf, type Identity } from './identity.js'

const magic = 'age-encryption.org/v1'
const wrapInfo = 'age-encryption.org/v1/X25519'
const zeroNonce = Buffer.alloc(12)
export const fileKeyBytes = 16

/** Base64 without its padding, as age headers write it. */
export const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

export function mac(fileKey: Buffer, text: string): Buffer {
  return createHmac('sha256', hkdf(fileKey, null, 'header'))
    .update(text)
    .digest()
}

/** Wraps `fileKey` to the X25519 point of a mailbox; returns the complete age header, final newline included. */
export function wrapFileKey(fileKey: Buffer, recipient: Buffer): Buffer {
  const ephemeral = generateKeyPairSync('x25519')
  const share = Buffer.from(ephemeral.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const shared = diffieHellman({
    privateKey: ephemeral.privateKey,
    publicKey: publicKeyOf(recipient),
  })
  const key = hkdf(shared, Buffer.concat([share, recipient]), wrapInfo)
  const wrapped = encrypt(key, zeroNonce, fileKey)
  const text = `${magic}\n-> X25519 ${unpadded(share)}\n${unpadded(wrapped)}\n---`
  return Buffer.from(`${text} ${unpadded(mac(fileKey, text))}\n`, 'latin1')
}

const pattern =
  /^(age-encryption\.org\/v1\n-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n---) ([A-Za-z0-9+/]{43})\n$/

/** The file key of a header that `wrapFileKey` made for `identity`. Fault corrupt when it is not ours or was changed. */
export function unwrapFileKey(header: Buffer, identity: Identity): Buffer {
  const match = pattern.exec(header.toString('latin1'))
  if (!match) throw new Fault('corrupt', 'the header of a sealed message is damaged')
  const [, text = '', share64 = '', wrapped64 = '', mac64 = ''] = match
  const share = Buffer.from(share64, 'base64')
  const shared = diffieHellman({
    privateKey: identity.privateKey,
    publicKey: publicKeyOf(share),
  })
  const key = hkdf(shared, Buffer.concat([share, identity.publicBytes]), wrapInfo)
  const fileKey = decrypt(key, zeroNonce, Buffer.from(wrapped64, 'base64'))
  if (!timingSafeEqual(mac(fileKey, text), Buffer.from(mac64, 'base64')))
    throw new Fault('corrupt', 'the header of a sealed message was changed')
  return fileKey
}
