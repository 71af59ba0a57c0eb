/** The texts of a message's parts, decoded, cut where asked (RFC 8621 §4.1.4 and §4.2). */

import type { StoredMessage } from '../../../mail/index.js'
import {
  decodeText,
  paramOf,
  type Part,
  type BodyLists,
  type NumberedPart,
} from '../../../mime/index.js'
import type { Json } from '../../core/json.js'

export interface BodyValueArguments {
  readonly text: boolean
  readonly html: boolean
  readonly all: boolean
  /** Octets of UTF-8; 0 for as much as we give at all. */
  readonly maxBytes: number
}

// Longer texts are downloaded: an answer is held in memory whole.
const maxValueBytes = 2 * 1024 * 1024

export async function bodyValues(
  root: NumberedPart,
  { textBody, htmlBody }: BodyLists,
  message: Pick<StoredMessage, 'bytes'>,
  { text, html, all, maxBytes }: BodyValueArguments,
): Promise<Json> {
  const wanted = new Set<NumberedPart>([
    ...(text ? textBody : []),
    ...(html ? htmlBody : []),
    ...(all ? leavesOf(root) : []),
  ])
  const limit = Math.min(maxBytes === 0 ? Infinity : maxBytes, maxValueBytes)
  const values: Record<string, Json> = {}
  for (const { partId, part } of wanted)
    if (partId !== null && part.type === 'text')
      values[partId] = await valueOf(part, message, limit)
  return values
}

const leavesOf = (part: NumberedPart): readonly NumberedPart[] =>
  part.partId === null ? part.subParts.flatMap(leavesOf) : [part]

async function valueOf(
  part: Part,
  message: Pick<StoredMessage, 'bytes'>,
  limit: number,
): Promise<Json> {
  const [start, end] = part.body
  let value = ''
  let bytes = 0
  for await (const piece of decodeText(part, message.bytes(start, end))) {
    value += piece
    bytes += Buffer.byteLength(piece)
    if (bytes > limit) break
  }
  value = value.replaceAll('\r\n', '\n')
  const isTruncated = Buffer.byteLength(value) > limit
  return {
    value: isTruncated ? cut(value, limit, part.subtype === 'html') : value,
    isEncodingProblem: value.includes('\ufffd') || !isKnown(paramOf(part.params, 'charset')),
    isTruncated,
  }
}

/** At a character's end, and never inside a tag: half of one would be another. */
function cut(value: string, limit: number, isHtml: boolean): string {
  const bytes = Buffer.from(value)
  let end = limit
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  const short = bytes.subarray(0, end).toString('utf8')
  const open = short.lastIndexOf('<')
  return isHtml && open > short.lastIndexOf('>') ? short.slice(0, open) : short
}

function isKnown(charset: string | null | undefined): boolean {
  try {
    return new TextDecoder(charset ?? 'utf-8').encoding !== ''
  } catch {
    return false
  }
}
