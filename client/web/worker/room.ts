/** What a call works with: the gateway, the time, chance, the person's keys, and what signatures are believed by. */

import { parseCertificate, type Certificate, type Crl } from '../../../pki/index.js'
import {
  isFault,
  systemClock,
  systemRandom,
  type Clock,
  type Random,
} from '../../../server/base/index.js'
import {
  authoritiesKnown,
  directoryKey,
  fetchLink,
  RevocationLists,
  type GatewayLink,
} from '../../gateway/index.js'
import type { KeyTrust } from '../../keys/index.js'
import { KeyRing } from './keys/ring.js'
import type { Asking, FromWorker } from './wire.js'

export interface WorkerRoom {
  readonly asking: Asking
  readonly link: GatewayLink
  readonly clock: Clock
  readonly random: Random
  readonly keys: KeyRing
  /** Roots and links as the gateway lists them, and the directory's key; asked once. Faults as `authoritiesKnown`. */
  readonly trust: () => Promise<KeyTrust>
  /** The current revocation lists; empty where they cannot be had, which leaves doubts. */
  readonly lists: () => Promise<readonly Crl[]>
}

/** What a gateway told stays for so long. */
const keptMs = 10 * 60_000

const rings = new Map<string, KeyRing>()
let trusted: { readonly until: number; readonly trust: Promise<KeyTrust> } | undefined
let revocation: RevocationLists | undefined

const isRoot = ({ subject, issuer }: Certificate): boolean => subject.key === issuer.key

async function askTrust(link: GatewayLink): Promise<KeyTrust> {
  const known = (await authoritiesKnown(link)).map(({ der }) => parseCertificate(der))
  const directory = await directoryKey(link).then(
    (armored) => [armored],
    (error: unknown) => {
      if (isFault(error, 'not-found')) return []
      throw error
    },
  )
  const anchors = known.filter(isRoot)
  return { anchors, intermediates: known.filter((one) => !isRoot(one)), directory }
}

export function roomFor(asking: Asking, tell: (message: FromWorker) => void): WorkerRoom {
  const { origin } = globalThis.location
  const link = fetchLink({
    ...{ mailbox: asking.mailbox, origin },
    fetch: (...request) => fetch(...request),
  })
  const keys = rings.get(asking.identity) ?? new KeyRing(asking.identity, systemClock, tell)
  rings.set(asking.identity, keys)
  return {
    ...{ asking, link, keys, clock: systemClock, random: systemRandom },
    trust() {
      const now = systemClock.now()
      if (!trusted || trusted.until < now) {
        const trust = askTrust(link)
        trusted = { until: now + keptMs, trust }
        // What failed is asked again next time.
        trust.catch(() => (trusted = undefined))
      }
      return trusted.trust
    },
    async lists() {
      revocation ??= new RevocationLists(link, systemClock)
      try {
        return await revocation.all()
      } catch (error) {
        if (!isFault(error)) throw error
        revocation = undefined
        return []
      }
    },
  }
}
