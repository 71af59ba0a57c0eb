/**
 * BER made definite: CMS may come in indefinite lengths and strings in pieces (RFC 5652 §1), our reader wants DER.
 * What is definite already comes back as it is, without a copy.
 */

import { Fault } from '../../server/base/index.js'
import { notDer } from '../x509/index.js'
import { cmsLimits } from './limits.js'

/** An element on its way: its pieces in order and how long they are together. */
interface Pieces {
  readonly parts: Buffer[]
  length: number
}

const constructed = 0x20
const octetString = 0x04

/**
 * The only element of `bytes` with definite, minimal lengths and whole strings. The order of sets is left alone.
 * Fault too-large past the bounds, syntax when it is no BER.
 */
export function definite(bytes: Buffer): Buffer {
  if (bytes.length > cmsLimits.bytes)
    throw new Fault('too-large', 'the cryptographic structure is too large')
  const walk = new Walk(bytes)
  const pieces = walk.element(0)
  if (walk.at !== bytes.length) throw notDer('something left over')
  return walk.isChanged ? Buffer.concat(pieces.parts, pieces.length) : bytes
}

class Walk {
  at = 0
  isChanged = false
  #count = 0

  constructor(readonly bytes: Buffer) {}

  element(depth: number): Pieces {
    this.#enter(depth)
    const start = this.at
    const tag = this.#octet()
    const length = this.#length(tag)
    if (isString(tag)) {
      const whole: Pieces = { parts: [], length: 0 }
      this.#pieces(length, depth, whole)
      this.isChanged = true
      return withHead(octetString, whole)
    }
    return (tag & constructed) === 0
      ? this.#primitive(tag, start, length ?? 0)
      : this.#compound({ tag, start, length, depth })
  }

  #primitive(tag: number, start: number, length: number): Pieces {
    const body = this.bytes.subarray(this.at, this.at + length)
    const head = this.at - start
    this.at += length
    if (head !== headOf(tag, length).length) {
      this.isChanged = true
      return withHead(tag, { parts: [body], length })
    }
    return { parts: [this.bytes.subarray(start, this.at)], length: head + length }
  }

  #compound(of: { tag: number; start: number; length: number | null; depth: number }): Pieces {
    const before = this.isChanged
    const head = this.at - of.start
    this.isChanged = of.length === null || head !== headOf(of.tag, of.length).length
    const inside: Pieces = { parts: [], length: 0 }
    this.#children(of.length, () => add(inside, this.element(of.depth + 1)))
    if (this.isChanged) return withHead(of.tag, inside)
    this.isChanged = before
    return { parts: [this.bytes.subarray(of.start, this.at)], length: head + inside.length }
  }

  /** A string in pieces (X.690 §8.7.3), which may be in pieces themselves. */
  #pieces(length: number | null, depth: number, into: Pieces): void {
    this.#children(length, () => {
      this.#enter(depth + 1)
      const tag = this.#octet()
      const own = this.#length(tag)
      if (isString(tag)) this.#pieces(own, depth + 1, into)
      else if (tag === octetString && own !== null) {
        add(into, { parts: [this.bytes.subarray(this.at, this.at + own)], length: own })
        this.at += own
      } else throw notDer('a string of other things')
    })
  }

  #children(length: number | null, each: () => void): void {
    const end = length === null ? this.bytes.length : this.at + length
    while (this.at < end) {
      if (length === null && this.bytes[this.at] === 0 && this.bytes[this.at + 1] === 0) {
        this.at += 2
        return
      }
      each()
    }
    if (length === null || this.at !== end) throw notDer('cut short')
  }

  #enter(depth: number): void {
    if (depth > cmsLimits.depth) throw new Fault('too-large', 'a structure nested too deep')
    if (++this.#count > cmsLimits.elements)
      throw new Fault('too-large', 'a structure of too many values')
  }

  #octet(): number {
    const octet = this.bytes[this.at++]
    if (octet === undefined) throw notDer('cut short')
    return octet
  }

  /** Null when it is indefinite, which only what is constructed may be. */
  #length(tag: number): number | null {
    if ((tag & 0x1f) === 0x1f) throw notDer('a tag of several octets')
    const first = this.#octet()
    if (first === 0x80) {
      if ((tag & constructed) === 0) throw notDer('an indefinite length of a value')
      return null
    }
    let length = first
    if (first > 0x80) {
      const count = first & 0x7f
      if (count > 4) throw notDer('a huge length')
      length = 0
      for (let i = 0; i < count; i++) length = length * 256 + this.#octet()
    }
    if (length > this.bytes.length - this.at) throw notDer('cut short')
    return length
  }
}

/** A constructed OCTET STRING; other strings stand in no structure of ours in pieces. */
const isString = (tag: number): boolean => tag === (octetString | constructed)

function add(to: Pieces, { parts, length }: Pieces): void {
  for (const part of parts) to.parts.push(part)
  to.length += length
}

function withHead(tag: number, { parts, length }: Pieces): Pieces {
  const head = headOf(tag, length)
  return { parts: [head, ...parts], length: head.length + length }
}

/** Tag and length of an element of `length` octets. */
export function headOf(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.of(tag, length)
  const octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4
  const head = Buffer.alloc(2 + octets)
  head.set([tag, 0x80 | octets])
  head.writeUIntBE(length, 2, octets)
  return head
}
