/** What one session is about: its caller, its mailbox and its folder, and the news it has not passed on. */

import type { Account } from '../mail/index.js'
import type { Caller } from '../trust/index.js'
import type { Phase } from './command.js'
import type { View } from './view.js'

/** Opens a mailbox for a caller: its own without an address. Fault denied or not-found. */
export type OpenAccount = (caller: Caller, address?: string) => Promise<Account>

export class SessionState {
  readonly #open: OpenAccount
  #phase: Phase
  #caller: Caller | undefined
  #account: Account | undefined
  #view: View | undefined
  #leave: (() => void)[] = []
  #rung = false
  #wake: (() => void) | undefined
  #waiting: Promise<void> | undefined

  constructor(open: OpenAccount, phase: Phase) {
    this.#open = open
    this.#phase = phase
  }

  get phase(): Phase {
    return this.#phase
  }

  get caller(): Caller | undefined {
    return this.#caller
  }

  get account(): Account | undefined {
    return this.#account
  }

  get view(): View | undefined {
    return this.#view
  }

  /** The peer has proved who it is; `leave` undoes what was registered for it. */
  admit(caller: Caller, leave: () => void): void {
    this.#caller = caller
    this.#leave.push(leave)
    this.#phase = 'not-authenticated'
  }

  async login(address: string | undefined): Promise<void> {
    if (this.#caller === undefined) throw new Error('login before admission')
    this.#account = await this.#open(this.#caller, address)
    this.#phase = 'authenticated'
    this.#leave.push(this.#account.onChange(() => this.#onChange()))
  }

  #onChange(): void {
    this.#rung = true
    this.#view?.ring()
    this.wake()
  }

  select(view: View | undefined): void {
    this.#view = view
    // Between reading the folder and this line the bell may have rung for nobody.
    view?.ring()
    this.#phase = view === undefined ? 'authenticated' : 'selected'
  }

  /** Resolves at the next doorbell, at once when it rang since the last time. */
  async news(): Promise<void> {
    if (!this.#rung) {
      this.#waiting ??= new Promise<void>((resolve) => (this.#wake = resolve))
      await this.#waiting
    }
    this.#rung = false
  }

  /** Ends the wait for news. */
  wake(): void {
    this.#waiting = undefined
    this.#wake?.()
    this.#wake = undefined
  }

  close(): void {
    for (const leave of this.#leave) leave()
    this.#leave = []
    this.#view = undefined
  }
}
