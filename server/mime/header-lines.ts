/** The lines of a header block: where it ends, its fields, and verbatim selections of them (RFC 5322 §2.2). */

import { fromByteString } from './charset.js'
import type { HeaderField } from './types.js'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * The offset just after the blank line that ends a header block, or -1 when it is not in `buffer` yet.
 * `from` is where to look from: 0 the first time, then the length already looked at, less two.
 */
export function endOfHeader(buffer: Buffer, from = 0): number {
  let at = from
  if (from > 0 && buffer[from - 1] !== lineFeed) {
    const next = buffer.indexOf(lineFeed, from)
    if (next === -1) return -1
    at = next + 1
  }
  for (;;) {
    if (buffer[at] === lineFeed) return at + 1
    if (buffer[at] === carriageReturn && buffer[at + 1] === lineFeed) return at + 2
    const next = buffer.indexOf(lineFeed, at)
    if (next === -1) return -1
    at = next + 1
  }
}

/** One field as it stands: name and value still one byte per character. A line that is no field has name ''. */
interface RawField {
  readonly name: string
  readonly valueStart: number
  readonly start: number
  readonly end: number
}

const fieldName = /^[!-9;-~]+[ \t]*$/

function* rawFields(text: string): Generator<RawField> {
  let start = 0
  while (start < text.length) {
    let end = lineEnd(text, start)
    // The blank line: what follows is no header.
    if (end - start <= 2 && text.slice(start, end).trim() === '') return
    while (end < text.length && (text[end] === ' ' || text[end] === '\t')) end = lineEnd(text, end)
    const colon = text.indexOf(':', start)
    const name = colon === -1 || colon >= end ? '' : text.slice(start, colon)
    const isField = fieldName.test(name)
    yield { name: isField ? name.trimEnd() : '', valueStart: colon + 1, start, end }
    start = end
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at === -1 ? text.length : at + 1
}

function unfold(text: string): string {
  const flat = text.includes('\n') ? text.replace(/\r?\n(?=[ \t])/g, '') : text
  return fromByteString(flat.trim())
}

/**
 * The fields of a header block, in order, at most `maxFields`; lines that are no field are left out.
 * `bytes` starts at the block's first byte; reading stops at the blank line.
 */
export function parseHeader(bytes: Buffer, maxFields = Infinity): HeaderField[] {
  const text = bytes.toString('latin1')
  const fields: HeaderField[] = []
  for (const raw of rawFields(text)) {
    if (raw.name === '') continue
    if (fields.length >= maxFields) break
    const value = unfold(text.slice(raw.valueStart, raw.end))
    fields.push({ name: raw.name, value, range: [raw.start, raw.end] })
  }
  return fields
}

/** The values of every field called `name`, without regard to case, in order. */
export function headerValues(fields: readonly HeaderField[], name: string): string[] {
  const wanted = name.toLowerCase()
  return fields.filter((field) => field.name.toLowerCase() === wanted).map((field) => field.value)
}

/**
 * The chosen fields byte for byte in their order, then the blank line: what HEADER.FIELDS and HEADER.FIELDS.NOT
 * return (RFC 9051 §6.4.5.1). Names are matched without regard to case.
 */
export function selectHeaderFields(
  bytes: Buffer,
  names: readonly string[],
  mode: 'only' | 'not',
): Buffer {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const chosen: Buffer[] = []
  let whole = true
  for (const raw of rawFields(bytes.toString('latin1'))) {
    if (wanted.has(raw.name.toLowerCase()) !== (mode === 'only')) continue
    chosen.push(bytes.subarray(raw.start, raw.end))
    whole = bytes[raw.end - 1] === lineFeed
  }
  // A block cut off in the middle of a line still has to end in a blank one.
  chosen.push(Buffer.from(whole ? '\r\n' : '\r\n\r\n'))
  return Buffer.concat(chosen)
}
