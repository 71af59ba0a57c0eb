/** Wakes when the next message that is held back is due; after a restart, at once for what should have gone meanwhile. */

import { releaseDue, type ReleaseParts } from './release.js'
import { sayWords } from './words.js'

/** Longest sleep: what another process put into the store is found then. */
const longestMs = 30_000
/** After a failure, such as a full disk. */
const againMs = 5000

export class Alarm {
  readonly #parts: ReleaseParts
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #on = false
  /** Something came while it worked. */
  #woken = false

  constructor(parts: ReleaseParts) {
    this.#parts = parts
  }

  start(): void {
    this.#on = true
    this.#sleep(0)
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#on = false
    clearTimeout(this.#timer)
    await this.#running
  }

  /** Something new is held back. */
  wake(): void {
    this.#woken = true
    if (this.#on && !this.#running) this.#sleep(0)
  }

  #sleep(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#running = this.#work().finally(() => {
        this.#running = undefined
      })
    }, ms)
    this.#timer.unref()
  }

  async #work(): Promise<void> {
    const { mail, clock } = this.#parts
    let next = againMs
    this.#woken = false
    try {
      const left = (await releaseDue(this.#parts)) + (await sayWords(this.#parts))
      const due = await mail.store.read((tables) => tables.submissions.nextDue())
      const wait = due === undefined ? longestMs : due - clock.now()
      next = left > 0 ? againMs : Math.min(Math.max(wait, 0), longestMs)
    } catch (error) {
      mail.log.error({ err: error }, 'looking for messages that are due failed')
    }
    if (this.#on) this.#sleep(this.#woken ? 0 : next)
  }
}
