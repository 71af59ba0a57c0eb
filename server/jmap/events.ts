/** News as server-sent events: that an account has changed, and which state it is in, never what changed (RFC 8620 §7.3). */

import type { ModSeq } from '../base/index.js'
import type { WholeAccount } from '../mail/index.js'
import { stateOf } from './ids.js'

export interface EventQuestion {
  /** Names of types, or null for all. */
  readonly types: ReadonlySet<string> | null
  /** Ends after the first news, for clients behind proxies that hold answers back. */
  readonly closesAfterState: boolean
  /** Seconds between signs of life; 0 for none. */
  readonly ping: number
}

/** Each of them changes with the account's one counter. */
export const allTypes = ['Mailbox', 'Email', 'Thread', 'EmailSubmission', 'Identity'] as const

const shortestPing = 30
const longestPing = 300

/** The question of a request's `types`, `closeafter` and `ping`; undefined when they are not what RFC 8620 §7.3 says. */
export function readEventQuestion(
  query: Readonly<Record<string, unknown>>,
): EventQuestion | undefined {
  const { types = '*', closeafter = 'no', ping = '0' } = query
  if (typeof types !== 'string' || typeof ping !== 'string') return undefined
  if ((closeafter !== 'no' && closeafter !== 'state') || !/^\d{1,6}$/.test(ping)) return undefined
  const seconds = Number(ping)
  return {
    types: types === '*' ? null : new Set(types.split(',').slice(0, 50)),
    closesAfterState: closeafter === 'state',
    ping: seconds === 0 ? 0 : Math.min(Math.max(seconds, shortestPing), longestPing),
  }
}

/** What is waiting to be told; a second ring of one account replaces the first. */
class News {
  readonly #changed = new Map<string, ModSeq>()
  #wake: () => void = () => undefined

  ring(accountId: string, modSeq: ModSeq): void {
    this.#changed.set(accountId, modSeq)
    this.#wake()
  }

  take(): [string, ModSeq][] {
    const taken = [...this.#changed]
    this.#changed.clear()
    return taken
  }

  /** Resolves when there is news, after `ms` or when one of `signals` aborts. */
  async wait(ms: number, ...signals: readonly AbortSignal[]): Promise<void> {
    if (this.#changed.size > 0 || signals.some(({ aborted }) => aborted)) return
    await new Promise<void>((resolve) => {
      const timer = ms > 0 ? setTimeout(done, ms) : undefined
      const wake = done
      this.#wake = wake
      for (const signal of signals) signal.addEventListener('abort', done, { once: true })
      function done(): void {
        clearTimeout(timer)
        for (const signal of signals) signal.removeEventListener('abort', done)
        resolve()
      }
    })
  }
}

/** States by type, by account. */
export type States = Readonly<Record<string, Readonly<Record<string, string>>>>

/** That the caller was given something: what is open for him knows nothing of it, and has to be opened anew. */
export interface Gain {
  readonly signal: AbortSignal
  /** What a client is told of it. */
  word(): Promise<States>
}

/** The one type that changes with the directory. */
export const gainType = 'ShareNotification'

/** The stream's text, piece by piece, until `signal` aborts or the caller is given something. */
export async function* eventStream({
  accounts,
  question: { types, closesAfterState, ping },
  signal,
  gain,
}: {
  readonly accounts: ReadonlyMap<string, WholeAccount>
  readonly question: EventQuestion
  readonly signal: AbortSignal
  readonly gain: Gain
}): AsyncGenerator<string> {
  const news = new News()
  const shown = allTypes.filter((type) => types === null || types.has(type))
  const leave = [...accounts].map(([id, account]) =>
    account.onChange((modSeq) => {
      news.ring(id, modSeq)
    }),
  )
  try {
    // Sent at once, so that a client knows that it is heard.
    yield ': pli\n\n'
    while (!signal.aborted && !gain.signal.aborted) {
      await news.wait(ping * 1000, signal, gain.signal)
      const changed = news.take()
      if (changed.length > 0 && shown.length > 0) {
        yield stateChange(statesOf(changed, shown))
        if (closesAfterState) return
      } else if (ping > 0 && !signal.aborted)
        yield `event: ping\ndata: ${JSON.stringify({ interval: ping })}\n\n`
    }
    if (gain.signal.aborted && (types === null || types.has(gainType)))
      yield stateChange(await gain.word())
  } finally {
    for (const off of leave) off()
  }
}

export function statesOf(
  changed: Iterable<readonly [string, ModSeq]>,
  types: readonly string[],
): States {
  const of = (modSeq: ModSeq): Readonly<Record<string, string>> =>
    Object.fromEntries(types.map((type) => [type, stateOf(modSeq)]))
  return Object.fromEntries([...changed].map(([id, modSeq]) => [id, of(modSeq)]))
}

function stateChange(changed: States): string {
  const data = { '@type': 'StateChange', changed }
  return `event: state\ndata: ${JSON.stringify(data)}\n\n`
}
