/** What the MIME room knows of a message: values only, with byte offsets into the message as stored. */

/** Half-open range of byte offsets in the whole message. */
export type ByteRange = readonly [start: number, end: number]

/**
 * One address, RFC 5322 §3.4. `name` is the phrase without its quotes, encoded words left as they stand: IMAP shows them
 * so, everyone else asks `decodeWords`. A group start has `host: null` and its name in `mailbox`; a group end has both
 * null (RFC 9051 §7.5.2). An address without a domain has `host: ''`.
 */
export interface Address {
  readonly name: string | null
  readonly mailbox: string | null
  readonly host: string | null
}

/**
 * The fields of IMAP ENVELOPE, RFC 9051 §7.5.2; texts are the raw header values unfolded, not decoded.
 * `sender` and `replyTo` already fall back on `from`.
 */
export interface Envelope {
  readonly date: string | null
  readonly subject: string | null
  readonly from: readonly Address[]
  readonly sender: readonly Address[]
  readonly replyTo: readonly Address[]
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
  readonly inReplyTo: string | null
  readonly messageId: string | null
}

/** Parameters of a Content-Type or Content-Disposition, in order. */
export type Params = readonly (readonly [name: string, value: string])[]

/** RFC 2183; `type` lower case. */
export interface Disposition {
  readonly type: string
  readonly params: Params
}

/** One header field: `value` is unfolded and trimmed, 8-bit text read as UTF-8 or else Latin-1, encoded words kept. */
export interface HeaderField {
  /** As written, e.g. `Message-ID`. */
  readonly name: string
  readonly value: string
  /** Where the whole field stands in the bytes that were parsed, its last line end included. */
  readonly range: ByteRange
}

/** One entity: the message itself or a part of it, RFC 2045. */
export interface Part {
  /**
   * Lower-case media type and subtype; `text` / `plain` when absent or unreadable. A multipart or message that could
   * not be opened (a limit, or a transfer encoding on a message) shows as `application` / `octet-stream`.
   */
  readonly type: string
  readonly subtype: string
  /** Parameters in order, names lower case, values decoded (RFC 2231); `wireParams` makes them ASCII again. */
  readonly params: Params
  readonly id: string | null
  readonly description: string | null
  /** Content-Transfer-Encoding, lower case; `7bit` when absent. */
  readonly encoding: string
  readonly md5: string | null
  readonly disposition: Disposition | null
  readonly language: readonly string[]
  readonly location: string | null
  /** The entity's own header block, blank line included. */
  readonly header: ByteRange
  /** The entity's body, without the CRLF that belongs to the next boundary. */
  readonly body: ByteRange
  /** Lines in the body; counted for text and message/rfc822 only, else 0. */
  readonly lines: number
  /** Children of a multipart, never empty: one without any delimiter has its whole body as a single text part. */
  readonly parts?: readonly Part[]
  /** Content of message/rfc822 (and message/global). */
  readonly message?: { readonly envelope: Envelope; readonly root: Part }
}

/** What is sealed beside a body so that listing never opens it. */
export interface Summary {
  readonly envelope: Envelope
  readonly root: Part
  readonly sizeBytes: number
  /** The raw top header block when it is at most 64 KiB, else null (read it from the body). */
  readonly headerBytes: Buffer | null
  /** First readable text, at most 200 characters, for message lists. */
  readonly preview: string
}
