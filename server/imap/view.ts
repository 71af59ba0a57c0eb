/**
 * One session's view of its folder: its own message numbers, and what it has not been told yet.
 * Two sessions on one folder see the same changes, each at a moment its client can bear (RFC 9051 §7.5.1).
 */

import type { MailboxId, ModSeq, Uid } from '../base/index.js'
import type { Account, MailboxChanges, MailboxInfo, MessageMeta } from '../mail/index.js'
import { flagList, untagged } from './wire/encode.js'
import { resolveSet, type NumberRange, type SequenceSet } from './wire/sequence-set.js'
import { Fault } from '../base/index.js'

/** A message of the view with its number. */
export interface Numbered {
  readonly seq: number
  readonly meta: MessageMeta
}

export class View {
  readonly mailbox: MailboxId
  readonly name: string
  readonly readOnly: boolean
  readonly #account: Account
  /** What the client believes the folder holds; index + 1 is the message number. */
  #messages: MessageMeta[]
  #modSeq: ModSeq
  #uidNext: Uid
  /** Ranges of UIDs this session is the first to be told of. */
  readonly #recent: NumberRange[] = []
  readonly #keywords = new Set<string>()
  #toldKeywords = 0
  #toldLength: number
  /** Gone from the folder, still in the client's numbering. */
  readonly #gone = new Set<Uid>()
  readonly #flagsChanged = new Set<Uid>()
  #rung = false

  private constructor(
    account: Account,
    info: MailboxInfo,
    messages: readonly MessageMeta[],
    readOnly: boolean,
  ) {
    this.#account = account
    this.mailbox = info.id
    this.name = info.name
    this.readOnly = readOnly
    this.#messages = [...messages]
    this.#toldLength = messages.length
    this.#modSeq = info.highestModSeq
    const last = messages[messages.length - 1]
    this.#uidNext = Math.max(info.uidNext, last === undefined ? 0 : last.uid + 1) as Uid
    for (const { keywords } of messages) for (const word of keywords) this.#keywords.add(word)
    this.#toldKeywords = this.#keywords.size
  }

  static async open(account: Account, info: MailboxInfo, readOnly: boolean): Promise<View> {
    // `info` is older than `messages`, so a change in between is seen twice rather than never.
    const messages = await account.messages(info.id)
    const view = new View(account, info, messages, readOnly)
    // Claiming is a commit: a folder without anything new is spared it.
    const claims = !readOnly && info.recentFrom < view.#uidNext
    const recentFrom = claims ? await account.claimRecent(info.id) : info.recentFrom
    if (recentFrom < view.#uidNext) view.#recent.push([recentFrom, view.#uidNext - 1])
    return view
  }

  get length(): number {
    return this.#messages.length
  }

  get messages(): readonly MessageMeta[] {
    return this.#messages
  }

  get keywords(): readonly string[] {
    return [...this.#keywords]
  }

  get uidNext(): Uid {
    return this.#uidNext
  }

  get recentRanges(): readonly NumberRange[] {
    return this.#recent
  }

  isRecent(uid: Uid): boolean {
    return this.#recent.some(([from, to]) => uid >= from && uid <= to)
  }

  recentCount(): number {
    if (this.#recent.length === 0) return 0
    return this.#messages.reduce((count, { uid }) => count + (this.isRecent(uid) ? 1 : 0), 0)
  }

  firstUnseen(): number | undefined {
    const index = this.#messages.findIndex(({ flags }) => (flags & 1) === 0)
    return index < 0 ? undefined : index + 1
  }

  isGone(uid: Uid): boolean {
    return this.#gone.has(uid)
  }

  /** Remembers that the account has changed; the folder is only asked at the next sync. */
  ring(): void {
    this.#rung = true
  }

  /** Index of the first message whose UID is at least `uid`. */
  #lowerBound(uid: number): number {
    let low = 0
    let high = this.#messages.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#messages[middle]?.uid ?? Infinity) < uid) low = middle + 1
      else high = middle
    }
    return low
  }

  #indexOf(uid: Uid): number {
    const index = this.#lowerBound(uid)
    return this.#messages[index]?.uid === uid ? index : -1
  }

  /** The view's messages named by `set`, ascending. Fault syntax for a number past the last message. */
  pick(set: SequenceSet, byUid: boolean): Numbered[] {
    const picked: Numbered[] = []
    for (const [from, to] of this.ranges(set, byUid)) {
      const start = byUid ? this.#lowerBound(from) : from - 1
      for (let index = start; index < this.#messages.length; index++) {
        const meta = this.#messages[index]
        if (meta === undefined || (byUid ? meta.uid : index + 1) > to) break
        picked.push({ seq: index + 1, meta })
      }
    }
    return picked
  }

  /** `set` with `*` resolved against this view; message numbers are checked (RFC 9051 §9, seq-number). */
  ranges(set: SequenceSet, byUid: boolean): NumberRange[] {
    const last = this.#messages[this.#messages.length - 1]
    if (byUid) return resolveSet(set, last?.uid ?? 0)
    const largest = this.#messages.length
    for (const [from, to] of set) {
      const beyond = (n: number) => n !== Infinity && n > largest
      const open = from === Infinity || to === Infinity
      if (!open && (beyond(from) || beyond(to))) throw new Fault('syntax', 'no such message number')
    }
    if (largest === 0) return []
    return resolveSet(set, largest).map(([from, to]) => [from, Math.min(to, largest)])
  }

  /** UIDs of messages named by number ranges of this view. */
  uidRanges(ranges: readonly NumberRange[]): NumberRange[] {
    return ranges.flatMap(([from, to]): NumberRange[] => {
      const first = this.#messages[from - 1]
      const last = this.#messages[to - 1]
      return first && last ? [[first.uid, last.uid]] : []
    })
  }

  numberOf(uid: Uid): number | undefined {
    const index = this.#indexOf(uid)
    return index < 0 ? undefined : index + 1
  }

  meta(uid: Uid): MessageMeta | undefined {
    return this.#messages[this.#indexOf(uid)]
  }

  /** Takes in what a verb of this session did to flags; the client is told by the command itself. */
  learn(changed: readonly MessageMeta[]): void {
    for (const meta of changed) {
      const index = this.#indexOf(meta.uid)
      const known = this.#messages[index]
      if (known === undefined || known.modSeq > meta.modSeq) continue
      this.#messages[index] = meta
      for (const word of meta.keywords) this.#keywords.add(word)
    }
  }

  /** A change the client must still be told of, although this session made it. */
  owe(uid: Uid): void {
    this.#flagsChanged.add(uid)
  }

  /** The client has been told of the flags of `uid`. */
  told(uid: Uid): void {
    this.#flagsChanged.delete(uid)
  }

  /** Messages a verb of this session removed. */
  forget(uids: readonly Uid[]): void {
    for (const uid of uids) if (this.#indexOf(uid) >= 0) this.#gone.add(uid)
  }

  /** Asks the folder what happened, if the doorbell has rung. Fault not-found when the folder is gone. */
  async sync(): Promise<void> {
    if (!this.#rung) return
    this.#rung = false
    let changes: MailboxChanges
    try {
      changes = await this.#account.since(this.mailbox, this.#modSeq)
    } catch (error) {
      this.#rung = true
      throw error
    }
    this.#takeIn(changes)
  }

  #takeIn(changes: MailboxChanges): void {
    const arrivedFrom = this.#uidNext
    for (const meta of changes.changed) {
      if (meta.uid >= arrivedFrom) {
        this.#messages.push(meta)
        for (const word of meta.keywords) this.#keywords.add(word)
        continue
      }
      const known = this.meta(meta.uid)
      if (known === undefined || known.modSeq >= meta.modSeq) continue
      this.learn([meta])
      this.#flagsChanged.add(meta.uid)
    }
    this.forget(changes.vanished)
    this.#modSeq = changes.highestModSeq
    this.#uidNext = Math.max(this.#uidNext, changes.uidNext) as Uid
    // RFC 3501 §2.3.2 has a session in doubt call a message recent; claiming each arrival would cost a commit.
    if (arrivedFrom < this.#uidNext) this.#recent.push([arrivedFrom, this.#uidNext - 1])
  }

  /** Untagged lines for everything the client does not know yet; EXPUNGE only when it may be sent. */
  *tell(mayExpunge: boolean, withUid: boolean): Generator<string, void, undefined> {
    if (mayExpunge && this.#gone.size > 0) yield* this.#tellGone()
    if (this.#keywords.size > this.#toldKeywords) yield this.flagsLine()
    if (this.#messages.length > this.#toldLength) {
      this.#toldLength = this.#messages.length
      yield untagged(`${this.#messages.length} EXISTS`)
      yield untagged(`${this.recentCount()} RECENT`)
    }
    for (const uid of [...this.#flagsChanged].sort((a, b) => a - b)) {
      const seq = this.numberOf(uid)
      const meta = this.meta(uid)
      if (seq === undefined || meta === undefined || this.#gone.has(uid)) continue
      yield this.flagsOf({ seq, meta }, withUid)
    }
    this.#flagsChanged.clear()
  }

  flagsLine(): string {
    this.#toldKeywords = this.#keywords.size
    const system = '\\Answered \\Flagged \\Deleted \\Seen \\Draft'
    return untagged(`FLAGS (${[system, ...this.#keywords].join(' ')})`)
  }

  /** `* n FETCH (FLAGS …)`, with the UID when the client speaks in UIDs (RFC 9051 §6.4.9). */
  flagsOf({ seq, meta }: Numbered, withUid: boolean): string {
    const uid = withUid ? `UID ${meta.uid} ` : ''
    return untagged(`${seq} FETCH (${uid}FLAGS ${flagList(meta, this.isRecent(meta.uid))})`)
  }

  /** Highest number first, so that telling one does not move the next; one pass keeps 100,000 of them cheap. */
  *#tellGone(): Generator<string, void, undefined> {
    const kept: MessageMeta[] = []
    const lines: string[] = []
    for (let index = 0; index < this.#messages.length; index++) {
      const meta = this.#messages[index]
      if (meta === undefined) continue
      if (!this.#gone.has(meta.uid)) {
        kept.push(meta)
        continue
      }
      // The client never heard of it: it cannot be told that it went.
      if (index < this.#toldLength) lines.push(untagged(`${index + 1} EXPUNGE`))
      this.#flagsChanged.delete(meta.uid)
    }
    this.#messages = kept
    this.#toldLength -= lines.length
    this.#gone.clear()
    yield* lines.reverse()
  }
}
