/** Where the keys of authorities live: a port, since a key may be in the store, in a file or in a token. */

import { Fault } from '../../server/base/index.js'
import type { AuthorityRecord, KeyVault } from '../directory/index.js'
import { keySigner, type Signer } from '../x509/index.js'
import { unwrapKey } from './keys.js'

/** Opens the key of an authority, wherever its record says that it is. */
export interface Signers {
  /**
   * A signer for this moment: to be used at once, not kept. Fault unavailable when the key is not within reach
   * (offline, a token that is gone), corrupt when it cannot be opened or is another key than the certificate's.
   */
  open(record: AuthorityRecord): Promise<Signer>
  /** Is the key one that this machine is meant to sign with? False for an offline root: `open` would refuse. */
  holds(record: AuthorityRecord): boolean
}

/** Keys that lie in the store, wrapped under the master key. */
export function storedSigners(vault: KeyVault): Signers {
  return {
    async open({ name, wrappedKey }) {
      if (!wrappedKey)
        throw new Fault('unavailable', `the key of the authority "${name}" is not on this machine`)
      return keySigner(unwrapKey(vault, name, wrappedKey))
    },
    holds: ({ wrappedKey }) => wrappedKey !== null,
  }
}
