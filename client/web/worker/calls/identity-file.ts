/** The identity file of somebody: their key with its certificate and chain, under a code that is told once. */

import { keySigner, makePassword, makePkcs12, parseCertificate } from '../../../../pki/index.js'
import { SaidFault } from '../../../../server/base/index.js'
import { takeUnfinished } from '../keys/unfinished.js'
import type { WorkerRoom } from '../room.js'

export interface IdentityOrder {
  /** Of `requestIdentity`. */
  readonly id: string
  /** DER in base64; issuing authority first in the chain. */
  readonly certificate: string
  readonly chain: readonly string[]
  /** Shown by the program that imports the file. */
  readonly name: string
}

const certificateIn = (text: string): ReturnType<typeof parseCertificate> =>
  parseCertificate(Buffer.from(text, 'base64'))

/** Fault not-found for a key that is gone, corrupt when the certificate is of another key. */
export function run(
  { id, certificate: text, chain, name }: IdentityOrder,
  { random }: WorkerRoom,
): Promise<{ readonly file: Uint8Array; readonly code: string }> {
  const privateKey = takeUnfinished(id)
  const certificate = certificateIn(text)
  if (!certificate.publicKey?.equals(keySigner(privateKey).publicKey))
    throw new SaidFault('corrupt', 'gateway.odd-answer')
  const code = makePassword(random)
  const bundle = { privateKey, certificate, chain: chain.map(certificateIn), password: code }
  const file = makePkcs12({ ...bundle, friendlyName: name }, random)
  return Promise.resolve({ file: Uint8Array.from(file), code })
}
