/** The act that a command carries out: who is behind it and why, for everything that it records. */

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Signatory } from '../../pki/index.js'

export interface Act {
  /** An identity string, or `console:<user>`. */
  readonly actor: string
  /** Added to each event of the directory's log. */
  readonly note: Readonly<Record<string, string>>
  /** The administrator who proved to be there; null while none is named. */
  readonly signatory: Signatory | null
}

// Ambient, so that no command can forget to hand it on.
const acts = new AsyncLocalStorage<Act>()

/** Runs `work`, and whatever it records, as `act`. */
export function acting<T>(act: Act, work: () => Promise<T>): Promise<T> {
  return acts.run(act, work)
}

export function currentAct(): Act | undefined {
  return acts.getStore()
}
