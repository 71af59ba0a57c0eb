/** What an administrator signs before a command runs, so that the log can prove who ordered it. */

import { createHash, verify, X509Certificate, type KeyObject } from 'node:crypto'

/** The parts of the statement that the log keeps, beside the signature. */
export interface ActFacts {
  readonly command: string
  /** SHA-256 of the command's arguments and options, hexadecimal. */
  readonly words: string
  /** Id of the data directory's master key: a signature is good in one place. */
  readonly space: string
  readonly at: string
  readonly nonce: string
  readonly why: string
}

export const actStatement = ({ command, words, space, at, nonce, why }: ActFacts): string =>
  `pli act 1\n${command}\n${words}\n${space}\n${at}\n${nonce}\n${JSON.stringify(why)}\n`

/** Digest of values by their names, whatever order they were given in. */
export function digestOf(values: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}

/** What a signature of `key` hashes with: Ed25519 has its own. */
export const signatureDigest = (key: KeyObject): 'sha256' | null =>
  key.asymmetricKeyType === 'ed25519' ? null : 'sha256'

/** Is `signature` (base64) one of `statement` by the key of `certificate` (DER)? */
export function isSignedBy(certificate: Buffer, statement: string, signature: string): boolean {
  const { publicKey } = new X509Certificate(certificate)
  const bytes = Buffer.from(signature, 'base64')
  return verify(signatureDigest(publicKey), Buffer.from(statement), publicKey, bytes)
}
