/** Making key pairs, and wrapping those of authorities under the vault. */

import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { Fault } from '../../server/base/index.js'
import type { KeyVault } from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'

export interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

const generate = promisify(generateKeyPair)

/** Makes a key of a kind such as `rsa-2048` or `ecdsa-p256`, off the event loop. Fault unsupported. */
export async function makeKey(name: string): Promise<KeyPair> {
  const [kind, size] = name.split('-')
  const bits = Number(size)
  if (kind === 'rsa' && bits >= 2048 && bits <= 4096)
    return generate('rsa', { modulusLength: bits, publicExponent: 65537 })
  if (name === 'ecdsa-p256') return generate('ec', { namedCurve: 'prime256v1' })
  if (name === 'ecdsa-p384') return generate('ec', { namedCurve: 'secp384r1' })
  if (name === 'ed25519') return generate('ed25519')
  throw new Fault('unsupported', `no key of kind "${name}" can be made`)
}

const contextOf = (name: AuthorityName): string => `pki/authority/${name}`

export function wrapKey(vault: KeyVault, name: AuthorityName, key: KeyObject): Buffer {
  const plain = key.export({ type: 'pkcs8', format: 'der' })
  try {
    return vault.wrap(plain, contextOf(name))
  } finally {
    plain.fill(0)
  }
}

/** Fault corrupt when `wrapped` is of another master key or another authority, or damaged. */
export function unwrapKey(vault: KeyVault, name: AuthorityName, wrapped: Buffer): KeyObject {
  const plain = vault.unwrap(wrapped, contextOf(name))
  try {
    return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })
  } catch (error) {
    throw new Fault('corrupt', `the key of the authority "${name}" is damaged`, { cause: error })
  } finally {
    plain.fill(0)
  }
}
