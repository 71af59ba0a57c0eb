/** Opens what a search must see of a message: its header as decoded text, its readable body as a stream. */

import { limits } from '../../base/index.js'
import {
  bodyLists,
  decodeText,
  decodeWords,
  hasAttachment,
  headerValues,
  numberParts,
  parseHeader,
  type Part,
  type Summary,
} from '../../mime/index.js'
import type { StoredMessage } from '../types.js'
import { containsFolded, FoldedScan } from './fold.js'
import type { HeaderFacts } from './judge.js'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const calendarDate = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{2,4})/

/** The day a Date header names in its own zone, as UTC midnight. */
export function sentDayOf(date: string | null): number | undefined {
  const match = calendarDate.exec(date ?? '')
  const month = months.indexOf((match?.[2] ?? '').toLowerCase())
  if (match === null || month < 0) return undefined
  const written = Number(match[3])
  // RFC 5322 §4.3: two digits below 50 are of this century, other short years count from 1900.
  const year = written < 50 ? written + 2000 : written < 1000 ? written + 1900 : written
  return Date.UTC(year, month, Number(match[1]))
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of chunks) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function headerBytes(message: StoredMessage, summary: Summary): Promise<Buffer> {
  if (summary.headerBytes !== null) return summary.headerBytes
  const [start, end] = summary.root.header
  return gather(message.bytes(start, Math.min(end, start + limits.headerBytes)))
}

/** The header of an opened message, decoded once for all criteria. */
export async function headerFacts(message: StoredMessage, summary: Summary): Promise<HeaderFacts> {
  const fields = parseHeader(await headerBytes(message, summary), limits.headerFields)
  const values = (field: string) => headerValues(fields, field).map(decodeWords)
  let whole: string | undefined
  return {
    values,
    sentDay: sentDayOf(summary.envelope.date),
    hasAttachment: hasAttachment(bodyLists(numberParts(summary.root))),
    contains(text) {
      whole ??= fields.map(({ name, value }) => `${name}: ${decodeWords(value)}`).join('\n')
      return containsFolded(whole, text)
    },
    fieldContains: (field, text) => values(field).some((value) => containsFolded(value, text)),
  }
}

/** Leaves with readable text, and the headers of enclosed messages. */
function* readable(part: Part): Generator<Part | { header: Part['header'] }, void, undefined> {
  if (part.parts !== undefined) {
    for (const child of part.parts) yield* readable(child)
  } else if (part.message !== undefined) {
    yield { header: part.message.root.header }
    yield* readable(part.message.root)
  } else if (part.type === 'text') yield part
}

/** Streams the readable text of a message past the needles; stops when all are found. */
export async function scanBody(
  message: StoredMessage,
  summary: Summary,
  needles: Iterable<string>,
  signal?: AbortSignal,
): Promise<FoldedScan> {
  const scan = new FoldedScan(needles)
  for (const part of readable(summary.root)) {
    if (scan.done || signal?.aborted === true) break
    const [start, end] = 'body' in part ? part.body : part.header
    if (!('body' in part)) {
      const bytes = await gather(message.bytes(start, Math.min(end, start + limits.headerBytes)))
      scan.push(decodeWords(bytes.toString('utf8').replace(/\r\n(?=[ \t])/g, '')))
    } else {
      for await (const text of decodeText(part, message.bytes(start, end))) {
        scan.push(text)
        if (scan.done) break
      }
    }
    scan.cut()
  }
  return scan
}
