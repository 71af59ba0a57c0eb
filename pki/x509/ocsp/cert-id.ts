/** Which certificate an OCSP request or answer is about: hashes of its issuer's name and key, and its serial number. */

import { createHash } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { serialOf } from '../certificate.js'
import { composeTlv, DerReader, notDer, openSequence, tags, type Tlv } from '../der.js'
import type { DistinguishedName } from '../names.js'
import { bitStringOf, oidOf } from '../primitives.js'
import { composeOid, positive } from '../write.js'

const hashes = {
  sha1: { oid: '1.3.14.3.2.26', bytes: 20 },
  sha256: { oid: '2.16.840.1.101.3.4.2.1', bytes: 32 },
  sha384: { oid: '2.16.840.1.101.3.4.2.2', bytes: 48 },
  sha512: { oid: '2.16.840.1.101.3.4.2.3', bytes: 64 },
} as const

/** SHA-1 is what RFC 5019 §2.1.1 asks of light clients; here it names, it does not protect. */
export type CertIdHash = keyof typeof hashes

/** RFC 6960 §4.1.1. */
export interface CertId {
  /** Undefined for an algorithm that we do not know. */
  readonly hash: CertIdHash | undefined
  /** Lower-case hexadecimal. */
  readonly nameHash: string
  readonly keyHash: string
  readonly serial: string
  /** As it stood in the input, for an answer that repeats it. */
  readonly der: Buffer
}

/** What a CertID says of an issuer. */
export interface IssuerOfId {
  readonly subject: DistinguishedName
  readonly publicKey: KeyObject | undefined
}

const isHash = (name: string): name is CertIdHash => name in hashes

/** Reads one CertID element. Fault syntax. */
export function readCertId({ raw }: Tlv): CertId {
  const reader = new DerReader(raw).enter(tags.sequence)
  const algorithm = reader.enter(tags.sequence)
  const oid = oidOf(algorithm.expect(tags.oid).content)
  const parameters = algorithm.optional(tags.null)
  if (parameters && parameters.content.length > 0) throw notDer('parameters of a hash')
  const hash = Object.keys(hashes).find((name) => isHash(name) && hashes[name].oid === oid)
  const known = hash !== undefined && isHash(hash) ? hash : undefined
  if (known) algorithm.end()
  const nameHash = reader.expect(tags.octetString).content
  const keyHash = reader.expect(tags.octetString).content
  const serial = serialOf(reader)
  reader.end()
  const size = known && hashes[known].bytes
  if (size !== undefined && (nameHash.length !== size || keyHash.length !== size))
    throw notDer('a hash of another length')
  return {
    ...{ hash: known, serial, der: Buffer.from(raw) },
    nameHash: nameHash.toString('hex'),
    keyHash: keyHash.toString('hex'),
  }
}

/** The CertID of the certificate `serial` (hexadecimal) of `issuer`. */
export function certIdOf(issuer: IssuerOfId, serial: string, hash: CertIdHash): CertId {
  const { nameHash, keyHash } = issuerHashes(issuer, hash)
  const algorithm = composeTlv(tags.sequence, composeOid(hashes[hash].oid), composeTlv(tags.null))
  const der = composeTlv(
    tags.sequence,
    algorithm,
    composeTlv(tags.octetString, Buffer.from(nameHash, 'hex')),
    composeTlv(tags.octetString, Buffer.from(keyHash, 'hex')),
    composeTlv(tags.integer, positive(serial)),
  )
  return { hash, nameHash, keyHash, serial, der }
}

/** Is `id` about a certificate of `issuer`, as far as it can tell? */
export function isIdOf({ hash, nameHash, keyHash }: CertId, issuer: IssuerOfId): boolean {
  if (!hash) return false
  const own = issuerHashes(issuer, hash)
  return own.nameHash === nameHash && own.keyHash === keyHash
}

interface IssuerHashes {
  readonly nameHash: string
  readonly keyHash: string
}

/** Asked for at every request, of the same few issuers. */
const known = new WeakMap<IssuerOfId, Map<CertIdHash, IssuerHashes>>()

function issuerHashes(issuer: IssuerOfId, hash: CertIdHash): IssuerHashes {
  const of = known.get(issuer) ?? new Map<CertIdHash, IssuerHashes>()
  known.set(issuer, of)
  const found = of.get(hash)
  if (found) return found
  const { subject, publicKey } = issuer
  const made = {
    nameHash: createHash(hash).update(subject.der).digest('hex'),
    keyHash: publicKey ? keyHashOf(publicKey, hash) : '',
  }
  of.set(hash, made)
  return made
}

/** Hash of the key alone: the BIT STRING of its SubjectPublicKeyInfo without tag, length and unused bits. */
export function keyHashOf(key: KeyObject, hash: CertIdHash): string {
  const reader = openSequence(key.export({ type: 'spki', format: 'der' }))
  reader.expect(tags.sequence)
  const { octets } = bitStringOf(reader.expect(tags.bitString))
  return createHash(hash).update(octets).digest('hex')
}
