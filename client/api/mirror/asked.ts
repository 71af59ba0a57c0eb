/** One answer that a page looks at: asked for when somebody looks, kept, asked again when it may have changed. */

import { ApiFault } from '../faults.js'
import { Listeners, type Watched } from '../watched.js'
import { loading, type Loaded } from './records.js'

export interface AskedParts<T> {
  readonly ask: () => Promise<T>
  /** What was kept of it, if anything. */
  readonly read: () => Promise<T | undefined>
  readonly keep: (value: T) => void
}

export class Asked<T> implements Watched<Loaded<T>> {
  readonly #parts: AskedParts<T>
  readonly #listeners = new Listeners()
  #shown: Loaded<T> = loading
  #running = false
  #stale = false

  constructor(parts: AskedParts<T>) {
    this.#parts = parts
  }

  readonly get = (): Loaded<T> => this.#shown

  readonly subscribe = (told: () => void): (() => void) => {
    const leave = this.#listeners.subscribe(told)
    if (this.#shown === loading && !this.#running) void this.#run()
    else if (this.#stale) void this.#run()
    return leave
  }

  /** Asks anew, now or when somebody looks next. */
  refresh(): void {
    this.#stale = true
    if (this.#listeners.count > 0 && !this.#running) void this.#run()
  }

  async #run(): Promise<void> {
    this.#running = true
    let restored: Promise<void> | undefined
    try {
      // What was kept may be shown meanwhile; the gateway does not wait for it.
      restored = this.#shown === loading ? this.#restore() : undefined
      do {
        this.#stale = false
        const value = await this.#parts.ask()
        this.#set({ status: 'ready', value, fault: undefined })
        this.#parts.keep(value)
      } while (this.#stale && this.#listeners.count > 0)
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error
      this.#stale = true
      await restored
      const { value } = this.#shown
      this.#set({ status: value === undefined ? 'failed' : 'ready', value, fault: error })
    } finally {
      this.#running = false
    }
  }

  async #restore(): Promise<void> {
    const value = await this.#parts.read()
    if (value !== undefined && this.#shown === loading)
      this.#set({ status: 'ready', value, fault: undefined })
  }

  #set(shown: Loaded<T>): void {
    this.#shown = shown
    this.#listeners.tell()
  }
}
