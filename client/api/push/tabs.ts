/** The tabs of one browser: one of them listens to the gateway for all, and what one hears or writes the others know. */

import type { StateChange } from './state-change.js'

export type TabMessage =
  | { readonly kind: 'news'; readonly change: StateChange }
  /** The listening tab has found the gateway again. */
  | { readonly kind: 'opened' }
  /** It has lost it: the others would go on believing in it until they next ask for something. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'draft'; readonly id: string }
  | { readonly kind: 'left' }

export interface Tabs {
  /** Calls `begin` when this tab is the one that listens: at once, or when the one before it has closed. */
  lead(begin: () => void): void
  /** To the other tabs. */
  tell(message: TabMessage): void
  /** From the other tabs; answers with what ends it. */
  hear(told: (message: TabMessage) => void): () => void
  /** Runs `work` while no other tab runs any. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

/** A page alone. */
export const aloneTab: Tabs = {
  lead: (begin) => {
    begin()
  },
  tell: () => undefined,
  hear: () => () => undefined,
  inTurn: (work) => work(),
}
