/** Which signature an algorithm pair of CMS means, and how ours are named. */

import type { KeyObject } from 'node:crypto'
import {
  algorithmOf,
  composeInteger,
  composeOid,
  composeTlv,
  tags,
  type SignatureAlgorithm,
} from '../x509/index.js'
import { digestOids, keyOids, weakDigests } from './oids.js'
import type { AlgorithmId } from './reading.js'

export type DigestName = keyof typeof digestOids

const digestNames = new Map<string, DigestName>(
  Object.entries(digestOids).map(([name, oid]) => [oid, name as DigestName]),
)

/** The digest, the name of a weak one, or undefined when nobody knows it. */
export function digestOf({ oid }: AlgorithmId): DigestName | { weak: string } | undefined {
  const weak = weakDigests.get(oid)
  return weak === undefined ? digestNames.get(oid) : { weak }
}

/** Signatures whose own identifier names a hash that is refused. */
const weakSignatures = new Map([
  ['1.2.840.113549.1.1.2', 'MD2'],
  ['1.2.840.113549.1.1.3', 'MD4'],
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
  ['1.2.840.113549.1.1.14', 'SHA-224'],
  ['1.2.840.10045.4.1', 'SHA-1'],
  ['1.2.840.10045.4.3.1', 'SHA-224'],
])

/**
 * RFC 3370 §3.2, RFC 5753 §2.1.1, RFC 8419 §3.1: `rsaEncryption` takes its hash from the digest; where the signature names
 * one itself, both must agree, or one signature would mean two things.
 */
export function signatureOf(
  { oid, raw }: AlgorithmId,
  digest: DigestName,
): SignatureAlgorithm | { weak: string } | undefined {
  const weak = weakSignatures.get(oid)
  if (weak !== undefined) return { weak }
  if (oid === keyOids.rsa) return { name: `${digest}WithRSA`, oid, key: 'rsa', hash: digest }
  if (oid === keyOids.ec) return { name: `ecdsaWith${digest}`, oid, key: 'ec', hash: digest }
  const nothing = Buffer.alloc(0)
  const found = algorithmOf({ algorithm: oid, identifier: raw, bytes: nothing, signature: nothing })
  if (!found) return undefined
  if (found.hash === null) return digest === 'sha512' ? found : undefined
  return found.hash === digest ? found : undefined
}

/** The digest that goes with a key: as strong as its curve, SHA-256 for RSA, SHA-512 for Ed25519 (RFC 8419 §3.1). */
export function digestFor(key: KeyObject): DigestName {
  if (key.asymmetricKeyType === 'ed25519') return 'sha512'
  const curve = key.asymmetricKeyDetails?.namedCurve
  return curve === 'secp384r1' ? 'sha384' : curve === 'secp521r1' ? 'sha512' : 'sha256'
}

export const algorithmId = (oid: string, parameters?: Buffer): Buffer =>
  composeTlv(tags.sequence, composeOid(oid), ...(parameters ? [parameters] : []))

const ecdsa: Readonly<Record<DigestName, string>> = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
}

export const digestBytes: Readonly<Record<DigestName, number>> = {
  sha256: 32,
  sha384: 48,
  sha512: 64,
}

const none = composeTlv(tags.null)

/** The identifier of a signature of ours; for RSA `rsaEncryption`, which every reader knows (RFC 3370 §3.2). */
export function composeSignatureId(key: KeyObject, digest: DigestName, pss: boolean): Buffer {
  if (key.asymmetricKeyType === 'ed25519') return algorithmId('1.3.101.112')
  if (key.asymmetricKeyType === 'ec') return algorithmId(ecdsa[digest])
  return pss ? algorithmId(keyOids.pss, pssParameters(digest)) : algorithmId(keyOids.rsa, none)
}

/** RFC 4056 §3: mask of the same hash, salt as long as it. */
function pssParameters(digest: DigestName): Buffer {
  const hash = algorithmId(digestOids[digest], none)
  return composeTlv(
    tags.sequence,
    composeTlv(0xa0, hash),
    composeTlv(0xa1, algorithmId(keyOids.mgf1, hash)),
    composeTlv(0xa2, composeInteger(digestBytes[digest])),
  )
}
