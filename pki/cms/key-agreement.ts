/** A content key under a key agreed on by ECDH (RFC 5753): derived by ANSI X9.63, wrapped by AES (RFC 3394). */

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import {
  composeBitString,
  composeOid,
  composeTlv,
  DerReader,
  openSequence,
  tags,
} from '../x509/index.js'
import { algorithmId } from './algorithms.js'
import { agreements, agreementSha256, agreementSha384, aes256Wrap, keyOids, wraps } from './oids.js'
import { readAlgorithm, type AlgorithmId } from './reading.js'

/** RFC 3394 §2.2.3.1. */
const initial = Buffer.alloc(8, 0xa6)

const curveOids: Readonly<Record<string, string>> = {
  prime256v1: '1.2.840.10045.3.1.7',
  secp384r1: '1.3.132.0.34',
  secp521r1: '1.3.132.0.35',
}

/** RFC 5753 §7.2: ECC-CMS-SharedInfo. */
function sharedInfo(wrap: Buffer, keyBytes: number, material: Buffer | undefined): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(keyBytes * 8)
  const parts = [wrap]
  if (material) parts.push(composeTlv(0xa0, composeTlv(tags.octetString, material)))
  parts.push(composeTlv(0xa2, composeTlv(tags.octetString, size)))
  return composeTlv(tags.sequence, ...parts)
}

/** SEC 1 §3.6.1. */
function derive(hash: string, secret: Buffer, info: Buffer, length: number): Buffer {
  const out: Buffer[] = []
  const counter = Buffer.alloc(4)
  for (let bytes = 0, i = 1; bytes < length; i++) {
    counter.writeUInt32BE(i)
    const block = createHash(hash).update(secret).update(counter).update(info).digest()
    out.push(block)
    bytes += block.length
  }
  return Buffer.concat(out).subarray(0, length)
}

/** SubjectPublicKeyInfo of a point on the curve of `key`. */
function publicOn(key: KeyObject, point: Buffer): KeyObject {
  const curve = curveOids[key.asymmetricKeyDetails?.namedCurve ?? '']
  if (curve === undefined) throw new Error('a curve that is not used for agreement')
  const der = composeTlv(
    tags.sequence,
    algorithmId(keyOids.ec, composeOid(curve)),
    composeBitString(point),
  )
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}

export interface Agreed {
  readonly algorithm: AlgorithmId
  readonly point: Buffer
  readonly material: Buffer | undefined
  readonly wrapped: Buffer
}

/** The content key. Throws anything when it does not open: the caller lets nobody know why. */
export function openAgreed(
  { algorithm, point, material, wrapped }: Agreed,
  key: KeyObject,
): Buffer {
  const hash = agreements.get(algorithm.oid)
  if (hash === undefined || !algorithm.parameters) throw new Error('another key derivation')
  const wrapId = readAlgorithm(new DerReader(algorithm.parameters).next())
  const wrap = wraps.get(wrapId.oid)
  if (!wrap) throw new Error('another key wrap')
  const secret = diffieHellman({ privateKey: key, publicKey: publicOn(key, point) })
  const kek = derive(hash, secret, sharedInfo(wrapId.raw, wrap.keyBytes, material), wrap.keyBytes)
  const decipher = createDecipheriv(wrap.name, kek, initial)
  return Buffer.concat([decipher.update(wrapped), decipher.final()])
}

/** The KeyAgreeRecipientInfo ([1], RFC 5652 §6.2.2) for the holder of `publicKey`, under a key of one use. */
export function sealAgreed(contentKey: Buffer, publicKey: KeyObject, id: Buffer): Buffer {
  const { namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {}
  const { publicKey: own, privateKey } = generateKeyPairSync('ec', { namedCurve })
  const spki = openSequence(own.export({ format: 'der', type: 'spki' }))
  spki.expect(tags.sequence)
  const point = spki.expect(tags.bitString).raw
  const wide = namedCurve !== 'prime256v1'
  const wrap = algorithmId(aes256Wrap)
  const secret = diffieHellman({ privateKey, publicKey })
  const kek = derive(wide ? 'sha384' : 'sha256', secret, sharedInfo(wrap, 32, undefined), 32)
  const cipher = createCipheriv('id-aes256-wrap', kek, initial)
  const wrapped = Buffer.concat([cipher.update(contentKey), cipher.final()])
  const originator = composeTlv(0xa1, algorithmId(keyOids.ec), point)
  return composeTlv(
    0xa1,
    Buffer.of(tags.integer, 1, 3),
    composeTlv(0xa0, originator),
    algorithmId(wide ? agreementSha384 : agreementSha256, wrap),
    composeTlv(tags.sequence, composeTlv(tags.sequence, id, composeTlv(tags.octetString, wrapped))),
  )
}
