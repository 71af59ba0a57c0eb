/** Section specifiers of BODY[…]: read from the command, and found in a message as bytes. */

import { limits } from '../../../base/index.js'
import { selectHeaderFields, type ByteRange, type Part } from '../../../mime/index.js'
import { string } from '../../wire/encode.js'
import type { Reader } from '../../wire/reader.js'
import type { OpenedMessage } from './item.js'

export type SectionText = 'HEADER' | 'TEXT' | 'MIME' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT'

/** RFC 9051 §6.4.5.1: part numbers from the outside in, then what of that part. */
export interface Section {
  readonly path: readonly number[]
  readonly text?: SectionText
  readonly fields?: readonly string[]
}

const maxPath = 200
const numbers = /\d{1,9}(?:\.\d{1,9})*(?=[.\]])/y
const words = /HEADER\.FIELDS\.NOT|HEADER\.FIELDS|HEADER|TEXT|MIME/iy

/** What stands between the brackets, both included. */
export function readSection(reader: Reader): Section {
  reader.expect('[')
  const path = (reader.word(numbers)?.split('.') ?? []).map(Number)
  if (path.length > maxPath || path.includes(0)) reader.fail('a part number')
  if (path.length > 0 && !reader.take('.')) {
    reader.expect(']')
    return { path }
  }
  const text = reader.word(words)?.toUpperCase() as SectionText | undefined
  if (text === undefined && path.length > 0) reader.fail('a section')
  if (text === 'MIME' && path.length === 0) reader.fail('a part number before MIME')
  if (text !== 'HEADER.FIELDS' && text !== 'HEADER.FIELDS.NOT') {
    reader.expect(']')
    return text === undefined ? { path } : { path, text }
  }
  reader.expectSpace()
  const fields = reader.expectList(() => reader.expectAstring('a field name'))
  if (fields.length === 0) reader.fail('a field name')
  reader.expect(']')
  return { path, text, fields }
}

/** The section as the response repeats it. */
export function formatSection({ path, text, fields }: Section): string {
  const words = [path.join('.'), text ?? ''].filter((word) => word !== '').join('.')
  const names = fields?.map((name) => (/^[!-'*-[\]-z|}~^_`]+$/.test(name) ? name : string(name)))
  return `[${words}${names === undefined ? '' : ` (${names.join(' ')})`}]`
}

/** A part and, when it is a message, that message's outermost part. */
interface Found {
  readonly part: Part
  readonly inner: Part | undefined
}

/** RFC 9051 §6.4.5.1: a message that is not multipart has one part, number 1, itself. */
function find(root: Part, path: readonly number[]): Found | undefined {
  let found: Found = { part: root, inner: root }
  for (const number of path) {
    const container = found.inner ?? found.part
    let part: Part | undefined
    if (container.parts !== undefined) part = container.parts[number - 1]
    else if (number === 1 && found.inner !== undefined) part = container
    if (part === undefined) return undefined
    found = { part, inner: part.message?.root }
  }
  return found
}

/** Where a section lies in the message, or undefined when there is no such part. */
export function rangeOf(root: Part, sizeBytes: number, section: Section): ByteRange | undefined {
  const { path, text } = section
  if (path.length === 0 && text === undefined) return [0, sizeBytes]
  const found = find(root, path)
  if (found === undefined) return undefined
  if (text === undefined) return found.part.body
  if (text === 'MIME') return found.part.header
  return text === 'TEXT' ? found.inner?.body : found.inner?.header
}

async function gather({ stored }: OpenedMessage, [start, end]: ByteRange): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stored.bytes(start, Math.min(end, start + limits.headerBytes))) {
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** A section's bytes: in hand when they are a choice of header fields, else still in the message. */
export type Content = { readonly bytes: Buffer } | { readonly range: ByteRange }

export async function contentOf(
  message: OpenedMessage,
  section: Section,
): Promise<Content | undefined> {
  const { summary } = message
  const range = rangeOf(summary.root, summary.sizeBytes, section)
  if (range === undefined) return undefined
  const isTop = section.path.length === 0
  const top =
    isTop && section.text !== undefined && section.text !== 'TEXT' ? summary.headerBytes : null
  if (section.fields === undefined) return top === null ? { range } : { bytes: top }
  const header = top ?? (await gather(message, range))
  const mode = section.text === 'HEADER.FIELDS.NOT' ? 'not' : 'only'
  return { bytes: selectHeaderFields(header, section.fields, mode) }
}
