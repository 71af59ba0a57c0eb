/** A new message as a client describes it, made into what the composer writes (RFC 8621 §4.6). */

import type { Entity, Field, Message } from '../../../../mime/index.js'
import { isArray, isObject, type Json, type JsonObject } from '../../../core/json.js'
import { invalidProperties } from '../../../standard/set-error.js'
import { headerFields, isHeaderProperty } from './headers.js'
import { PartReader, type PartSources } from './parts.js'

const others = new Set([
  ...['mailboxIds', 'keywords', 'receivedAt'],
  ...['bodyStructure', 'bodyValues', 'textBody', 'htmlBody', 'attachments'],
])

export interface Defaults {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Without angle brackets. */
  readonly messageId: string
}

/** Throws SetError invalidProperties, blobNotFound. */
export async function messageOf(
  object: JsonObject,
  blob: PartSources['blob'],
  defaults: Defaults,
): Promise<Message> {
  const unknown = Object.keys(object).filter((name) => !others.has(name) && !isHeaderProperty(name))
  if (unknown.length > 0) throw invalidProperties('these are not given by a client', ...unknown)
  const fields = headerFields(object)
  const own = fields.find(({ name }) => /^(content-.*|mime-version)$/i.test(name))
  if (own) throw invalidProperties('this follows from the parts', `header:${own.name}`)
  const { bodyValues = null } = object
  if (bodyValues !== null && !isObject(bodyValues))
    throw invalidProperties('body values by part', 'bodyValues')
  const reader = new PartReader({ values: bodyValues ?? {}, blob })
  const body = await bodyOf(object, reader)
  reader.end()
  return { fields: withDefaults(fields, defaults), body }
}

function withDefaults(fields: readonly Field[], { now, messageId }: Defaults): Field[] {
  const has = (wanted: string): boolean => fields.some(({ name }) => name.toLowerCase() === wanted)
  const date: Field[] = has('date') ? [] : [{ name: 'Date', date: now }]
  const id: Field[] = has('message-id') ? [] : [{ name: 'Message-ID', ids: [messageId] }]
  return [...date, ...fields, ...id]
}

async function bodyOf(object: JsonObject, reader: PartReader): Promise<Entity> {
  const { bodyStructure = null } = object
  const lists = ['textBody', 'htmlBody', 'attachments'].filter(
    (name) => (object[name] ?? null) !== null,
  )
  if (bodyStructure !== null) {
    if (lists.length > 0) throw invalidProperties('given beside bodyStructure', ...lists)
    return reader.read(bodyStructure, 'bodyStructure', 'text/plain')
  }
  const text = await onlyOne(object, 'textBody', 'text/plain', reader)
  const html = await onlyOne(object, 'htmlBody', 'text/html', reader)
  const attachments: Entity[] = []
  for (const one of listAt(object, 'attachments'))
    attachments.push(await reader.read(one, 'attachments', ''))
  return assembled(text, html, attachments)
}

function listAt(object: JsonObject, name: string): readonly Json[] {
  const value = object[name] ?? null
  if (value !== null && !isArray(value)) throw invalidProperties('a list of parts', name)
  return value ?? []
}

/** RFC 8621 §4.6: exactly one part, of that type. */
async function onlyOne(
  object: JsonObject,
  name: string,
  type: string,
  reader: PartReader,
): Promise<Entity | null> {
  if ((object[name] ?? null) === null) return null
  const [part, ...more] = listAt(object, name)
  if (part === undefined || more.length > 0) throw invalidProperties('exactly one part', name)
  const given = isObject(part) ? (part['type'] ?? type) : type
  if (given !== type) throw invalidProperties(`of type ${type}`, name)
  return reader.read(part, name, type)
}

const empty: Entity = { text: '' }

/** Pictures that the HTML shows stand beside it, the rest below everything. */
function assembled(
  text: Entity | null,
  html: Entity | null,
  attachments: readonly Entity[],
): Entity {
  const isShown = (one: Entity): boolean =>
    'disposition' in one && one.disposition === 'inline' && one.cid !== undefined
  const related = html ? attachments.filter(isShown) : []
  const others = attachments.filter((one) => !related.includes(one))
  const shown: Entity | null =
    html && related.length > 0 ? { multipart: 'related', parts: [html, ...related] } : html
  const body: Entity | null =
    text && shown ? { multipart: 'alternative', parts: [text, shown] } : (text ?? shown)
  if (others.length === 0) return body ?? empty
  return { multipart: 'mixed', parts: [...(body ? [body] : []), ...others] }
}
