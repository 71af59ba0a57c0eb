/** The revocation lists of our authorities, fetched over the same listener and kept until they end. */

import { parseCrl, type Certificate, type Crl } from '../../pki/index.js'
import type { Clock } from '../../server/base/index.js'
import { askGateway, askJson } from './ask.js'
import type { GatewayLink } from './link.js'

const maxListBytes = 32 * 1024 * 1024
/** Asked again sooner than the list says, so that a revocation is seen within minutes. */
const keptMs = 5 * 60_000

interface Kept {
  readonly crl: Crl
  readonly until: number
}

/** Lists of one gateway, kept in memory for as long as this object lives. */
export class RevocationLists {
  readonly #link: GatewayLink
  readonly #clock: Clock
  readonly #kept = new Map<string, Kept>()
  #names: Promise<readonly string[]> | undefined

  constructor(link: GatewayLink, clock: Clock) {
    this.#link = link
    this.#clock = clock
  }

  /**
   * The current lists of the authorities that issued `certificates`; one that is not of this gateway has none. Whether a
   * list is genuine is for the chain to say. Faults as `askGateway`.
   */
  async for(certificates: readonly Pick<Certificate, 'issuer'>[]): Promise<Crl[]> {
    const wanted = new Set(certificates.map(({ issuer }) => issuer.key))
    const found: Crl[] = []
    for (const path of await this.#paths()) {
      const crl = await this.#list(path)
      if (wanted.has(crl.issuer.key)) found.push(crl)
    }
    return found
  }

  /** The current lists of all authorities of the gateway. Faults as `askGateway`. */
  async all(): Promise<Crl[]> {
    const found: Crl[] = []
    for (const path of await this.#paths()) found.push(await this.#list(path))
    return found
  }

  async #list(path: string): Promise<Crl> {
    const now = this.#clock.now()
    const kept = this.#kept.get(path)
    if (kept && now < kept.until) return kept.crl
    const question = { method: 'GET', path, maxBytes: maxListBytes } as const
    const crl = parseCrl(Buffer.from((await askGateway(this.#link, question)).body))
    this.#kept.set(path, { crl, until: now + keptMs })
    return crl
  }

  async #paths(): Promise<readonly string[]> {
    const told = await (this.#names ??= askJson(this.#link, {
      ...{ method: 'GET', path: '/crl' },
    }).then(namesIn))
    return told
  }
}

/** Only paths of lists: nothing that an answer says makes us ask for anything else. */
function namesIn(told: unknown): string[] {
  const crls = typeof told === 'object' && told !== null && 'crls' in told ? told.crls : []
  const names = Array.isArray(crls) ? crls.map(String) : []
  return names.filter((path) => /^\/crl\/[a-z0-9-]{1,64}\.crl$/.test(path)).slice(0, 64)
}

/** The current lists of the authorities that issued `certificates`, asked for once. */
export async function revocationFor(
  link: GatewayLink,
  certificates: readonly Pick<Certificate, 'issuer'>[],
  clock: Clock,
): Promise<Crl[]> {
  return new RevocationLists(link, clock).for(certificates)
}
