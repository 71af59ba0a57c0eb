/** What an identity may open, asked at every message: remembered only until the directory changes, and for a second at most. */

import type { MailboxAccess } from '../../pki/index.js'
import type { Clock } from '../base/index.js'
import type { TrustDirectory } from './ports.js'

/** A delegation begins and ends by the clock, without a change in the directory. */
const lifetimeMs = 1000
const remembered = 10_000

export class Accesses {
  readonly #directory: TrustDirectory
  readonly #clock: Clock
  readonly #known = new Map<string, { at: number; accesses: readonly MailboxAccess[] }>()
  #changes = -1

  constructor(directory: TrustDirectory, clock: Clock) {
    this.#directory = directory
    this.#clock = clock
  }

  async of(identity: string): Promise<readonly MailboxAccess[]> {
    const changes = this.#directory.changes()
    const at = this.#clock.now()
    if (changes !== this.#changes || this.#known.size >= remembered) {
      this.#known.clear()
      this.#changes = changes
    }
    const known = this.#known.get(identity)
    if (known && at >= known.at && at - known.at < lifetimeMs) return known.accesses
    const accesses = await this.#directory.mailboxesFor(identity, at)
    this.#known.set(identity, { at, accesses })
    return accesses
  }
}
