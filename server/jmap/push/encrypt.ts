/** Enciphering what a push service carries, so that it can read nothing (RFC 8291, RFC 8188), with Node's own primitives. */

import { createCipheriv, createECDH, createHmac, hkdfSync } from 'node:crypto'
import { Fault, type Random } from '../../base/index.js'

/** The client's public key (uncompressed P-256 point) and its authentication secret. */
export interface PushKeys {
  readonly p256dh: Buffer
  readonly auth: Buffer
}

const pointBytes = 65
const secretBytes = 16
const saltBytes = 16
/** RFC 8291 §4: one record, of at most 4096 octets with its tag and delimiter. */
const recordBytes = 4096

/** Reads base64url values. Fault syntax when they are no such keys. */
export function readPushKeys(p256dh: string, auth: string): PushKeys {
  const keys = { p256dh: Buffer.from(p256dh, 'base64url'), auth: Buffer.from(auth, 'base64url') }
  if (keys.p256dh.length !== pointBytes || keys.auth.length !== secretBytes)
    throw new Fault('syntax', 'these are no keys of RFC 8291')
  try {
    const probe = createECDH('prime256v1')
    probe.generateKeys()
    probe.computeSecret(keys.p256dh)
  } catch (cause) {
    throw new Fault('syntax', 'this is no point of P-256', { cause })
  }
  return keys
}

/** The body of a push message in the encoding `aes128gcm`; `ownKey` is for tests against published values alone. */
export function encryptPush(
  plain: Buffer,
  { p256dh, auth }: PushKeys,
  random: Pick<Random, 'bytes'>,
  ownKey?: Buffer,
): Buffer {
  if (plain.length > recordBytes - 17 - 1)
    throw new Fault('too-large', 'a push message is of 4 KiB at most')
  const own = createECDH('prime256v1')
  if (ownKey) own.setPrivateKey(ownKey)
  else own.generateKeys()
  const point = own.getPublicKey()
  // RFC 8291 §3.4.
  const prk = createHmac('sha256', auth).update(own.computeSecret(p256dh)).digest()
  const about = Buffer.concat([Buffer.from('WebPush: info\0', 'latin1'), p256dh, point])
  const secret = createHmac('sha256', prk)
    .update(Buffer.concat([about, Buffer.of(1)]))
    .digest()
  const salt = random.bytes(saltBytes)
  const derive = (info: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(info, 'latin1'), length))
  const key = derive('Content-Encoding: aes128gcm\0', 16)
  const nonce = derive('Content-Encoding: nonce\0', 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // RFC 8188 §2: the delimiter of a last record.
  const sealed = [cipher.update(plain), cipher.update(Buffer.of(2)), cipher.final()]
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordBytes)
  const head = Buffer.concat([salt, size, Buffer.of(point.length), point])
  return Buffer.concat([head, ...sealed, cipher.getAuthTag()])
}
