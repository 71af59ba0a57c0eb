/** One part of a message as JMAP's EmailBodyPart (RFC 8621 §4.1.4). */

import { limits } from '../../../base/index.js'
import type { StoredMessage } from '../../../mail/index.js'
import { decodeWords, paramOf, nameOf, typeOf, type NumberedPart } from '../../../mime/index.js'
import type { Json, JsonObject } from '../../core/json.js'
import { partBlobId } from '../../ids.js'
import { decodedSize } from './decoded-size.js'
import { headerProperty, rawFields, type HeaderProperty } from './header-property.js'

export const partProperties = [
  ...['partId', 'blobId', 'size', 'name', 'type', 'charset'],
  ...['disposition', 'cid', 'language', 'location'],
] as const
const others = new Set<string>([...partProperties, 'headers', 'subParts'])

export const isPartProperty = (name: string): boolean =>
  others.has(name) || headerProperty(name) !== undefined

/** What parts are read from. */
type Readable = Pick<StoredMessage, 'bytes'>

interface Around {
  /** Id of the message's bytes. */
  readonly blob: string
  readonly message: Readable
  readonly properties: ReadonlySet<string>
  /** A message's parts are shown with their own parts in bodyStructure alone. */
  readonly deep: boolean
}

export async function partObject(numbered: NumberedPart, around: Around): Promise<JsonObject> {
  const object: Record<string, Json> = {}
  for (const name of around.properties) {
    const value = await propertyOf(name, numbered, around)
    if (value !== undefined) object[name] = value
  }
  if (around.deep && numbered.subParts.length > 0) {
    const subParts: JsonObject[] = []
    for (const one of numbered.subParts) subParts.push(await partObject(one, around))
    object['subParts'] = subParts
  }
  return object
}

async function propertyOf(
  name: string,
  { partId, part }: NumberedPart,
  { blob, message }: Around,
): Promise<Json | undefined> {
  switch (name) {
    case 'partId':
      return partId
    case 'blobId':
      return partId === null ? null : partBlobId(blob, partId)
    case 'size':
      return partId === null ? 0 : decodedSize(part, message)
    case 'name': {
      const found = nameOf(part)
      return found === null ? null : decodeWords(found)
    }
    case 'type':
      return typeOf(part)
    case 'charset':
      return part.type === 'text' ? (paramOf(part.params, 'charset') ?? 'us-ascii') : null
    case 'disposition':
      return part.disposition?.type ?? null
    case 'cid':
      return part.id?.trim().replace(/^<|>$/g, '') ?? null
    case 'language':
      return part.language.length > 0 ? part.language : null
    case 'location':
      return part.location
    case 'subParts':
      return undefined
    default:
      return headersOf(name, part.header, message)
  }
}

async function headersOf(
  name: string,
  [start, end]: readonly [number, number],
  message: Readable,
): Promise<Json | undefined> {
  const pieces: Buffer[] = []
  for await (const piece of message.bytes(start, Math.min(end, start + limits.headerBytes)))
    pieces.push(piece)
  const fields = rawFields(Buffer.concat(pieces))
  if (name === 'headers') return fields.map((field) => ({ name: field.name, value: field.raw }))
  const asked: HeaderProperty | undefined = headerProperty(name)
  return asked?.valueIn(fields)
}
