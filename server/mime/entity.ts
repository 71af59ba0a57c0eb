/** One entity of a message while its bytes go by, and what its header block makes of it (RFC 2045 §5, RFC 2046 §5). */

import { envelopeOf } from './envelope.js'
import { withoutComments } from './lexer.js'
import { paramOf, parseContentType, parseDisposition } from './params.js'
import type { Disposition, Envelope, HeaderField, Params, Part } from './types.js'

/** What the entity's header says, settled once the header has ended. */
export interface Description {
  type: string
  subtype: string
  params: Params
  readonly id: string | null
  readonly description: string | null
  readonly encoding: string
  readonly md5: string | null
  readonly disposition: Disposition | null
  readonly language: readonly string[]
  readonly location: string | null
}

/** `leaf` until something else is known: nothing is searched inside one. */
export type EntityState = 'header' | 'leaf' | 'message' | 'preamble' | 'parts' | 'epilogue'

/** Longer ones are not boundaries (RFC 2046 §5.1.1 allows 70 characters). */
export const maxBoundaryLength = 1000

const transparent = new Set(['7bit', '8bit', 'binary'])
const textPlain = { type: 'text', subtype: 'plain', params: [] as Params }

/** Reads the entity fields; the first of each name counts. `inDigest` changes the default type (RFC 2046 §5.1.5). */
export function describe(fields: readonly HeaderField[], inDigest: boolean): Description {
  const values = new Map<string, string>()
  for (const { name, value } of fields) {
    const key = name.toLowerCase()
    if (key.startsWith('content-') && !values.has(key)) values.set(key, value)
  }
  const text = (name: string) => values.get(name) ?? null
  const contentType = values.get('content-type')
  const fallback =
    inDigest && contentType === undefined
      ? { type: 'message', subtype: 'rfc822', params: [] }
      : textPlain
  const disposition = text('content-disposition')
  const language = withoutComments(text('content-language') ?? '')
  return {
    ...(parseContentType(contentType ?? '') ?? fallback),
    id: text('content-id'),
    description: text('content-description'),
    encoding:
      withoutComments(text('content-transfer-encoding') ?? '')
        .trim()
        .toLowerCase() || '7bit',
    md5: text('content-md5'),
    disposition: disposition === null ? null : parseDisposition(disposition),
    language: language.split(/[\s,]+/).filter((tag) => tag !== ''),
    location: text('content-location'),
  }
}

function isMessageType(about: Description): boolean {
  return about.type === 'message' && (about.subtype === 'rfc822' || about.subtype === 'global')
}

export class Entity {
  state: EntityState = 'header'
  about: Description = describe([], false)
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
    const base = {
      ...this.about,
      header: [this.start, this.headerEnd] as const,
      body: [this.headerEnd, end] as const,
    }
    if (this.isMultipart) {
      const parts = this.isEmpty ? [bodyAsText(this.headerEnd, end, lines)] : this.parts
      return { ...base, lines: 0, parts }
    }
    if (this.#message !== null) return { ...base, lines, message: this.#message }
    return { ...base, lines: this.isTextLeaf ? lines : 0 }
  }
}

/** Keeps the content of a multipart without any delimiter within reach of clients that go by the structure. */
function bodyAsText(start: number, end: number, lines: number): Part {
  const about = { ...describe([], false), encoding: '8bit' }
  return { ...about, header: [start, start], body: [start, end], lines }
}
