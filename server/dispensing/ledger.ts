/** The ledger's verbs: each is one unit of work with its audit event, for a caller who may. */

import type { Clock, Verdict } from '../base/index.js'
import type { Caller, Trust } from '../trust/index.js'
import { cancel, undo } from './ending.js'
import { dispense, type DispenseOrder } from './dispense.js'
import type { Dispensed, DocumentRef, LedgerState, LineTerms } from './model.js'
import { mayDispense } from './policy.js'
import type { HolderOf, LedgerSeal, LedgerStore, LedgerTables } from './ports.js'
import { find, register, type LedgerParts, type Teller } from './register.js'
import { stateOf, unknownState } from './state.js'
import { unseenState } from './unseen.js'
import type { AuthorsWord } from './word.js'

export interface LedgerOptions {
  readonly store: LedgerStore
  readonly seal: LedgerSeal
  readonly clock: Clock
  readonly trust: Pick<Trust, 'decide'>
  readonly holderOf: HolderOf
  /** Writes the refusal to the audit log. */
  refused(this: void, caller: Caller, rule: string, mailbox: string): Promise<void>
}

/** Every verb answers a Verdict: who may not is told by which rule. Faults are `LedgerRefusal`s. */
export interface Ledger {
  /** By its author, at sending: supersedes what it replaces. */
  register(
    caller: Caller,
    document: DocumentRef,
    lines: readonly LineTerms[],
  ): Promise<Verdict<LedgerState>>
  /** What its author said beside a message that has gone by now; hearing it again changes nothing. */
  hear(word: AuthorsWord): Promise<LedgerState>
  /** By a pharmacy that was sent a replacement, whose author it has verified. */
  tell(caller: Caller, mailbox: string, told: Told): Promise<Verdict<LedgerState>>
  /** By its author; with `mailbox`, by a pharmacy that was sent the cancellation. */
  cancel(caller: Caller, cancelled: Cancelled): Promise<Verdict<LedgerState>>
  /** For who may dispense; the author, without `mailbox`, learns of his own, and of all else that it is unknown. */
  state(
    caller: Caller,
    document: DocumentRef,
    mailbox: string | null,
  ): Promise<Verdict<LedgerState>>
  dispense(caller: Caller, order: Omit<DispenseOrder, 'teller'>): Promise<Verdict<Dispensed>>
  /** By the mailbox that dispensed, within the time of `undoMs`. */
  undo(caller: Caller, mailbox: string, dispensing: number): Promise<Verdict<LedgerState>>
}

export interface Told {
  readonly document: DocumentRef
  readonly lines: readonly LineTerms[]
  readonly author: string | null
}

export interface Cancelled {
  readonly document: DocumentRef
  readonly author: string | null
  /** Null when the author himself asks. */
  readonly mailbox: string | null
}

const tellerOf = ({ identity, displayName }: Caller): Teller => ({ identity, name: displayName })

export function createLedger(options: LedgerOptions): Ledger {
  const { store, seal, clock } = options
  const parts: LedgerParts = { seal, clock }
  const done = async <T>(work: (tables: LedgerTables) => Promise<T>): Promise<Verdict<T>> => ({
    admitted: true,
    value: await store.write(work),
  })
  const asDispenser = async <T>(
    caller: Caller,
    mailbox: string,
    work: (tables: LedgerTables) => Promise<T>,
  ): Promise<Verdict<T>> => {
    const verdict = await expectDispenser(options, caller, mailbox)
    return verdict.admitted ? done(work) : verdict
  }
  const entered = async (
    tables: LedgerTables,
    told: Told & { readonly teller: Teller },
  ): Promise<LedgerState> => stateOf(tables, await register(tables, parts, told))
  return {
    async register(caller, document, lines) {
      const teller = tellerOf(caller)
      return done((t) => entered(t, { document, lines, author: caller.identity, teller }))
    },
    hear({ verb, teller, document, lines }) {
      const author = teller.identity
      return store.write((t) =>
        verb === 'register'
          ? entered(t, { document, lines, author, teller })
          : cancel(t, parts, { document, author, teller }),
      )
    },
    tell: (caller, mailbox, told) =>
      asDispenser(caller, mailbox, (t) => entered(t, { ...told, teller: tellerOf(caller) })),
    async cancel(caller, { document, author, mailbox }) {
      const teller = tellerOf(caller)
      const work = (t: LedgerTables): Promise<LedgerState> =>
        cancel(t, parts, { document, author: mailbox === null ? caller.identity : author, teller })
      return mailbox === null ? done(work) : asDispenser(caller, mailbox, work)
    },
    state: (caller, document, mailbox) => lookUp(options, caller, document, mailbox),
    dispense: (caller, order) =>
      asDispenser(caller, order.mailbox, (t) =>
        dispense(t, parts, { ...order, teller: tellerOf(caller) }),
      ),
    undo: (caller, mailbox, dispensing) =>
      asDispenser(caller, mailbox, (t) =>
        undo(t, parts, { teller: tellerOf(caller), mailbox, dispensing }),
      ),
  }
}

/** May this caller send for the mailbox, and is it one that dispenses? A refusal is audited. */
async function expectDispenser(
  { trust, holderOf, refused }: LedgerOptions,
  caller: Caller,
  mailbox: string,
): Promise<Verdict> {
  const access = await trust.decide(caller, 'send', mailbox)
  if (!access.admitted) return access
  const verdict = mayDispense(mailbox, await holderOf(mailbox))
  if (!verdict.admitted) await refused(caller, verdict.rule, mailbox)
  return verdict
}

async function lookUp(
  options: LedgerOptions,
  caller: Caller,
  document: DocumentRef,
  mailbox: string | null,
): Promise<Verdict<LedgerState>> {
  if (mailbox !== null) {
    const verdict = await expectDispenser(options, caller, mailbox)
    if (!verdict.admitted) return verdict
  }
  return options.store.read(async (tables) => {
    const row = await find(tables, options.seal, document)
    // Whoever asks for himself learns of what is his; all else is to him as if nobody had told of it.
    if (mailbox === null && row?.author !== caller.identity)
      return { admitted: true, value: unknownState }
    const value = row ? await stateOf(tables, row) : await unseenState(tables, options, document)
    return { admitted: true, value }
  })
}
