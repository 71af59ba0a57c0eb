/** What the ceremonies of the root share: where its key is, where secrets come from, which keys authorities may have. */

import { createKeyring, parseKeyPlace } from '../keys/index.js'
import type { Signer } from '../../pki/index.js'
import { systemRandom } from '../base/index.js'
import { expectSecretSource } from '../config/index.js'

export const caKeyKinds = ['rsa-3072', 'rsa-4096', 'ecdsa-p256', 'ecdsa-p384'] as const

export const rootKeyOptions = {
  rootKey: { summary: 'opt.root-key', value: 'PLACE' },
  rootSecret: { summary: 'opt.root-secret', value: 'SOURCE', fallback: 'ask' },
  pkcs11Library: { summary: 'opt.pkcs11-library', value: 'FILE' },
} as const

interface RootKeyOptions {
  readonly rootKey: string | undefined
  readonly rootSecret: string
  readonly pkcs11Library: string | undefined
}

/** Runs `work` with the root's key at the place named, or with none when its key is in the store. */
export async function withRootKey<T>(
  { rootKey, rootSecret, pkcs11Library }: RootKeyOptions,
  work: (root: Signer | undefined) => Promise<T>,
): Promise<T> {
  if (rootKey === undefined) return work(undefined)
  const source = expectSecretSource(rootSecret)
  const settings = { passphrase: source, pin: source, pkcs11Library }
  const keyring = createKeyring({ vault: null, random: systemRandom, settings })
  try {
    return await work(await keyring.openAt(parseKeyPlace(rootKey)))
  } finally {
    await keyring.close()
  }
}
