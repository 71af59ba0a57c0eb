/** A content key enciphered under an RSA key (RFC 3370 §4.2.1, RFC 3560). */

import { constants, privateDecrypt, publicEncrypt, type KeyObject } from 'node:crypto'
import { composeInteger, composeTlv, DerReader, openSequence, tags } from '../x509/index.js'
import { algorithmId, digestOf } from './algorithms.js'
import { keyOids } from './oids.js'
import { readAlgorithm, type AlgorithmId } from './reading.js'

/** The KeyTransRecipientInfo (RFC 5652 §6.2.1). PKCS #1 v1.5, which every mail program opens. */
export function sealTransported(contentKey: Buffer, key: KeyObject, id: Buffer): Buffer {
  const padding = constants.RSA_PKCS1_PADDING
  return composeTlv(
    tags.sequence,
    composeInteger(0),
    id,
    algorithmId(keyOids.rsa, composeTlv(tags.null)),
    composeTlv(tags.octetString, publicEncrypt({ key, padding }, contentKey)),
  )
}

/**
 * The content key. With PKCS #1 v1.5 it never says that it did not open: then `substitute`, which is random and as long as
 * the key must be, goes on in its place (RFC 3218 §2.3.2), so that padding is no oracle. Throws for other algorithms.
 */
export function openTransported(
  { algorithm, wrapped }: { algorithm: AlgorithmId; wrapped: Buffer },
  key: KeyObject,
  substitute: Buffer,
): Buffer {
  if (algorithm.oid === keyOids.rsa) return openPadded(wrapped, key, substitute)
  if (algorithm.oid !== keyOids.oaep) throw new Error('another key transport')
  const oaepHash = oaepHashOf(algorithm.parameters)
  return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, wrapped)
}

/**
 * Node gives PKCS #1 v1.5 no longer (CVE-2023-46809), so the block is opened bare and its padding looked at here: every
 * octet, always, and without a branch on what it holds. Only the length that the cipher wants is ever taken.
 */
function openPadded(wrapped: Buffer, key: KeyObject, substitute: Buffer): Buffer {
  const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, wrapped)
  const from = block.length - substitute.length
  // 00 02, at least eight octets that are not zero, one zero, the key (RFC 8017 §7.2.1).
  let bad = (block[0] ?? 1) | ((block[1] ?? 0) ^ 2) | (from < 11 ? 1 : 0) | (block[from - 1] ?? 1)
  for (let i = 2; i < from - 1; i++) bad |= isZero(block[i] ?? 0)
  const mask = -isZero(bad) & 0xff
  const out = Buffer.alloc(substitute.length)
  for (let i = 0; i < out.length; i++)
    out[i] = ((block[from + i] ?? 0) & mask) | ((substitute[i] ?? 0) & ~mask & 0xff)
  return out
}

/** 1 for 0, 0 for 1 to 255. */
const isZero = (octet: number): number => ((octet - 1) >>> 31) & 1

/** RFC 4055 §4.1: the mask must be of the same hash, which is what Node does; SHA-1 is the default. */
function oaepHashOf(parameters: Buffer | undefined): string {
  if (!parameters) return 'sha1'
  const reader = openSequence(parameters)
  const hash = nameOf(reader.optional(0xa0)?.content)
  const mask = reader.optional(0xa1)?.content
  const maskId = mask && readAlgorithm(new DerReader(mask).next())
  if (nameOf(maskId?.parameters) !== hash) throw new Error('a mask of another hash')
  const label = reader.optional(0xa2)?.content
  const source = label && readAlgorithm(new DerReader(label).next()).parameters
  if (source && new DerReader(source).next().content.length > 0) throw new Error('a label')
  return hash
}

function nameOf(algorithm: Buffer | undefined): string {
  if (!algorithm) return 'sha1'
  const found = digestOf(readAlgorithm(new DerReader(algorithm).next()))
  if (typeof found === 'string') return found
  if (found?.weak === 'SHA-1') return 'sha1'
  throw new Error('another hash')
}
