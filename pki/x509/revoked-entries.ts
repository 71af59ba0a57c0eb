/**
 * The entries of a revocation list, kept as the bytes they came in: 200,000 of them need a table of offsets, not
 * 200,000 objects, and one is read only when its certificate is asked about.
 */

import { extensionList, serialOf } from './certificate.js'
import { DerReader, notDer, tags } from './der.js'
import type { RawExtension } from './extensions/index.js'
import { extensionOids } from './oids.js'
import { readTime } from './primitives.js'
import { readReason } from './reasons.js'

export interface RevokedEntry {
  /** As in `Certificate.serial`. */
  readonly serial: string
  readonly revokedAt: number
  /** Also reasons of foreign lists that we never give ourselves, as `reason-10`. */
  readonly reason: string
}

/** Entries by serial number, in the order of the list. */
export interface RevokedEntries extends Iterable<RevokedEntry> {
  readonly size: number
  get(serial: string): RevokedEntry | undefined
}

/** An entry with what else it says. */
export interface FullEntry extends RevokedEntry {
  readonly extensions: readonly RawExtension[]
}

/** Longest run of neighbours in the table: none of an honest list comes near it. */
const maxProbes = 512
const entryTag = tags.sequence

/**
 * The entries that lie in `bytes`; undefined as soon as `isSimple` says so of one that has more to tell than a reason.
 * Every one is looked at: Fault syntax for what is not DER, for a serial number listed twice, and for serial numbers
 * chosen to make looking up slow.
 */
export function packEntries(
  bytes: Buffer,
  isSimple: (entry: FullEntry) => boolean,
): RevokedEntries | undefined {
  const starts = startsOf(bytes)
  for (const at of starts) {
    if (isPlain(bytes, at)) continue
    if (!isSimple(readFullEntry(new DerReader(bytes.subarray(at)).enter(entryTag))))
      return undefined
  }
  return new PackedEntries(bytes, starts)
}

/** Where each entry begins: only the outer lengths are looked at. */
function startsOf(bytes: Buffer): Uint32Array {
  let found = new Uint32Array(Math.max(16, Math.ceil(bytes.length / 40)))
  let count = 0
  for (let at = 0; at < bytes.length; count++) {
    if (count === found.length) {
      const wider = new Uint32Array(found.length * 2)
      wider.set(found)
      found = wider
    }
    found[count] = at
    const length = bytes[at + 1] ?? 0x80
    if (bytes[at] === entryTag && length < 0x80) at += 2 + length
    else at += new DerReader(bytes.subarray(at)).expect(entryTag).raw.length
    if (at > bytes.length) throw notDer('cut short')
  }
  return found.subarray(0, count)
}

class PackedEntries implements RevokedEntries {
  readonly #bytes: Buffer
  readonly #starts: Uint32Array
  /** One more than the rank of an entry; 0 is free. */
  readonly #slots: Uint32Array
  readonly #mask: number

  constructor(bytes: Buffer, starts: Uint32Array) {
    this.#bytes = bytes
    this.#starts = starts
    const bits = Math.max(4, Math.ceil(Math.log2(starts.length * 2 + 1)))
    this.#slots = new Uint32Array(2 ** bits)
    this.#mask = 2 ** bits - 1
    for (let rank = 0; rank < starts.length; rank++)
      this.#enter(rank, serialAt(bytes, starts[rank] ?? 0))
  }

  get size(): number {
    return this.#starts.length
  }

  #enter(rank: number, from: number): void {
    const free = this.#find(this.#bytes, from, from + (this.#bytes[from - 1] ?? 0))
    if (this.#slots[free] !== 0) throw notDer('a serial number listed twice')
    this.#slots[free] = rank + 1
  }

  get(serial: string): RevokedEntry | undefined {
    const octets = serialOctets(serial)
    const rank = this.#slots[this.#find(octets, 0, octets.length)] ?? 0
    return rank === 0 ? undefined : this.#read(rank - 1)
  }

  *[Symbol.iterator](): Iterator<RevokedEntry> {
    for (let rank = 0; rank < this.size; rank++) yield this.#read(rank)
  }

  /** The slot of the serial number in `bytes`, or the free one where it would be. */
  #find(bytes: Buffer, from: number, to: number): number {
    let slot = hash(bytes, from, to) & this.#mask
    for (let probes = 0; probes < maxProbes; probes++, slot = (slot + 1) & this.#mask) {
      const rank = this.#slots[slot] ?? 0
      if (rank === 0) return slot
      const other = serialAt(this.#bytes, this.#starts[rank - 1] ?? 0)
      const end = other + (this.#bytes[other - 1] ?? 0)
      if (end - other === to - from && this.#bytes.compare(bytes, from, to, other, end) === 0)
        return slot
    }
    throw notDer('serial numbers made to collide')
  }

  #read(rank: number): RevokedEntry {
    const at = this.#starts[rank] ?? 0
    const reader = new DerReader(this.#bytes.subarray(at))
    const { serial, revokedAt, reason } = readFullEntry(reader.enter(entryTag))
    return { serial, revokedAt, reason }
  }
}

/** Where the content of the serial number of the entry at `at` begins; its one length octet stands before it. */
const serialAt = (bytes: Buffer, at: number): number =>
  at + 4 + ((bytes[at + 1] ?? 0) < 0x80 ? 0 : (bytes[at + 1] ?? 0) & 0x7f)

/** The content octets of the INTEGER that `serial` is printed from. */
export function serialOctets(serial: string): Buffer {
  if (serial.startsWith('-')) return Buffer.from(serial.slice(1), 'hex')
  const octets = Buffer.from(serial, 'hex')
  return (octets[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), octets]) : octets
}

/** FNV-1a, its bits mixed once more: serial numbers that only count up lie apart. */
function hash(bytes: Buffer, from: number, to: number): number {
  let value = 0x811c9dc5
  for (let at = from; at < to; at++) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}

/** id-ce-cRLReasons, not critical, and the head of its value: what stands before the number. */
const reasonHead = Buffer.from('300c300a0603551d1504030a01', 'hex')

/**
 * Is the entry at `at` of the one form that nearly all have: a serial number, a UTCTime, and no extension but a reason?
 * What is not is read in the slow way, which alone may refuse.
 */
function isPlain(bytes: Buffer, at: number): boolean {
  const length = bytes[at + 1] ?? 0
  const size = bytes[at + 3] ?? 0
  if (length >= 0x80 || bytes[at + 2] !== tags.integer || size === 0 || size > 20) return false
  const first = bytes[at + 4] ?? 0
  // Padded ones and negative ones are for the slow way.
  if (first >= 0x80 || (first === 0 && size > 1 && (bytes[at + 5] ?? 0) < 0x80)) return false
  const time = at + 4 + size
  const end = at + 2 + length
  if (!isUtcTime(bytes, time)) return false
  if (end === time + 15) return true
  if (end !== time + 15 + reasonHead.length + 1) return false
  for (let i = 0; i < reasonHead.length; i++)
    if (bytes[time + 15 + i] !== reasonHead[i]) return false
  return (bytes[end - 1] ?? 0xff) < 0x80
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isUtcTime(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== tags.utcTime || bytes[at + 1] !== 13 || bytes[at + 14] !== 0x5a) return false
  for (let i = at + 2; i < at + 14; i++) {
    const octet = bytes[i] ?? 0
    if (octet < 0x30 || octet > 0x39) return false
  }
  const day = pairAt(bytes, at + 6)
  // A 29 February is for the slow way.
  return (
    day >= 1 &&
    day <= (monthDays[pairAt(bytes, at + 4) - 1] ?? 0) &&
    pairAt(bytes, at + 8) < 24 &&
    pairAt(bytes, at + 10) < 60 &&
    pairAt(bytes, at + 12) < 60
  )
}

const pairAt = (bytes: Buffer, at: number): number =>
  ((bytes[at] ?? 0) - 0x30) * 10 + (bytes[at + 1] ?? 0) - 0x30

/** Reads inside one entry, RFC 5280 §5.1.2.6. */
export function readFullEntry(reader: DerReader): FullEntry {
  const serial = serialOf(reader)
  const revokedAt = readTime(reader)
  if (reader.done) return { serial, revokedAt, reason: 'unspecified', extensions: [] }
  const extensions = extensionList(reader.enter(tags.sequence))
  reader.end()
  const value = extensions.find(({ oid }) => oid === extensionOids.crlReason)?.value
  return { serial, revokedAt, reason: value ? readReason(value) : 'unspecified', extensions }
}
