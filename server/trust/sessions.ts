/** Live sessions, judged again whenever the directory changes: revoking somebody ends what they have open. */

import type { Denial, Log, Verdict } from '../base/index.js'
import { deny } from '../base/index.js'
import type { Caller, ListenerName, Watch } from './types.js'

/** How a caller is judged again; the second answer of a verdict is what they may do now. */
export type JudgeAgain = (caller: Caller) => Promise<Verdict<Caller>>

export class Sessions {
  /** What each caller was when last judged. */
  readonly #watches = new Map<Watch, Caller>()
  readonly #again: JudgeAgain
  readonly #log: Log
  readonly #ended: (watch: Watch, denial: Denial) => Promise<void>

  constructor(again: JudgeAgain, log: Log, ended: (watch: Watch, denial: Denial) => Promise<void>) {
    this.#again = again
    this.#log = log
    this.#ended = ended
  }

  watch(watch: Watch): () => void {
    this.#watches.set(watch, watch.caller)
    return () => void this.#watches.delete(watch)
  }

  /** Ends every session whose caller is no longer admitted, or may do less than when it began; tells who may do more. */
  async recheck(): Promise<void> {
    for (const [watch, caller] of [...this.#watches]) {
      try {
        const verdict = await this.#again(caller)
        const denial = verdict.admitted ? lostRight(caller, verdict.value) : verdict
        if (!this.#watches.has(watch)) continue
        if (denial) {
          this.#watches.delete(watch)
          watch.end(denial)
          await this.#ended(watch, denial)
        } else if (verdict.admitted && lostRight(verdict.value, caller)) {
          this.#watches.set(watch, verdict.value)
          watch.gained?.(verdict.value)
        }
      } catch (error) {
        this.#log.error({ err: error }, 'a session could not be judged again')
      }
    }
  }
}

/** The first right that `before` had and `now` has no more. */
function lostRight(before: Caller, now: Caller): Denial | null {
  const { identity, roles } = now
  const role = before.roles.find((one) => !roles.includes(one))
  // What is announced to an administrator is announced for as long as the session lasts.
  if (role !== undefined) return deny('not-administrator', { identity, role })
  for (const { address, actions } of before.mailboxes) {
    const left = now.mailboxes.find((mailbox) => mailbox.address === address)?.actions ?? []
    for (const action of actions)
      if (!left.includes(action))
        return deny(action === 'send' ? 'not-sender' : 'not-reader', {
          identity: before.identity,
          address,
          action,
        })
  }
  return null
}

export type { ListenerName }
