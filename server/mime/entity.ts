/** One entity of a message while its bytes go by, and what its header block makes of its body (RFC 2046 §5). */

import { describe, partOf, textPlain, type Description } from './description.js'
import { envelopeOf } from './envelope.js'
import { paramOf } from './params.js'
import type { Envelope, HeaderField, Part } from './types.js'

/** `leaf` until something else is known: nothing is searched inside one. */
export type EntityState = 'header' | 'leaf' | 'message' | 'preamble' | 'parts' | 'epilogue'

/** Longer ones are not boundaries (RFC 2046 §5.1.1 allows 70 characters). */
export const maxBoundaryLength = 1000

const transparent = new Set(['7bit', '8bit', 'binary'])
const unknown = describe([], false)

function isMessageType(about: Description): boolean {
  return about.type === 'message' && (about.subtype === 'rfc822' || about.subtype === 'global')
}

export class Entity {
  state: EntityState = 'header'
  about: Description = unknown
  envelope: Envelope | null = null
  boundary = ''
  headerEnd: number
  /** Line feeds of the whole message before the body, when they are counted. */
  lineFeedsBefore = 0
  readonly parts: Part[] = []
  #message: { envelope: Envelope; root: Part } | null = null

  constructor(
    readonly start: number,
    /** Inside a multipart/digest. */
    readonly inDigest: boolean,
    /** The message itself or one embedded: it has an envelope. */
    readonly isMessage: boolean,
  ) {
    this.headerEnd = start
  }

  /**
   * Ends the header at `end` and settles what the body is. With `opaque` (a limit was passed) nothing is looked for
   * inside: what would need it becomes application/octet-stream.
   */
  settle(fields: readonly HeaderField[], end: number, opaque: boolean): void {
    this.headerEnd = end
    this.about = describe(fields, this.inDigest)
    if (this.isMessage) this.envelope = envelopeOf(fields)
    this.state = this.#stateOfBody(opaque)
    const isContainer = this.about.type === 'multipart' || isMessageType(this.about)
    if (this.state === 'leaf' && isContainer) {
      this.about.type = 'application'
      this.about.subtype = 'octet-stream'
    }
  }

  #stateOfBody(opaque: boolean): EntityState {
    const { about } = this
    if (about.type === 'multipart') {
      const boundary = paramOf(about.params, 'boundary')?.trimEnd() ?? ''
      if (boundary === '' || boundary.length > maxBoundaryLength) {
        // RFC 2045 §5.2: what cannot be understood is shown as plain text.
        Object.assign(about, textPlain)
        return 'leaf'
      }
      this.boundary = boundary
      return opaque ? 'leaf' : 'preamble'
    }
    const isOpen = isMessageType(about) && transparent.has(about.encoding) && !opaque
    return isOpen ? 'message' : 'leaf'
  }

  /** Whether line feeds of the body matter: text, messages, and a multipart until its first part shows up. */
  get countsLines(): boolean {
    return this.state === 'message' || this.isTextLeaf || (this.isMultipart && this.isEmpty)
  }

  get isTextLeaf(): boolean {
    return this.state === 'leaf' && this.about.type === 'text'
  }

  get isMultipart(): boolean {
    return this.state === 'preamble' || this.state === 'parts' || this.state === 'epilogue'
  }

  /** A multipart of which no part has ended yet. */
  get isEmpty(): boolean {
    return this.state !== 'parts' && this.parts.length === 0
  }

  /** Takes the message embedded in this one. */
  holdMessage(root: Part, envelope: Envelope | null): void {
    this.#message = { root, envelope: envelope ?? envelopeOf([]) }
  }

  /** The finished part, its body ending at `end`; `lines` counts only where the part has a line count. */
  finish(end: number, lines: number): Part {
    const own = this.isTextLeaf || this.#message !== null ? lines : 0
    const part = partOf(this.about, [this.start, this.headerEnd], [this.headerEnd, end], own)
    if (this.isMultipart) {
      const parts = this.isEmpty ? [bodyAsText(this.headerEnd, end, lines)] : this.parts
      return { ...part, parts }
    }
    return this.#message === null ? part : { ...part, message: this.#message }
  }
}

/** Keeps the content of a multipart without any delimiter within reach of clients that go by the structure. */
function bodyAsText(start: number, end: number, lines: number): Part {
  return { ...partOf(unknown, [start, start], [start, end], lines), encoding: '8bit' }
}
