/** Bytes to the peer: small pieces gathered into few writes, and a promise to wait on when the peer reads slowly. */

import type { Writable } from 'node:stream'

const gatherBytes = 32 * 1024
/** Buffers above this go out as they are; smaller ones cost less copied than written one by one. */
const smallBytes = 8 * 1024

export class Output {
  readonly #sink: Writable
  #text = ''
  #parts: Buffer[] = []
  #size = 0
  #scheduled = false
  #closed = false
  #onDrain: (() => void)[] = []

  constructor(sink: Writable) {
    this.#sink = sink
    sink.on('drain', this.#release)
    sink.on('close', this.#onClose)
  }

  readonly #release = (): void => {
    const waiting = this.#onDrain
    this.#onDrain = []
    for (const resolve of waiting) resolve()
  }

  readonly #onClose = (): void => {
    this.#closed = true
    this.#text = ''
    this.#parts = []
    this.#size = 0
    this.#release()
  }

  /** Lets go of the sink, after what was written has been handed to it. */
  detach(): void {
    this.#hand()
    this.#sink.off('drain', this.#release)
    this.#sink.off('close', this.#onClose)
    this.#release()
  }

  /** Text goes out as UTF-8. A promise means: wait for it before writing more. */
  write(piece: string | Buffer): Promise<void> | undefined {
    if (this.#closed) return undefined
    if (typeof piece !== 'string' && piece.length > smallBytes) return this.#writeLarge(piece)
    if (typeof piece === 'string') this.#text += piece
    else {
      this.#keepText()
      this.#parts.push(piece)
    }
    this.#size += piece.length
    if (this.#size < gatherBytes) {
      this.#schedule()
      return undefined
    }
    return this.flush()
  }

  #writeLarge(piece: Buffer): Promise<void> | undefined {
    this.#sink.cork()
    this.#hand()
    const free = this.#sink.write(piece)
    this.#sink.uncork()
    return free ? undefined : this.#drained()
  }

  #keepText(): void {
    if (this.#text !== '') this.#parts.push(Buffer.from(this.#text, 'utf8'))
    this.#text = ''
  }

  /** Hands everything gathered to the sink now. */
  flush(): Promise<void> | undefined {
    return this.#hand() ? undefined : this.#drained()
  }

  #hand(): boolean {
    if (this.#size === 0 || this.#closed) return !this.#sink.writableNeedDrain
    this.#size = 0
    if (this.#parts.length === 0) {
      const text = this.#text
      this.#text = ''
      return this.#sink.write(text, 'utf8')
    }
    this.#keepText()
    const parts = this.#parts
    this.#parts = []
    return this.#sink.write(Buffer.concat(parts))
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#hand()
    })
  }

  async #drained(): Promise<void> {
    if (this.#closed || !this.#sink.writableNeedDrain) return
    await new Promise<void>((resolve) => this.#onDrain.push(resolve))
  }
}
