/** The doorbell: after a commit it tells who listens to an account that there is news, and up to which modSeq (invariant 5). */

import type { AccountId, ModSeq } from '../base/index.js'

type Listener = (modSeq: ModSeq) => void
type AnyListener = (account: AccountId, modSeq: ModSeq) => void

/** Rings are harmless when doubled, so nothing is queued or remembered. */
export class Bell {
  readonly #listeners = new Map<AccountId, Set<Listener>>()

  readonly #everywhere = new Set<AnyListener>()

  /** Every ring, of whatever account. */
  listenToAll(listener: AnyListener): () => void {
    this.#everywhere.add(listener)
    return () => this.#everywhere.delete(listener)
  }

  listen(account: AccountId, listener: Listener): () => void {
    const set = this.#listeners.get(account) ?? new Set<Listener>()
    this.#listeners.set(account, set)
    set.add(listener)
    return () => {
      set.delete(listener)
      if (set.size === 0) this.#listeners.delete(account)
    }
  }

  ring(account: AccountId, modSeq: ModSeq): void {
    for (const listener of this.#listeners.get(account) ?? []) listener(modSeq)
    for (const listener of this.#everywhere) listener(account, modSeq)
  }
}
