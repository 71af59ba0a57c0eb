/** What lies behind a blob id: a message, an upload, or a decoded part of either (RFC 8620 §6.2). */

import { isFault } from '../base/index.js'
import {
  decodeTransfer,
  StructureParser,
  type Summary,
  numberParts,
  typeOf,
  type NumberedPart,
} from '../mime/index.js'
import type { StoredMessage, WholeAccount } from '../mail/index.js'
import { blobOf } from './ids.js'

/** A message that can be described and read in pieces. */
export type ReadableMessage = Pick<StoredMessage, 'summary' | 'bytes'>

export interface Blob {
  /** As the message or the uploader says; the client may ask for another. */
  readonly type: string
  /** Null for a part, whose size is known once it is decoded. */
  readonly sizeBytes: number | null
  /** Bytes in [start, end). Fault corrupt when they cannot be opened. */
  bytes(start?: number, end?: number): AsyncIterable<Buffer>
  /** The blob read as a message. */
  message(): ReadableMessage
}

/** Undefined when the account has no such blob, or it is somebody else's upload. */
export async function openBlob(account: WholeAccount, id: string): Promise<Blob | undefined> {
  const asked = blobOf(id)
  if (!asked) return undefined
  const { of, parts } = asked
  let blob = 'upload' in of ? uploaded(account, of.upload) : await kept(account, of.body)
  for (const partId of parts) blob = blob && (await partOf(blob, partId))
  return blob
}

function uploaded(account: WholeAccount, id: string): Blob | undefined {
  const upload = account.uploads.find(id)
  if (!upload) return undefined
  const { type, sizeBytes } = upload
  const bytes: Blob['bytes'] = (start, end) => upload.bytes(start, end)
  return { type, sizeBytes, bytes, message: () => parsed(bytes) }
}

async function kept(
  account: WholeAccount,
  body: Parameters<Awaited<ReturnType<WholeAccount['emails']['now']>>['emails']['get']>[0],
): Promise<Blob | undefined> {
  const { emails } = await account.emails.now()
  const place = emails.get(body)?.places[0]
  if (!place) return undefined
  for await (const message of account.read(place.mailbox, [place.uid])) {
    const { sizeBytes } = message.meta
    const bytes: Blob['bytes'] = (start, end) => message.bytes(start, end)
    return { type: 'message/rfc822', sizeBytes, bytes, message: () => message }
  }
  return undefined
}

async function partOf(blob: Blob, partId: string): Promise<Blob | undefined> {
  const message = blob.message()
  const { root } = await message.summary()
  const part = leaves(numberParts(root)).find((one) => one.partId === partId)?.part
  if (!part) return undefined
  const [from, to] = part.body
  const bytes: Blob['bytes'] = (start = 0, end = Infinity) =>
    slice(decodeTransfer(part.encoding, message.bytes(from, to)), start, end)
  return { type: typeOf(part), sizeBytes: null, bytes, message: () => parsed(bytes) }
}

const leaves = (part: NumberedPart): readonly NumberedPart[] =>
  part.partId === null ? part.subParts.flatMap(leaves) : [part]

/** Described when it is asked for, once. */
function parsed(bytes: Blob['bytes']): ReadableMessage {
  let summary: Promise<Summary> | undefined
  return { summary: () => (summary ??= describe(bytes())), bytes }
}

async function describe(chunks: AsyncIterable<Buffer>): Promise<Summary> {
  const parser = new StructureParser()
  for await (const chunk of chunks) parser.write(chunk)
  return parser.end()
}

/** The bytes in [start, end) of a stream; what comes after is not read. */
export async function* slice(
  chunks: AsyncIterable<Buffer>,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of chunks) {
    const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at))
    if (piece.length > 0) yield piece
    at += chunk.length
    if (at >= end) return
  }
}

/** How many octets it has; a part is decoded for that. Undefined when it cannot be opened. */
export async function sizeOf(blob: Blob): Promise<number | undefined> {
  if (blob.sizeBytes !== null) return blob.sizeBytes
  try {
    let size = 0
    for await (const chunk of blob.bytes()) size += chunk.length
    return size
  } catch (error) {
    if (isFault(error, 'corrupt')) return undefined
    throw error
  }
}
