/** Parameters of RSASSA-PSS (RFC 4055 §3.1): only with SHA-2 and its own mask, as everybody uses it. */

import { isFault } from '../../server/base/index.js'
import { DerReader, openSequence, tags } from './der.js'
import { oidOf, smallIntegerOf } from './primitives.js'

export const pssOid = '1.2.840.113549.1.1.10'
const mgf1Oid = '1.2.840.113549.1.1.8'
/** OpenSSL takes the longest that a key has room for; ours have 8192 bits at most. */
const longestSalt = 1024
const hashes = new Map<string, 'sha256' | 'sha384' | 'sha512'>([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])

export interface PssParameters {
  readonly hash: 'sha256' | 'sha384' | 'sha512'
  readonly saltLength: number
}

/** Reads an AlgorithmIdentifier; undefined for SHA-1 (which is the default), mixed hashes and odd salts. */
export function readPss(identifier: Buffer): PssParameters | undefined {
  try {
    const outer = openSequence(identifier)
    outer.expect(tags.oid)
    const reader = outer.enter(tags.sequence)
    outer.end()
    const hash = hashes.get(oidIn(reader.expect(0xa0).content).oid)
    const mask = oidIn(reader.expect(0xa1).content)
    const maskHash = hashes.get(oidIn(mask.rest).oid)
    const salt = reader.expect(0xa2)
    const trailer = reader.optional(0xa3)
    reader.end()
    const saltLength = smallIntegerOf(new DerReader(salt.content).expect(tags.integer))
    if (!hash || mask.oid !== mgf1Oid || maskHash !== hash || saltLength > longestSalt)
      return undefined
    if (trailer && smallIntegerOf(new DerReader(trailer.content).expect(tags.integer)) !== 1)
      return undefined
    return { hash, saltLength }
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}

function oidIn(bytes: Buffer): { oid: string; rest: Buffer } {
  const reader = openSequence(bytes)
  const oid = oidOf(reader.expect(tags.oid).content)
  return { oid, rest: reader.done ? Buffer.alloc(0) : reader.next().raw }
}
