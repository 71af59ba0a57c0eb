/** Bytes from the peer, pulled: lines with a limit and literals as a stream, so that nobody can make us hold more than we ask for. */

import type { Readable } from 'node:stream'
import { Fault, limits } from '../../base/index.js'

const LF = 0x0a
const CR = 0x0d
/** Past this much without a line end we stop draining and hang up. */
const drainBytes = 16 * limits.imapLineBytes

/** One line as received. `flaw` says why it must be answered with BAD instead of being read. */
export interface Line {
  /** Without its CRLF, one character per byte. */
  readonly text: string
  readonly flaw?: 'too long' | 'bare LF' | 'NUL'
}

export class Input {
  readonly #source: Readable
  readonly #chunks: Buffer[] = []
  readonly #highWaterBytes: number
  #length = 0
  /** Chunks already searched for a line end, so that a peer sending byte by byte costs linear work. */
  #searched = 0
  #ended = false
  #wake: (() => void) | undefined
  #waiting: Promise<void> | undefined

  constructor(source: Readable, highWaterBytes = 64 * 1024) {
    this.#source = source
    this.#highWaterBytes = highWaterBytes
    source.on('data', this.#onData)
    source.on('end', this.#onEnd)
    source.on('close', this.#onEnd)
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#length >= this.#highWaterBytes) this.#source.pause()
    this.#wake?.()
  }

  readonly #onEnd = (): void => {
    this.#ended = true
    this.#wake?.()
  }

  /** True when something can be read without waiting. */
  get ready(): boolean {
    return this.#length > 0 || this.#ended
  }

  /** Lets go of the source and forgets what was buffered: nothing sent before TLS may count after it (CVE-2011-0411). */
  detach(): void {
    this.#source.off('data', this.#onData)
    this.#source.off('end', this.#onEnd)
    this.#source.off('close', this.#onEnd)
    this.#source.pause()
    this.#chunks.length = 0
    this.#length = 0
    this.#onEnd()
  }

  /** Waits until there is something to read or the peer has ended. */
  async readable(): Promise<void> {
    if (this.ready) return
    await this.#more()
  }

  /** The next line, or undefined when the peer has ended. Fault limited for a line that never ends. */
  async line(maxBytes: number = limits.imapLineBytes): Promise<Line | undefined> {
    let dropped = ''
    let droppedBytes = 0
    for (;;) {
      const end = this.#lineEnd()
      if (end >= 0) return this.#cut(end, dropped, maxBytes)
      // Past the high-water mark nothing more would come, so that is as long as a line can get.
      if (this.#length >= Math.min(maxBytes, this.#highWaterBytes)) {
        if (dropped === '') dropped = this.#take(200).toString('latin1')
        droppedBytes += this.#length
        this.#take(this.#length)
        if (droppedBytes > drainBytes) throw new Fault('limited', 'line without end')
      }
      if (this.#ended) return undefined
      await this.#more()
    }
  }

  #cut(end: number, dropped: string, maxBytes: number): Line {
    const raw = this.#take(end + 1)
    if (dropped !== '') return { text: dropped, flaw: 'too long' }
    const bare = end === 0 || raw[end - 1] !== CR
    const text = raw.toString('latin1', 0, bare ? end : end - 1)
    if (raw.length > maxBytes) return { text, flaw: 'too long' }
    if (bare) return { text, flaw: 'bare LF' }
    return text.includes('\0') ? { text, flaw: 'NUL' } : { text }
  }

  /** Exactly the next `length` bytes as a stream; ends early only when the peer does, by Fault unavailable. */
  async *chunks(length: number): AsyncGenerator<Buffer, void, undefined> {
    let left = length
    while (left > 0) {
      const first = this.#chunks[0]
      if (first === undefined) {
        if (this.#ended) throw new Fault('unavailable', 'connection ended inside a literal')
        await this.#more()
        continue
      }
      const piece = this.#take(Math.min(left, first.length))
      left -= piece.length
      yield piece
    }
  }

  /** The next `length` bytes at once. */
  async bytes(length: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    for await (const piece of this.chunks(length)) pieces.push(piece)
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
  }

  #lineEnd(): number {
    let before = 0
    for (let index = 0; index < this.#chunks.length; index++) {
      const chunk = this.#chunks[index]
      if (chunk === undefined) break
      if (index >= this.#searched) {
        const at = chunk.indexOf(LF)
        if (at >= 0) return before + at
        this.#searched = index + 1
      }
      before += chunk.length
    }
    return -1
  }

  #take(length: number): Buffer {
    const taken: Buffer[] = []
    let left = Math.min(length, this.#length)
    this.#length -= left
    let whole = 0
    while (left > 0) {
      const chunk = this.#chunks[whole]
      if (chunk === undefined) break
      if (chunk.length <= left) {
        taken.push(chunk)
        left -= chunk.length
        whole++
      } else {
        taken.push(chunk.subarray(0, left))
        this.#chunks[whole] = chunk.subarray(left)
        left = 0
      }
    }
    if (whole > 0) this.#chunks.splice(0, whole)
    this.#searched = 0
    if (this.#length < this.#highWaterBytes && !this.#ended) this.#source.resume()
    return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken)
  }

  /** One promise for all who wait, so that waiting again and again leaves nothing behind. */
  #more(): Promise<void> {
    this.#waiting ??= new Promise<void>((resolve) => {
      this.#wake = () => {
        this.#waiting = undefined
        this.#wake = undefined
        resolve()
      }
    })
    return this.#waiting
  }
}
