/** An administrator's identity folder, as `pli enrol` writes it: a chain to be judged, and a key to sign with. */

import { createPrivateKey, sign, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, SaidFault } from '../base/index.js'
import { readSecret } from '../config/index.js'
import { signatureDigest } from '../desk/index.js'

export interface AdministratorFolder {
  /** DER, leaf first. */
  readonly chain: readonly Buffer[]
  /** SHA-256 of the leaf, lower-case hexadecimal. */
  readonly fingerprint: string
  readonly serial: string
  /** Base64. RSA with SHA-256 (PKCS #1 v1.5), ECDSA with SHA-256, or Ed25519. */
  sign(statement: string): string
}

function readPart(folder: string, file: string): Buffer {
  const path = join(folder, file)
  try {
    return file === 'key.pem' ? readSecret(path) : readFileSync(path)
  } catch (error) {
    // Who may read it is said as it is; all else means that this is no identity.
    if (error instanceof SaidFault && error.kind === 'denied') throw error
    if (['EACCES', 'EPERM'].includes(codeOf(error)))
      throw new SaidFault('denied', 'guard.unreadable', { path }, error)
    throw new SaidFault('not-found', 'guard.no-identity', { path: folder, file }, error)
  }
}

const pemBlocks = (text: string): string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []

/** SaidFault not-found when it is no identity folder, denied when others may read its key, corrupt when it does not fit together. */
export function openAdministrator(folder: string): AdministratorFolder {
  const certificates = readPart(folder, 'cert.pem').toString('latin1')
  const above = existsSync(join(folder, 'chain.pem')) ? readPart(folder, 'chain.pem') : ''
  const secret = readPart(folder, 'key.pem')
  try {
    const chain = [...pemBlocks(certificates), ...pemBlocks(above.toString('latin1'))].map(
      (pem) => new X509Certificate(pem),
    )
    const [leaf] = chain
    if (!leaf)
      throw new SaidFault('not-found', 'guard.no-identity', { path: folder, file: 'cert.pem' })
    const key = createPrivateKey(secret)
    if (!leaf.checkPrivateKey(key))
      throw new SaidFault('corrupt', 'guard.key-mismatch', { path: folder })
    return {
      chain: chain.map(({ raw }) => raw),
      fingerprint: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
      serial: leaf.serialNumber.toLowerCase(),
      sign: (statement) =>
        sign(signatureDigest(key), Buffer.from(statement), key).toString('base64'),
    }
  } catch (error) {
    if (error instanceof SaidFault) throw error
    throw new SaidFault('corrupt', 'guard.key-mismatch', { path: folder }, error)
  }
}
