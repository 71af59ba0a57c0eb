/** What anybody may fetch of our authorities, kept in memory until there is another: a large list is read once. */

import type { CrlKind, PkiStore, StoredCrl } from '../directory/index.js'
import { isAuthorityName } from '../profiles/index.js'

export interface Publication {
  /** The current list of an authority; undefined when there is none of that name. */
  crl(this: void, name: string, kind: CrlKind): Promise<StoredCrl | undefined>
  /** DER of the certificate of an authority; undefined when there is none of that name. */
  certificate(this: void, name: string): Promise<Buffer | undefined>
}

export function createPublication(store: PkiStore): Publication {
  const kept = new Map<string, StoredCrl>()
  return {
    async crl(name, kind) {
      if (!isAuthorityName(name)) return undefined
      const key = `${name} ${kind}`
      return store.read(async ({ crls }) => {
        const head = await crls.head(name, kind)
        const known = kept.get(key)
        if (known && known.number === head?.number) return known
        const found = head && (await crls.get(name, kind))
        if (found) kept.set(key, found)
        return found
      })
    },
    async certificate(name) {
      if (!isAuthorityName(name)) return undefined
      return (await store.read(({ authorities }) => authorities.get(name)))?.certificate
    },
  }
}
