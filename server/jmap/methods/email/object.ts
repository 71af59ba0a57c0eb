/** One message as JMAP's Email: each property made only when asked for, the body opened only when one needs it. */

import { limits } from '../../../base/index.js'
import type { Email, StoredMessage } from '../../../mail/index.js'
import {
  bodyLists,
  hasAttachment,
  type Summary,
  numberParts,
  type BodyLists,
  type NumberedPart,
} from '../../../mime/index.js'
import type { Json, JsonObject } from '../../core/json.js'
import { isGistProperty } from '../../health/names.js'
import { blobId, emailId, mailboxId, threadId } from '../../ids.js'
import { bodyValues, type BodyValueArguments } from './body-values.js'
import { utcDateOf } from './forms.js'
import { headerProperty, rawFields, shorthands, type RawField } from './header-property.js'
import { keywordsOf } from './keywords.js'
import { partObject } from './part-object.js'

/** What an Email is shown with when nothing is asked for (RFC 8621 §4.2). */
export const defaultProperties = [
  ...['id', 'blobId', 'threadId', 'mailboxIds', 'keywords', 'size', 'receivedAt'],
  ...Object.keys(shorthands),
  ...['hasAttachment', 'preview', 'bodyValues', 'textBody', 'htmlBody', 'attachments'],
] as const

const known = new Set<string>([...defaultProperties, 'headers', 'bodyStructure'])

export const isEmailProperty = (name: string): boolean =>
  known.has(name) || isGistProperty(name) || headerProperty(name) !== undefined

export interface EmailArguments {
  readonly properties: ReadonlySet<string>
  readonly bodyProperties: ReadonlySet<string>
  readonly values: BodyValueArguments
}

/** A message that is described and read in pieces, wherever it lies. */
type Readable = Pick<StoredMessage, 'summary' | 'bytes'>

/** What is known without opening anything. */
const metadata: Readonly<Record<string, (email: Email) => Json>> = {
  id: ({ body }) => emailId(body),
  blobId: ({ body }) => blobId(body),
  threadId: ({ thread }) => threadId(thread),
  mailboxIds: ({ places }) =>
    Object.fromEntries(places.map(({ mailbox }) => [mailboxId(mailbox), true])),
  keywords: keywordsOf,
  size: ({ sizeBytes }) => sizeBytes,
  receivedAt: ({ receivedAt }) => utcDateOf(receivedAt),
}

/** Can all of these be told without opening the message? */
export const needsNoMessage = (properties: ReadonlySet<string>): boolean =>
  [...properties].every((name) => Object.hasOwn(metadata, name))

/** The object without its message: only for properties that need none. */
export function metadataObject(email: Email, properties: ReadonlySet<string>): JsonObject {
  const object: Record<string, Json> = {}
  for (const name of properties) {
    const make = Object.hasOwn(metadata, name) ? metadata[name] : undefined
    if (make) object[name] = make(email)
  }
  return object
}

/** The whole object. Fault corrupt when the message cannot be opened. */
export const emailObject = (
  email: Email,
  message: Readable,
  asked: EmailArguments,
): Promise<JsonObject> =>
  contentObject(metadataObject(email, asked.properties), blobId(email.body), message, asked)

/** What a message says of itself, beside what is `known` of it; `blob` is the id of its bytes. */
export async function contentObject(
  known: JsonObject,
  blob: string,
  message: Readable,
  asked: EmailArguments,
): Promise<JsonObject> {
  const opened = new Opened(blob, message, await message.summary())
  const object: Record<string, Json> = { ...known }
  for (const name of asked.properties)
    if (!Object.hasOwn(object, name) && !isGistProperty(name)) {
      const value = opened.property(name, asked)
      object[name] = value instanceof Promise ? await value : value
    }
  return object
}

class Opened {
  readonly #blob: string
  readonly #message: Readable
  readonly #summary: Summary
  readonly #root: NumberedPart
  #lists: BodyLists | undefined
  #fields: readonly RawField[] | Promise<readonly RawField[]> | undefined

  constructor(blob: string, message: Readable, summary: Summary) {
    this.#blob = blob
    this.#message = message
    this.#summary = summary
    this.#root = numberParts(summary.root)
  }

  /** At once where the summary tells it: a list asks for many. */
  property(name: string, asked: EmailArguments): Json | Promise<Json> {
    switch (name) {
      case 'preview':
        return this.#summary.preview
      case 'hasAttachment':
        return hasAttachment(this.#listed)
      case 'bodyStructure':
        return this.#part(this.#root, asked, true)
      case 'textBody':
      case 'htmlBody':
      case 'attachments':
        return this.#parts(this.#listed[name], asked)
      case 'bodyValues':
        return bodyValues(this.#root, this.#listed, this.#message, asked.values)
      case 'headers':
        return this.#ofHeader((fields) =>
          fields.map((field) => ({ name: field.name, value: field.raw })),
        )
      default: {
        const property = Object.hasOwn(shorthands, name) ? shorthands[name] : name
        const reader = headerProperty(property ?? name)
        return this.#ofHeader((fields) => reader?.valueIn(fields) ?? null)
      }
    }
  }

  #ofHeader(tell: (fields: readonly RawField[]) => Json): Json | Promise<Json> {
    const { headerBytes } = this.#summary
    this.#fields ??= headerBytes ? rawFields(headerBytes) : this.#readHeader()
    return this.#fields instanceof Promise ? this.#fields.then(tell) : tell(this.#fields)
  }

  get #listed(): BodyLists {
    return (this.#lists ??= bodyLists(this.#root))
  }

  async #parts(parts: readonly NumberedPart[], asked: EmailArguments): Promise<Json> {
    const objects: JsonObject[] = []
    for (const part of parts) objects.push(await this.#part(part, asked, false))
    return objects
  }

  #part(
    part: NumberedPart,
    { bodyProperties }: EmailArguments,
    deep: boolean,
  ): Promise<JsonObject> {
    const [blob, message] = [this.#blob, this.#message]
    return partObject(part, { blob, message, properties: bodyProperties, deep })
  }

  async #readHeader(): Promise<readonly RawField[]> {
    const [start, end] = this.#summary.root.header
    const pieces: Buffer[] = []
    const stop = Math.min(end, start + limits.headerBytes)
    for await (const piece of this.#message.bytes(start, stop)) pieces.push(piece)
    return rawFields(Buffer.concat(pieces))
  }
}
