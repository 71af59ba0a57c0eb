/** Tells push services of news: which states accounts are in, never what changed; gathered, enciphered, tried again. */

import {
  Fault,
  Pacer,
  type AccountId,
  type Clock,
  type Log,
  type ModSeq,
  type Random,
} from '../../base/index.js'
import type { MailParts, PushShelf } from '../../mail/index.js'
import type { Caller } from '../../trust/index.js'
import { accountIdOf } from '../core/session-resource.js'
import { allTypes } from '../events.js'
import { stateOf } from '../ids.js'
import { encryptPush } from './encrypt.js'
import type { PushSender } from './sender.js'
import { keptPush, subscriptionOf, type PushSubscription } from './subscription.js'

export interface PusherOptions {
  readonly mail: MailParts
  readonly shelf: PushShelf
  readonly sender: PushSender
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Addresses that an identity may read with this certificate now; null when the certificate is good no more. */
  readableBy(this: void, identity: string, fingerprint: string): Promise<readonly string[] | null>
  /** News that come close together are told together; milliseconds. */
  readonly gatherMs?: number
  /** Waits before another try; after the last the news is dropped: the next will tell more. */
  readonly againMs?: readonly number[]
}

/** RFC 8620 §7.2: two days at least. */
export const longestMs = 7 * 24 * 60 * 60 * 1000

/** Each new one asks a service for something: a person has few devices. */
const pace = { burst: 10, perMinute: 1 }

type Wanted = Pick<PushSubscription, 'deviceClientId' | 'url' | 'keys' | 'types'> & {
  readonly expiresAt: number | null
}

interface Line {
  subscription: PushSubscription
  readonly waiting: Map<string, ModSeq>
  isBusy: boolean
  tries: number
  timer?: NodeJS.Timeout
}

export class Pusher {
  readonly #options: PusherOptions
  readonly #lines = new Map<string, Line>()
  readonly #rung = new Map<AccountId, ModSeq>()
  readonly #pacer: Pacer
  #timer: NodeJS.Timeout | undefined
  #leave: (() => void) | undefined

  constructor(options: PusherOptions) {
    this.#options = options
    this.#pacer = new Pacer(options.clock, pace)
  }

  /** Whether the operator lets this address be asked. */
  allows(url: string): boolean {
    return this.#options.sender.allows(url)
  }

  /** Reads what is kept, and listens from now on. */
  async start(): Promise<void> {
    const { mail, shelf } = this.#options
    for (const kept of await shelf.all()) this.#enter(subscriptionOf(kept))
    this.#leave = mail.bell.listenToAll((account, modSeq) => this.#ring(account, modSeq))
  }

  stop(): void {
    this.#leave?.()
    clearTimeout(this.#timer)
    for (const { timer } of this.#lines.values()) clearTimeout(timer)
    this.#lines.clear()
  }

  of({ identity }: Caller): readonly PushSubscription[] {
    const now = this.#options.clock.now()
    return [...this.#lines.values()]
      .map(({ subscription }) => subscription)
      .filter((one) => one.identity === identity && one.expiresAt > now)
  }

  /** Kept when it resolves; its code is then on its way to the address. Fault limited. */
  async create(caller: Caller, wanted: Wanted): Promise<PushSubscription> {
    const { random, shelf } = this.#options
    this.#pacer.expectModerate(caller.identity)
    const subscription: PushSubscription = {
      ...wanted,
      id: `P${random.bytes(16).toString('hex')}`,
      identity: caller.identity,
      fingerprint: caller.certificate.fingerprint,
      code: random.bytes(16).toString('base64url'),
      isVerified: false,
      expiresAt: this.#until(caller, wanted.expiresAt),
    }
    await this.#sweep()
    await shelf.put(keptPush(subscription))
    void this.#verify(this.#enter(subscription))
    return subscription
  }

  /** Fault not-found. */
  async update(
    caller: Caller,
    id: string,
    change: Partial<Pick<PushSubscription, 'types' | 'isVerified'>> & {
      readonly expiresAt?: number | null
    },
  ): Promise<PushSubscription> {
    const line = this.#own(caller, id)
    const { fingerprint } = caller.certificate
    const { expiresAt, ...rest } = change
    const next: PushSubscription = {
      ...{ ...line.subscription, ...rest, fingerprint },
      ...(expiresAt !== undefined && { expiresAt: this.#until(caller, expiresAt) }),
    }
    await this.#options.shelf.put(keptPush(next))
    line.subscription = next
    return next
  }

  /** Fault not-found. */
  async destroy(caller: Caller, id: string): Promise<void> {
    await this.#remove(this.#own(caller, id), 'asked')
  }

  /** No longer than we keep one, and than the certificate holds. */
  #until({ certificate: { notAfter } }: Caller, asked: number | null): number {
    const most = Math.min(this.#options.clock.now() + longestMs, notAfter)
    return asked === null ? most : Math.min(asked, most)
  }

  #own({ identity }: Caller, id: string): Line {
    const line = this.#lines.get(id)
    if (line?.subscription.identity !== identity)
      throw new Fault('not-found', 'there is no such subscription')
    return line
  }

  #enter(subscription: PushSubscription): Line {
    const line: Line = { subscription, waiting: new Map(), isBusy: false, tries: 0 }
    this.#lines.set(subscription.id, line)
    return line
  }

  async #remove(line: Line, why: Parameters<PushShelf['remove']>[1]): Promise<void> {
    clearTimeout(line.timer)
    this.#lines.delete(line.subscription.id)
    await this.#options.shelf.remove(keptPush(line.subscription), why)
  }

  async #sweep(): Promise<void> {
    const now = this.#options.clock.now()
    for (const line of [...this.#lines.values()])
      if (line.subscription.expiresAt <= now) await this.#remove(line, 'expired')
  }

  #ring(account: AccountId, modSeq: ModSeq): void {
    if (this.#lines.size === 0) return
    this.#rung.set(account, modSeq)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#flush()
    }, this.#options.gatherMs ?? 1000)
  }

  async #flush(): Promise<void> {
    const rung = new Map(this.#rung)
    this.#rung.clear()
    try {
      await this.#sweep()
      for (const line of [...this.#lines.values()])
        if (line.subscription.isVerified) await this.#gather(line, rung)
    } catch (error) {
      this.#options.log.error({ err: error }, 'news could not be pushed')
    }
  }

  async #gather(line: Line, rung: ReadonlyMap<AccountId, ModSeq>): Promise<void> {
    const { mail, readableBy } = this.#options
    const { identity, fingerprint } = line.subscription
    const addresses = await readableBy(identity, fingerprint)
    if (!addresses) return this.#remove(line, 'expired')
    for (const address of addresses) {
      const account =
        mail.accounts.get(address) ??
        (await mail.store.read((tables) => tables.accounts.byAddress(address)))
      const modSeq = account && rung.get(account.id)
      if (modSeq !== undefined) line.waiting.set(accountIdOf(address), modSeq)
    }
    // One that waits for another try takes it along.
    if (line.waiting.size > 0 && !line.isBusy && line.timer === undefined) void this.#tell(line)
  }

  async #tell(line: Line): Promise<void> {
    const { types } = line.subscription
    const shown = allTypes.filter((type) => types === null || types.includes(type))
    const taken = [...line.waiting]
    line.waiting.clear()
    if (shown.length === 0) return
    const changed = Object.fromEntries(
      taken.map(([id, modSeq]) => [
        id,
        Object.fromEntries(shown.map((type) => [type, stateOf(modSeq)])),
      ]),
    )
    await this.#send(line, { '@type': 'StateChange', changed }, () => {
      for (const [id, modSeq] of taken) if (!line.waiting.has(id)) line.waiting.set(id, modSeq)
      return this.#tell(line)
    })
  }

  #verify(line: Line): Promise<void> {
    const { id, code } = line.subscription
    const message = { '@type': 'PushVerification', pushSubscriptionId: id, verificationCode: code }
    return this.#send(line, message, () => this.#verify(line))
  }

  async #send(line: Line, message: object, again: () => Promise<void>): Promise<void> {
    const { random, sender, log, againMs = [5000, 30_000, 120_000, 600_000] } = this.#options
    const { keys, url, id } = line.subscription
    const plain = Buffer.from(JSON.stringify(message), 'utf8')
    line.isBusy = true
    try {
      const body = keys ? encryptPush(plain, keys, random) : plain
      const outcome = await sender.send(url, { body, isEncrypted: keys !== null })
      line.isBusy = false
      if (!this.#lines.has(id)) return
      if (outcome === 'gone' || outcome === 'refused') return await this.#remove(line, outcome)
      const wait = outcome === 'later' ? againMs[line.tries] : undefined
      line.tries = wait === undefined ? 0 : line.tries + 1
      if (wait !== undefined)
        line.timer = setTimeout(() => {
          delete line.timer
          void again()
        }, wait).unref()
      else if (line.waiting.size > 0) await this.#tell(line)
    } catch (error) {
      line.isBusy = false
      log.error({ err: error, id }, 'news could not be pushed')
    }
  }
}
