/** OCSP answers that are signed already, and how many more may be signed for those who make us work. */

import type { OcspReply } from './ocsp-reply.js'

const maxKept = 10_000
/** Signatures a second for requests that no kept answer serves, and how many may come at once. */
const workPerSecond = 200
const workBurst = 400

export class OcspAnswers {
  readonly #kept = new Map<string, OcspReply>()
  #left = workBurst
  #asOf = 0

  /** An answer until half of its life is over. */
  get(key: string, now: number): OcspReply | undefined {
    const found = this.#kept.get(key)
    if (!found?.cache) return undefined
    const { producedAt, nextUpdate } = found.cache
    return now >= producedAt && now < (producedAt + nextUpdate) / 2 ? found : undefined
  }

  keep(key: string, reply: OcspReply, now: number): void {
    this.#kept.delete(key)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < maxKept && this.get(oldest, now)) break
      this.#kept.delete(oldest)
    }
    this.#kept.set(key, reply)
  }

  /** Takes `count` signatures out of those that are left; false when there are not as many. */
  mayWork(now: number, count: number): boolean {
    const seconds = Math.max(0, now - this.#asOf) / 1000
    this.#left = Math.min(workBurst, this.#left + seconds * workPerSecond)
    this.#asOf = now
    if (this.#left < count) return false
    this.#left -= count
    return true
  }
}
