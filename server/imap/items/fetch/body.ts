/** BODY, BODY[…] and BODY.PEEK[…], whole or a part of it. */

import type { LiteralOut } from '../../command.js'
import type { Reader } from '../../wire/reader.js'
import { formatStructure } from './body-structure.js'
import { openedOf, type Fetched, type FetchItem, type FetchWriter, type Written } from './item.js'
import { contentOf, formatSection, readSection, type Section } from './section.js'

/** `<origin.length>` as asked for. */
interface Partial {
  readonly origin: number
  readonly length: number
}

function readPartial(reader: Reader): Partial | undefined {
  if (!reader.take('<')) return undefined
  const origin = reader.expectNumber('a byte offset')
  reader.expect('.')
  const length = reader.expectNumber('a byte count')
  if (length === 0) reader.fail('a byte count above zero')
  reader.expect('>')
  return { origin, length }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes
}

/** Bytes small and plain enough are still sent as literals: clients expect one for a body. */
function literalOf(bytes: Buffer): LiteralOut {
  return { literal: bytes.length, chunks: once(bytes) }
}

/** Writes one section of a message under `label`. */
export async function writeSection(
  message: Fetched,
  label: string,
  section: Section,
  partial?: Partial,
): Promise<Written> {
  const opened = openedOf(message)
  const content = await contentOf(opened, section)
  const origin = partial?.origin ?? 0
  const name = partial === undefined ? label : `${label}<${origin}>`
  if (content === undefined) return `${name} NIL`
  const length = partial?.length ?? Infinity
  if ('bytes' in content) {
    return { label: name, body: literalOf(content.bytes.subarray(origin, origin + length)) }
  }
  const [start, end] = content.range
  const from = Math.min(start + origin, end)
  const to = Math.min(from + length, end)
  return { label: name, body: { literal: to - from, chunks: opened.stored.bytes(from, to) } }
}

function sectionWriter(reader: Reader, marksSeen: boolean): FetchWriter {
  const section = readSection(reader)
  const partial = readPartial(reader)
  const label = `BODY${formatSection(section)}`
  return {
    needs: 'message',
    marksSeen,
    write: (message) => writeSection(message, label, section, partial),
  }
}

const structureOnly: FetchWriter = {
  needs: 'message',
  marksSeen: false,
  write: (message) => `BODY ${formatStructure(openedOf(message).summary.root, false)}`,
}

export const body: FetchItem = {
  name: 'BODY',
  spec: 'RFC 9051 §6.4.5',
  read: (reader) => (reader.peek('[') ? sectionWriter(reader, true) : structureOnly),
}

export const bodyPeek: FetchItem = {
  name: 'BODY.PEEK',
  spec: 'RFC 9051 §6.4.5',
  read: (reader) => sectionWriter(reader, false),
}
