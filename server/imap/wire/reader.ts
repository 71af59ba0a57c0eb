/** One command's bytes read by the grammar, in two moods: `expect…` fails saying what it wanted, the plain form only looks. */

import { Fault } from '../../base/index.js'
import { flagBits } from '../../mail/index.js'
import { readDate, readDateTime } from './dates.js'
import { parseSequenceSet, type SequenceSet } from './sequence-set.js'
import { decodeUtf7 } from './utf7.js'

const maxDepth = 32
const atomChars = /[^\x00-\x20(){%*"\\\]\x7f-\xff]+/y
const astringChars = /[^\x00-\x20(){%*"\\\x7f-\xff]+/y
const listChars = /[^\x00-\x20(){"\\\x7f-\xff]+/y
const digits = /\d{1,10}(?!\d)/y
const setChars = /[\d*:,]+/y
const flagChars = /\\?[^\x00-\x20(){%*"\\\]\x7f-\xff]+/y
const quoted = /"((?:[^"\\\r\n\x00]|\\["\\])*)"/y
const marker = /~?\{(\d{1,12})(\+?)\}$/
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** What a literal announces about itself, RFC 9051 §4.3 and RFC 7888 §4. */
export interface LiteralMarker {
  readonly size: number
  /** The client waits for our `+` before it sends. */
  readonly synchronizing: boolean
}

/** The literal announced at the end of `line`, if one is. */
export function literalMarker(line: string): LiteralMarker | undefined {
  const match = marker.exec(line)
  return match ? { size: Number(match[1]), synchronizing: match[2] === '' } : undefined
}

/** The command cannot be read further before its next literal has arrived. */
export class LiteralWanted extends Error {}

export interface FlagSet {
  readonly flags: number
  readonly keywords: readonly string[]
}

export class Reader {
  /** Lines without CRLF, each but the last ending in a literal marker. */
  readonly #lines: readonly string[]
  readonly #literals: readonly Buffer[]
  #segment = 0
  #at = 0
  #depth = 0

  constructor(lines: readonly string[], literals: readonly Buffer[] = []) {
    this.#lines = lines
    this.#literals = literals
  }

  get #line(): string {
    return this.#lines[this.#segment] ?? ''
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#line)
    if (match === null) return undefined
    this.#at = pattern.lastIndex
    return match
  }

  fail(wanted: string): never {
    throw new Fault('syntax', `expected ${wanted}`)
  }

  // Single characters

  /** Consumes `char` when it is next. */
  take(char: string): boolean {
    if (!this.#line.startsWith(char, this.#at)) return false
    this.#at += char.length
    return true
  }

  peek(char: string): boolean {
    return this.#line.startsWith(char, this.#at)
  }

  expect(char: string, wanted = `"${char}"`): void {
    if (!this.take(char)) this.fail(wanted)
  }

  expectSpace(): void {
    this.expect(' ', 'a space')
  }

  atEnd(): boolean {
    return this.#segment === this.#lines.length - 1 && this.#at === this.#line.length
  }

  expectEnd(): void {
    if (!this.atEnd()) this.fail('the end of the command')
  }

  // Words

  atom(): string | undefined {
    return this.#match(atomChars)?.[0]
  }

  expectAtom(wanted = 'an atom'): string {
    return this.atom() ?? this.fail(wanted)
  }

  /** An atom in upper case, as names of the grammar are compared. */
  keyword(): string | undefined {
    return this.atom()?.toUpperCase()
  }

  expectKeyword(wanted: string): string {
    return this.keyword() ?? this.fail(wanted)
  }

  /** Text matching a sticky pattern of a caller whose grammar is its own. */
  word(pattern: RegExp): string | undefined {
    return this.#match(pattern)?.[0]
  }

  number(): number | undefined {
    const text = this.#match(digits)?.[0]
    if (text === undefined) return undefined
    const value = Number(text)
    return value <= 0xffff_ffff ? value : this.fail('a number below 4294967296')
  }

  expectNumber(wanted = 'a number'): number {
    return this.number() ?? this.fail(wanted)
  }

  // Strings

  #literal(): Buffer | undefined {
    const found = marker.exec(this.#line)
    if (found === null || found.index !== this.#at) return undefined
    const bytes = this.#literals[this.#segment]
    if (bytes === undefined) throw new LiteralWanted()
    if (bytes.includes(0)) this.fail('a literal without NUL')
    this.#segment++
    this.#at = 0
    return bytes
  }

  /** A message that follows as a literal and has not been received yet. */
  expectAnnounced(): LiteralMarker {
    const found = marker.exec(this.#line)
    const announced = literalMarker(this.#line)
    if (!found || !announced || found.index !== this.#at) this.fail('a literal')
    this.#at = this.#line.length
    return announced
  }

  /** quoted / literal, as bytes. */
  stringBytes(): Buffer | undefined {
    const match = this.#match(quoted)
    if (match) return Buffer.from((match[1] ?? '').replace(/\\(["\\])/g, '$1'), 'latin1')
    return this.#literal()
  }

  #text(bytes: Buffer): string {
    try {
      return utf8.decode(bytes)
    } catch {
      return this.fail('text in UTF-8')
    }
  }

  string(): string | undefined {
    const bytes = this.stringBytes()
    return bytes && this.#text(bytes)
  }

  expectString(wanted = 'a string'): string {
    return this.string() ?? this.fail(wanted)
  }

  expectAstring(wanted = 'a string'): string {
    return this.string() ?? this.#match(astringChars)?.[0] ?? this.fail(wanted)
  }

  /** RFC 9051 §9 nstring. */
  expectNstring(): string | null {
    const text = this.string()
    if (text !== undefined) return text
    return this.keyword() === 'NIL' ? null : this.fail('a string or NIL')
  }

  #mailbox(wire: string): string {
    const name = decodeUtf7(wire)
    return name.toUpperCase() === 'INBOX' ? 'INBOX' : name
  }

  expectMailboxName(): string {
    return this.#mailbox(this.expectAstring('a mailbox name'))
  }

  /** list-mailbox: may hold wildcards unquoted. */
  expectListPattern(): string {
    return decodeUtf7(
      this.string() ?? this.#match(listChars)?.[0] ?? this.fail('a mailbox pattern'),
    )
  }

  // Composite values

  expectSequenceSet(): SequenceSet {
    return this.sequenceSet() ?? this.fail('a set of message numbers')
  }

  sequenceSet(): SequenceSet | undefined {
    const before = this.#at
    const text = this.#match(setChars)?.[0]
    const set = text === undefined ? undefined : parseSequenceSet(text)
    if (set === undefined) this.#at = before
    return set
  }

  /** Calls `item` for each member of a parenthesised list separated by single spaces. */
  list<T>(item: () => T): T[] | undefined {
    if (!this.take('(')) return undefined
    if (++this.#depth > maxDepth) throw new Fault('syntax', 'nested too deeply')
    const items: T[] = []
    if (!this.take(')')) {
      do items.push(item())
      while (this.take(' '))
      this.expect(')')
    }
    this.#depth--
    return items
  }

  expectList<T>(item: () => T, wanted = 'a parenthesised list'): T[] {
    return this.list(item) ?? this.fail(wanted)
  }

  /** Runs `inner` one level deeper, so that recursion without parentheses is bounded too. */
  deeper<T>(inner: () => T): T {
    if (++this.#depth > maxDepth) throw new Fault('syntax', 'nested too deeply')
    const value = inner()
    this.#depth--
    return value
  }

  expectFlag(): string {
    return this.#match(flagChars)?.[0] ?? this.fail('a flag')
  }

  expectFlagList(): FlagSet {
    return flagSet(this.expectList(() => this.expectFlag(), 'a flag list'))
  }

  /** RFC 9051 §6.4.6: STORE also takes flags without parentheses. */
  expectFlags(): FlagSet {
    if (this.peek('(')) return this.expectFlagList()
    const names = [this.expectFlag()]
    while (this.take(' ')) names.push(this.expectFlag())
    return flagSet(names)
  }

  /** Milliseconds at the start of the day in UTC. */
  expectDate(): number {
    const text = this.string() ?? this.atom() ?? ''
    return readDate(text) ?? this.fail('a date such as 1-Feb-2026')
  }

  dateTime(): number | undefined {
    if (!this.peek('"')) return undefined
    return readDateTime(this.expectString()) ?? this.fail('a date and time')
  }
}

const systemFlagBits = new Map(
  Object.entries(flagBits).map(([name, bit]) => [name.toLowerCase(), bit]),
)

function flagSet(names: readonly string[]): FlagSet {
  let flags = 0
  const keywords = new Map<string, string>()
  for (const name of names) {
    if (!name.startsWith('\\')) {
      const key = name.toLowerCase()
      if (!keywords.has(key)) keywords.set(key, name)
      continue
    }
    const bit = systemFlagBits.get(name.toLowerCase())
    // \Recent cannot be set by a client (RFC 3501 §2.3.2); it is let pass, since old clients copy it back.
    if (bit === undefined && name.toLowerCase() !== '\\recent') {
      throw new Fault('syntax', `unknown system flag ${name.slice(0, 40)}`)
    }
    flags |= bit ?? 0
  }
  return { flags, keywords: [...keywords.values()] }
}
