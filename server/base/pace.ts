/** How often one identity may ask: a bucket that fills with time, so that nobody copies the whole directory. */

import type { Clock } from './clock.js'
import { SaidFault } from './said-fault.js'

/** Buckets kept; the oldest is dropped, full by then. */
const maxKept = 10_000

export interface Pace {
  /** At once. */
  readonly burst: number
  /** From then on. */
  readonly perMinute: number
}

export class Pacer {
  readonly #buckets = new Map<string, { left: number; at: number }>()

  constructor(
    readonly clock: Clock,
    readonly pace: Pace,
  ) {}

  /** SaidFault limited when `identity` has asked too much lately. */
  expectModerate(identity: string): void {
    const { burst, perMinute } = this.pace
    const now = this.clock.now()
    const known = this.#buckets.get(identity) ?? { left: burst, at: now }
    const gained = (Math.max(0, now - known.at) / 60_000) * perMinute
    const left = Math.min(burst, known.left + gained)
    if (left < 1) throw new SaidFault('limited', 'web.too-often')
    this.#buckets.delete(identity)
    this.#buckets.set(identity, { left: left - 1, at: now })
    const [oldest] = this.#buckets.keys()
    if (this.#buckets.size > maxKept && oldest !== undefined) this.#buckets.delete(oldest)
  }
}
