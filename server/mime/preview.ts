/** Keeps the first bytes of the first readable text while a message goes by, for the preview in message lists. */

import type { Description } from './description.js'
import { previewOf } from './text.js'

/** HTML starts with styles more often than with words. */
const keepBytes = { plain: 2048, html: 16_384 } as const

class Sample {
  readonly #chunks: Buffer[] = []
  #room: number

  constructor(
    readonly about: Description,
    room: number,
  ) {
    this.#room = room
  }

  push(bytes: Buffer): void {
    if (this.#room === 0) return
    // A copy: the caller's buffer may be large and is its own.
    const kept = Buffer.from(bytes.subarray(0, this.#room))
    this.#chunks.push(kept)
    this.#room -= kept.length
  }

  get text(): string {
    return previewOf(this.about, Buffer.concat(this.#chunks))
  }
}

export class PreviewCollector {
  #plain: Sample | null = null
  #html: Sample | null = null
  #current: Sample | null = null

  /** The body of a text leaf starts; attachments are not what people read first. */
  begin(about: Description): void {
    this.#current = null
    if (about.disposition?.type === 'attachment') return
    if (about.subtype === 'plain' && this.#plain === null) {
      this.#current = this.#plain = new Sample(about, keepBytes.plain)
    } else if (about.subtype === 'html' && this.#html === null) {
      this.#current = this.#html = new Sample(about, keepBytes.html)
    }
  }

  push(bytes: Buffer): void {
    this.#current?.push(bytes)
  }

  end(): void {
    this.#current = null
  }

  /** The plain text wins when it says anything. */
  get text(): string {
    return this.#plain?.text || this.#html?.text || ''
  }
}
