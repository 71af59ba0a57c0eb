/**
 * A strict reader of DER (X.690 §10): definite and minimal lengths, nothing left over. It exists because
 * what a peer sends is judged by its exact bytes, and a lenient reader lets two programs read two things.
 */

import { Fault } from '../../server/base/index.js'

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** One element: its tag octet, its content, and the whole as it stood in the input. */
export interface Tlv {
  readonly tag: number
  readonly content: Buffer
  readonly raw: Buffer
}

export function notDer(what: string): Fault {
  return new Fault('syntax', `not valid DER: ${what}`)
}

/** Reads the elements of one constructed value in order. Fault syntax on anything but strict DER. */
export class DerReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length
  }

  /** The tag of the next element, or -1 at the end. */
  peek(): number {
    return this.#bytes[this.#at] ?? -1
  }

  next(): Tlv {
    const start = this.#at
    const tag = this.#octet()
    if ((tag & 0x1f) === 0x1f) throw notDer('a tag of several octets')
    const length = this.#length()
    const from = this.#at
    if (length > this.#bytes.length - from) throw notDer('cut short')
    this.#at = from + length
    return {
      tag,
      content: this.#bytes.subarray(from, this.#at),
      raw: this.#bytes.subarray(start, this.#at),
    }
  }

  expect(tag: number): Tlv {
    if (this.peek() !== tag) throw notDer(`element 0x${tag.toString(16)} expected`)
    return this.next()
  }

  optional(tag: number): Tlv | undefined {
    return this.peek() === tag ? this.next() : undefined
  }

  /** Reads inside the next element, which must have `tag`. */
  enter(tag: number): DerReader {
    return new DerReader(this.expect(tag).content)
  }

  end(): void {
    if (!this.done) throw notDer('something left over')
  }

  #octet(): number {
    const octet = this.#bytes[this.#at++]
    if (octet === undefined) throw notDer('cut short')
    return octet
  }

  #length(): number {
    const first = this.#octet()
    if (first < 0x80) return first
    const count = first & 0x7f
    if (count === 0 || count > 4) throw notDer('an indefinite or huge length')
    let length = 0
    for (let i = 0; i < count; i++) length = length * 256 + this.#octet()
    if (length < 0x80 || length < 256 ** (count - 1)) throw notDer('a length that is not minimal')
    return length
  }
}

/** The only element of `bytes`, which must be a SEQUENCE; returns a reader of its content. */
export function openSequence(bytes: Buffer): DerReader {
  const outer = new DerReader(bytes)
  const inner = outer.enter(tags.sequence)
  outer.end()
  return inner
}

/** Every element inside a constructed value. */
export function elementsOf(reader: DerReader): Tlv[] {
  const found: Tlv[] = []
  while (!reader.done) found.push(reader.next())
  return found
}

/** One element made of `parts`, for the few values that the library does not compose. */
export function composeTlv(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content])
  const octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4
  const header = Buffer.alloc(2 + octets)
  header.set([tag, 0x80 | octets])
  header.writeUIntBE(length, 2, octets)
  return Buffer.concat([header, content])
}
