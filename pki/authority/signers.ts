/** Where the keys of authorities live: a port, since a key may be in the store, in a file or in a token. */

import { SaidFault } from '../../server/base/index.js'
import type { AuthorityRecord, KeyVault } from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'
import { keySigner, type Signer } from '../x509/index.js'
import { makeKey, unwrapKey, wrapKey } from './keys.js'

/** A new key, and what the record of its authority says of where it is. */
export interface KeptKey {
  readonly signer: Signer
  readonly wrappedKey: Buffer | null
  readonly keyAt: string | null
}

/** Opens the key of an authority, wherever its record says that it is. */
export interface Signers {
  /**
   * A signer for this moment: to be used at once, not kept. Fault unavailable when the key is not within reach
   * (offline, a token that is gone), corrupt when it cannot be opened or is another key than the certificate's.
   */
  open(record: AuthorityRecord): Promise<Signer>
  /** Is the key one that this machine is meant to sign with? False for an offline root: `open` would refuse. */
  holds(record: AuthorityRecord): boolean
  /**
   * Makes a key of a kind such as `rsa-3072` and keeps it: in the store, or at `place` (`file:/path`, `pkcs11:…`), where
   * a key that is there already is taken. Fault unsupported for a kind or a place that cannot be.
   */
  make(name: AuthorityName, kind: string, place?: string): Promise<KeptKey>
}

/** Keys that lie in the store, wrapped under the master key. */
export function storedSigners(vault: KeyVault): Signers {
  return {
    async open({ name, wrappedKey }) {
      if (!wrappedKey) throw new SaidFault('unavailable', 'keys.offline', { name })
      return keySigner(unwrapKey(vault, name, wrappedKey))
    },
    holds: ({ wrappedKey }) => wrappedKey !== null,
    async make(name, kind, place) {
      if (place !== undefined)
        throw new SaidFault('unsupported', 'keys.place', { text: place.slice(0, 80) })
      const { privateKey } = await makeKey(kind)
      return {
        signer: keySigner(privateKey),
        wrappedKey: wrapKey(vault, name, privateKey),
        keyAt: null,
      }
    },
  }
}
