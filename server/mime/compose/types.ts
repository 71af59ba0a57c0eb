/** What a message to be written is made of, as values; everything is text or bytes that the writer checks and encodes. */

/** One address of a list: `name` in plain Unicode, `email` as `local@domain`. */
export interface Mailbox {
  readonly name: string | null
  readonly email: string
}

/** RFC 5322 §3.4: named addresses; written as a group, possibly an empty one. */
export interface Group {
  readonly group: string
  readonly members: readonly Mailbox[]
}

/** One header field, by what its value is. */
export type Field =
  /** Words for people: encoded where needed (RFC 2047). */
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly addresses: readonly (Mailbox | Group)[] }
  /** Message-IDs without their angle brackets. */
  | { readonly name: string; readonly ids: readonly string[] }
  /** Milliseconds since the epoch; `zone` is minutes east of Greenwich, 0 when not given. */
  | { readonly name: string; readonly date: number; readonly zone?: number }
  /** List-* addresses (RFC 2369), without their angle brackets. */
  | { readonly name: string; readonly urls: readonly string[] }
  /** Structured words with parameters: `attachment; filename=…`. */
  | { readonly name: string; readonly token: string; readonly params: Params }
  /** As it stands, folded or not; checked, never changed. */
  | { readonly name: string; readonly raw: string }

export type Params = readonly (readonly [name: string, value: string])[]

/** Bytes at once, or as they come; a stream is read once. */
export type Content = Uint8Array | AsyncIterable<Uint8Array> | (() => AsyncIterable<Uint8Array>)

/** What every part may say of itself. */
export interface About {
  /** `inline`, `attachment`, or another token of RFC 2183. */
  readonly disposition?: string
  /** A file name, in plain Unicode. */
  readonly name?: string
  /** Content-ID without its angle brackets. */
  readonly cid?: string
  readonly language?: readonly string[]
  readonly location?: string
  readonly description?: string
  /** Other fields of the part, such as X- ones. */
  readonly fields?: readonly Field[]
}

/** A part, or the whole body of a message. */
export type Entity =
  /** Text in any line ends: UTF-8, as 7bit, quoted-printable or base64, whatever fits it; never 8bit, so that it can be signed. */
  | (About & {
      readonly text: string
      /** `plain` when not given. */
      readonly subtype?: string
      readonly params?: Params
    })
  /** Bytes of any type, in base64. A type of `message/*` goes as it is. */
  | (About & { readonly type: string; readonly content: Content; readonly params?: Params })
  | (About & {
      /** `mixed`, `alternative`, `related`, `signed`… */
      readonly multipart: string
      readonly parts: readonly Entity[]
      readonly params?: Params
    })
  /** Already an entity: its own Content-* fields, a blank line, its body. Goes as it is, to the byte. */
  | { readonly entity: Content }

export interface Message {
  /** In the order they are given; MIME-Version and the Content-* fields follow. Bcc is written when given: it is the caller's to leave out. */
  readonly fields: readonly Field[]
  readonly body: Entity
}

export interface ComposeOptions {
  /** Randomness for boundaries; it comes from outside. */
  readonly random: { bytes(length: number): Uint8Array }
}
