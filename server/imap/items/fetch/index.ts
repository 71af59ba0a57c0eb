/** The catalogue of FETCH items and macros. */

import type { Reader } from '../../wire/reader.js'
import { bodyStructure } from './body-structure.js'
import { body, bodyPeek } from './body.js'
import { envelope } from './envelope.js'
import type { FetchItem, FetchWriter } from './item.js'
import { flags, internalDate, size, uid } from './meta.js'
import { rfc822, rfc822Header, rfc822Text } from './rfc822.js'

export const fetchItems: readonly FetchItem[] = [
  flags,
  uid,
  internalDate,
  size,
  envelope,
  bodyStructure,
  body,
  bodyPeek,
  rfc822,
  rfc822Header,
  rfc822Text,
]

/** RFC 9051 §6.4.5: only valid alone, not in a list. */
const macros: Readonly<Record<string, readonly string[]>> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
}

const byName = new Map(fetchItems.map((item) => [item.name, item]))
const itemName = /[A-Za-z0-9.]+/y
const maxItems = 100

export interface RequestedItem {
  readonly name: string
  readonly writer: FetchWriter
}

function readItem(reader: Reader, name: string): RequestedItem {
  const item = byName.get(name) ?? reader.fail('a FETCH item')
  return { name, writer: item.read(reader) }
}

function nextName(reader: Reader): string {
  return reader.word(itemName)?.toUpperCase() ?? reader.fail('a FETCH item')
}

/** A macro, one item or a list of items. */
export function readFetchItems(reader: Reader): RequestedItem[] {
  const listed = reader.list(() => readItem(reader, nextName(reader)))
  if (listed !== undefined) {
    if (listed.length === 0 || listed.length > maxItems) reader.fail('FETCH items')
    return listed
  }
  const name = nextName(reader)
  return (macros[name] ?? [name]).map((each) => readItem(reader, each))
}

const uidRequest: RequestedItem = { name: uid.name, writer: uid.read() }
const flagsRequest: RequestedItem = { name: flags.name, writer: flags.read() }

/** RFC 9051 §6.4.9: the UID form always answers with the UID. */
export function withUid(items: readonly RequestedItem[]): readonly RequestedItem[] {
  return items.some(({ name }) => name === uid.name) ? items : [uidRequest, ...items]
}

/** The writers of `items`, and the flags because reading has just changed them. */
export function alsoFlags(items: readonly RequestedItem[]): FetchWriter[] {
  const all = items.some(({ name }) => name === flags.name) ? items : [flagsRequest, ...items]
  return all.map(({ writer }) => writer)
}

export type { Fetched, FetchWriter, Written } from './item.js'
