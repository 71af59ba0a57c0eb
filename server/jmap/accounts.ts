/** Accounts opened for a caller and kept open between requests: opening is audited and costs, a request must not. */

import { isFault, type Clock } from '../base/index.js'
import type { Mail, WholeAccount } from '../mail/index.js'
import type { Caller, Trust } from '../trust/index.js'
import { MethodError } from './core/method-error.js'
import { accountAddressOf } from './core/session-resource.js'

const idleMs = 10 * 60_000
const maxOpen = 500

const missing = (): MethodError => new MethodError('accountNotFound', 'there is no such account')

interface Opened {
  readonly account: Promise<WholeAccount>
  usedAt: number
  readonly leave: () => void
}

export class Accounts {
  readonly #mail: Mail
  readonly #trust: Trust
  readonly #clock: Clock
  readonly #opened = new Map<string, Opened>()

  constructor(mail: Mail, trust: Trust, clock: Clock) {
    this.#mail = mail
    this.#trust = trust
    this.#clock = clock
  }

  /** Throws MethodError accountNotFound for one that the caller may not read: the answer does not tell which. */
  async open(caller: Caller, accountId: string): Promise<WholeAccount> {
    const address = accountAddressOf(caller, accountId)
    if (address === undefined) throw missing()
    // Asked each time: what was open to the caller yesterday may be closed today.
    const verdict = await this.#trust.decide(caller, 'read', address)
    if (!verdict.admitted) throw missing()
    try {
      return await this.#open(caller, address).account
    } catch (error) {
      if (isFault(error, 'denied')) throw missing()
      throw error
    }
  }

  #open(caller: Caller, address: string): Opened {
    // What the caller may do is part of the key: an account is opened with the rights of that moment.
    const rights = caller.mailboxes.find((mailbox) => mailbox.address === address)?.actions ?? []
    const key = [caller.certificate.fingerprint, address, ...rights].join(' ')
    const known = this.#opened.get(key)
    const now = this.#clock.now()
    if (known) {
      known.usedAt = now
      return known
    }
    this.#sweep(now)
    const account = this.#mail.open(caller, address)
    const end = (): void => this.#drop(key)
    const opened = { account, usedAt: now, leave: this.#trust.watch({ caller, end }) }
    this.#opened.set(key, opened)
    account.catch(() => this.#drop(key))
    return opened
  }

  #drop(key: string): void {
    this.#opened.get(key)?.leave()
    this.#opened.delete(key)
  }

  /** The idle ones, and when there are too many, those not used for longest. */
  #sweep(now: number): void {
    const byAge = [...this.#opened].sort(([, a], [, b]) => a.usedAt - b.usedAt)
    for (const [i, [key, { usedAt }]] of byAge.entries())
      if (now - usedAt > idleMs || byAge.length - i >= maxOpen) this.#drop(key)
  }
}
