/**
 * The structure of a message found while its bytes go by: every part with its exact offsets, in one pass and in
 * bounded memory (RFC 2045, RFC 2046). Bodies are searched natively for the next delimiter; only headers go line by line.
 */

import { limits as houseLimits } from '../base/index.js'
import { Delimiters, maxDelimiterLine, type Delimiter } from './delimiters.js'
import { Entity } from './entity.js'
import { envelopeOf } from './envelope.js'
import { parseHeader } from './header-lines.js'
import { PreviewCollector } from './preview.js'
import type { Part, Summary } from './types.js'

/** Past these an entity is kept as opaque bytes; nothing is ever refused for its content. */
export interface StructureLimits {
  readonly headerBytes: number
  readonly headerFields: number
  readonly mimeParts: number
  readonly mimeDepth: number
}

/** The largest header block that a summary carries along. */
export const summaryHeaderBytes = 64 * 1024

const lineFeed = 0x0a
const carriageReturn = 0x0d
const needMore = -1

/** A header block being gathered. */
class HeaderBlock {
  readonly #chunks: Buffer[] = []
  #size = 0

  constructor(readonly maxBytes: number) {}

  push(bytes: Buffer): void {
    const room = this.maxBytes - Math.min(this.#size, this.maxBytes)
    this.#size += bytes.length
    // A copy: the caller may use its buffer again.
    if (room > 0) this.#chunks.push(Buffer.from(bytes.subarray(0, room)))
  }

  get isCut(): boolean {
    return this.#size > this.maxBytes
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}

/**
 * Push parser: `write` the message in chunks cut anywhere, then `end` once for its summary. The result does not depend
 * on the cuts. Any bytes give a structure; nothing throws on content.
 */
export class StructureParser {
  readonly #limits: StructureLimits
  readonly #open: Entity[] = [new Entity(0, false, true)]
  readonly #preview = new PreviewCollector()
  #delimiters = new Delimiters([])
  #header: HeaderBlock
  #topHeader: Buffer | null = null
  #envelope = envelopeOf([])
  #root: Part | null = null
  #partCount = 1
  /** Offset in the message of the first byte not yet taken, and the bytes that wait there for more. */
  #base = 0
  #waiting: Buffer = Buffer.alloc(0)
  /** The last three bytes taken: what stands before a delimiter may lie in an earlier chunk. */
  #before: Buffer = Buffer.alloc(0)
  #isMidLine = false
  #isCounting = false
  #lineFeeds = 0

  constructor(limits: Partial<StructureLimits> = {}) {
    this.#limits = { ...houseLimits, ...limits }
    this.#header = new HeaderBlock(this.#limits.headerBytes)
  }

  /** Takes the next bytes; they may be overwritten afterwards. */
  write(chunk: Buffer): void {
    const data = this.#waiting.length > 0 ? Buffer.concat([this.#waiting, chunk]) : chunk
    const used = this.#take(data, false)
    this.#waiting = Buffer.from(data.subarray(used))
  }

  /** Ends the message. To be called once, after the last `write`. */
  end(): Summary {
    this.#take(this.#waiting, true)
    while (this.#top.state === 'header') this.#endHeader(this.#base)
    this.#closeTo(0, this.#base, this.#lineFeeds, this.#before.at(-1))
    if (this.#root === null) throw new Error('the structure parser closed nothing')
    return {
      envelope: this.#envelope,
      root: this.#root,
      sizeBytes: this.#base,
      headerBytes: this.#topHeader,
      preview: this.#preview.text,
    }
  }

  get #top(): Entity {
    const top = this.#open.at(-1)
    if (top === undefined) throw new Error('the structure parser has ended')
    return top
  }

  /** Takes whole lines and stretches of body from `data`, which stands at `#base`; returns how many bytes it took. */
  #take(data: Buffer, isLast: boolean): number {
    let at = 0
    while (at < data.length) {
      const next = this.#isMidLine ? this.#takeOrdinary(data, at) : this.#takeLine(data, at, isLast)
      if (next === needMore) break
      at = next
    }
    this.#before = Buffer.concat([this.#before, data.subarray(Math.max(0, at - 3), at)]).subarray(
      -3,
    )
    this.#base += at
    return at
  }

  /** At a line start: a blank line that ends a header, a delimiter, or the start of something ordinary. */
  #takeLine(data: Buffer, at: number, isLast: boolean): number {
    const inHeader = this.#top.state === 'header'
    const first = data[at]
    if (inHeader && first === carriageReturn && at + 1 === data.length && !isLast) return needMore
    const isBlank = first === lineFeed || (first === carriageReturn && data[at + 1] === lineFeed)
    if (inHeader && isBlank) {
      const end = at + (first === lineFeed ? 1 : 2)
      this.#pass(data, at, end)
      this.#endHeader(this.#base + end)
      return end
    }
    if (!this.#delimiters.mayStart(data, at)) return this.#takeOrdinary(data, at)
    const found = data.indexOf(lineFeed, at)
    if (found === -1 && !isLast && data.length - at <= maxDelimiterLine) return needMore
    const end = found === -1 ? data.length : found + 1
    const delimiter = this.#delimiters.match(data.subarray(at, end))
    if (delimiter === null) return this.#takeOrdinary(data, at)
    this.#takeDelimiter(data, at, end, delimiter)
    return end
  }

  /** Bytes that are no delimiter and no blank line: the rest of a header line, or body up to the next candidate. */
  #takeOrdinary(data: Buffer, at: number): number {
    const end = this.#ordinaryEnd(data, at)
    this.#pass(data, at, end)
    this.#isMidLine = data[end - 1] !== lineFeed
    return end
  }

  #ordinaryEnd(data: Buffer, at: number): number {
    if (this.#top.state === 'header') return data.indexOf(lineFeed, at) + 1 || data.length
    return this.#delimiters.nextCandidate(data, at)
  }

  /** Accounts for the bytes [from, to) of `data`, whatever they are. */
  #pass(data: Buffer, from: number, to: number): void {
    const { state } = this.#top
    if (state === 'header') this.#header.push(data.subarray(from, to))
    else if (state === 'leaf') this.#preview.push(data.subarray(from, to))
    if (!this.#isCounting) return
    for (let at = data.indexOf(lineFeed, from); at !== -1 && at < to;) {
      this.#lineFeeds++
      at = data.indexOf(lineFeed, at + 1)
    }
  }

  #endHeader(end: number): void {
    const entity = this.#top
    const { bytes, isCut } = this.#header
    const fields = parseHeader(bytes, this.#limits.headerFields)
    const isDeep = this.#open.length >= this.#limits.mimeDepth
    const isFull = this.#partCount >= this.#limits.mimeParts
    entity.settle(fields, end, isCut || isDeep || isFull)
    if (this.#open.length === 1) {
      this.#envelope = envelopeOf(fields)
      this.#topHeader = isCut || bytes.length > summaryHeaderBytes ? null : bytes
    }
    entity.lineFeedsBefore = this.#lineFeeds
    if (entity.isTextLeaf) this.#preview.begin(entity.about)
    if (entity.state === 'message') this.#push(new Entity(end, false, true))
    this.#refresh()
  }

  #push(entity: Entity): void {
    this.#header = new HeaderBlock(this.#limits.headerBytes)
    this.#partCount++
    this.#open.push(entity)
  }

  #refresh(): void {
    this.#delimiters = new Delimiters(this.#open)
    this.#isCounting = this.#open.some((entity) => entity.countsLines)
  }

  #takeDelimiter(data: Buffer, at: number, end: number, { index, isLast }: Delimiter): void {
    const start = this.#base + at
    while (this.#top.state === 'header') this.#endHeader(start)
    // The line end before a delimiter is the delimiter's (RFC 2046 §5.1.1), unless a header has claimed it.
    const byte = (offset: number) => this.#byteAt(data, offset)
    const lineEndLength =
      byte(start - 1) !== lineFeed ? 0 : byte(start - 2) === carriageReturn ? 2 : 1
    const bodyEnd = Math.max(this.#top.headerEnd, start - lineEndLength)
    const lineFeeds = this.#lineFeeds - (bodyEnd < start ? 1 : 0)
    this.#closeTo(index + 1, bodyEnd, lineFeeds, byte(bodyEnd - 1))
    const multipart = this.#top
    this.#pass(data, at, end)
    const isFull = this.#partCount >= this.#limits.mimeParts
    multipart.state = isLast || isFull ? 'epilogue' : 'parts'
    if (multipart.state === 'parts') {
      const inDigest = multipart.about.subtype === 'digest'
      this.#push(new Entity(this.#base + end, inDigest, false))
    }
    this.#isMidLine = false
    this.#refresh()
  }

  #byteAt(data: Buffer, offset: number): number | undefined {
    const index = offset - this.#base
    return index >= 0 ? data[index] : this.#before[this.#before.length + index]
  }

  /** Closes the open entities down to `depth`, all at `end`; `lastByte` is the one before it. */
  #closeTo(depth: number, end: number, lineFeeds: number, lastByte: number | undefined): void {
    this.#preview.end()
    while (this.#open.length > depth) {
      const entity = this.#top
      const isUnfinishedLine = end > entity.headerEnd && lastByte !== lineFeed
      const lines = lineFeeds - entity.lineFeedsBefore + (isUnfinishedLine ? 1 : 0)
      const part = entity.finish(end, lines)
      this.#open.pop()
      const parent = this.#open.at(-1)
      if (parent === undefined) this.#root = part
      else if (parent.state === 'message') parent.holdMessage(part, entity.envelope)
      else parent.parts.push(part)
    }
  }
}
