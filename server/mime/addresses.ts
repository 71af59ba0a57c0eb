/** Address lists as people and broken software write them, RFC 5322 §3.4 and §4.4: never throws, loses no address. */

import { readComment, readQuoted, readUntil } from './lexer.js'
import type { Address } from './types.js'

interface Word {
  readonly text: string
  readonly spaced: boolean
}

/** One address while it is being read. */
class Draft {
  words: Word[] = []
  comments: string[] = []
  angle: string | null = null

  /** The phrase, white space as single spaces. */
  phrase(words: readonly Word[] = this.words): string {
    return words.map((word, index) => (word.spaced && index > 0 ? ' ' : '') + word.text).join('')
  }

  /** The address this draft stands for, or null when nothing was written. */
  finish(): Address | null {
    if (this.angle !== null) return addressOf(this.phrase() || this.comments[0] || null, this.angle)
    if (this.words.length === 0) return null
    const { spec, before } = splitSpec(this.words)
    return addressOf(this.phrase(before) || this.comments[0] || null, spec)
  }
}

/** RFC 5322 §4.4 lets white space stand around dots and the at sign; other words before the last are a stray phrase. */
function splitSpec(words: readonly Word[]): { spec: string; before: readonly Word[] } {
  let start = words.length - 1
  for (; start > 0; start--) {
    const text = words[start]?.text ?? ''
    const before = words[start - 1]?.text ?? ''
    const isGlued = !words[start]?.spaced || /^[.@]/.test(text) || /[.@]$/.test(before)
    if (!isGlued) break
  }
  const spec = words.slice(start).map((word) => word.text)
  return { spec: spec.join(''), before: words.slice(0, start) }
}

function addressOf(name: string | null, spec: string): Address | null {
  const flat = spec.trim().replace(/^@[^:]*:/, '')
  const at = flat.lastIndexOf('@')
  if (flat === '' && name === null) return null
  if (at === -1) return { name, mailbox: unquote(flat), host: '' }
  return { name, mailbox: unquote(flat.slice(0, at).trim()), host: flat.slice(at + 1).trim() }
}

/** RFC 9051 §7.5.2: the local part "after removing RFC 5322 quoting". */
function unquote(text: string): string {
  if (!text.startsWith('"')) return text
  const [inner, end] = readQuoted(text, 0)
  return end === text.length ? inner : text
}

class ListReader {
  readonly addresses: Address[] = []
  #draft = new Draft()
  #inGroup = false
  #spaced = false

  constructor(readonly text: string) {}

  read(): Address[] {
    let at = 0
    while (at < this.text.length) at = this.#step(at)
    this.#finish()
    if (this.#inGroup) this.#endGroup()
    return this.addresses
  }

  #step(at: number): number {
    switch (this.text.charAt(at)) {
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        this.#spaced = true
        return at + 1
      case '(': {
        const [comment, end] = readComment(this.text, at)
        this.#draft.comments.push(comment)
        this.#spaced = true
        return end
      }
      case '"':
        return this.#quoted(at)
      case '<': {
        const [angle, end] = readUntil(this.text, at + 1, '>')
        this.#draft.angle ??= angle
        return end
      }
      case ',':
        this.#finish()
        return at + 1
      case ';':
        this.#finish()
        if (this.#inGroup) this.#endGroup()
        return at + 1
      case ':':
        this.#startGroup()
        return at + 1
      default:
        return this.#atom(at)
    }
  }

  #quoted(at: number): number {
    const [inner, end] = readQuoted(this.text, at)
    // In a local part the quotes matter until the at sign has been found.
    const isLocalPart = this.text[end] === '@'
    this.#word(isLocalPart ? this.text.slice(at, end) : inner)
    return end
  }

  #atom(at: number): number {
    if (this.text[at] === '[') {
      const [literal, end] = readUntil(this.text, at + 1, ']')
      this.#word(`[${literal}]`)
      return end
    }
    let end = at + 1
    while (end < this.text.length && !' \t\r\n()<>",;:['.includes(this.text[end] ?? '')) end++
    this.#word(this.text.slice(at, end))
    return end
  }

  #word(text: string): void {
    this.#draft.words.push({ text, spaced: this.#spaced })
    this.#spaced = false
  }

  #finish(): void {
    const address = this.#draft.finish()
    if (address !== null) this.addresses.push(address)
    this.#draft = new Draft()
    this.#spaced = false
  }

  #startGroup(): void {
    const name = this.#draft.phrase()
    this.#draft = new Draft()
    // A colon out of place is not a group in a group, which RFC 5322 §3.4 does not know.
    if (this.#inGroup) return
    this.addresses.push({ name: null, mailbox: name, host: null })
    this.#inGroup = true
  }

  #endGroup(): void {
    this.addresses.push({ name: null, mailbox: null, host: null })
    this.#inGroup = false
  }
}

/**
 * The addresses of an unfolded header value, in order, groups with their start and end marks. Comments become the
 * name of an address that has none; routes are dropped (RFC 5322 §4.4). Encoded words are kept: see `decodeWords`.
 */
export function parseAddresses(value: string): Address[] {
  return new ListReader(value).read()
}
