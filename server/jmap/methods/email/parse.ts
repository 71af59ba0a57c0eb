/** Email/parse: messages that lie in no folder, such as attached ones, looked at like others (RFC 8621 §4.9). */

import { isFault, limits } from '../../../base/index.js'
import { parseHeader } from '../../../mime/index.js'
import { openBlob, type Blob } from '../../blobs.js'
import { Arguments } from '../../core/arguments.js'
import type { Json, JsonObject } from '../../core/json.js'
import type { Method } from '../../core/method.js'
import { tooMany } from '../../standard/get.js'
import { emailArguments } from './get.js'
import { contentObject, isEmailProperty, type EmailArguments } from './object.js'
import { MethodError } from '../../core/method-error.js'

/** Each is described by reading it whole. */
const maxBlobs = 50

/** What a message has by lying in a folder (RFC 8621 §4.9). */
const placed = new Set(['id', 'mailboxIds', 'keywords', 'threadId', 'receivedAt'])
const fallback = [
  ...['messageId', 'inReplyTo', 'references', 'sender', 'from', 'to', 'cc', 'bcc', 'replyTo'],
  ...['subject', 'sentAt', 'hasAttachment', 'preview', 'bodyValues', 'textBody', 'htmlBody'],
  'attachments',
]

export const emailParse: Method = {
  name: 'Email/parse',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.9',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const blobIds = args.strings('blobIds') ?? []
    const properties = new Set(args.strings('properties') ?? fallback)
    const unknown = [...properties].find((name) => !isEmailProperty(name))
    if (unknown !== undefined)
      throw new MethodError('invalidArguments', `there is no property ${unknown.slice(0, 100)}`, {
        arguments: ['properties'],
      })
    const asked = emailArguments(args, properties)
    args.end()
    if (blobIds.length > maxBlobs) throw tooMany()
    const account = await context.account(accountId)
    const parsed: Record<string, Json> = {}
    const notParsable: string[] = []
    const notFound: string[] = []
    for (const id of new Set(blobIds)) {
      const blob = await openBlob(account, id)
      const object = blob && (await parse(id, blob, asked))
      if (!blob) notFound.push(id)
      else if (object) parsed[id] = object
      else notParsable.push(id)
    }
    const orNull = (ids: readonly string[]): Json => (ids.length > 0 ? ids : null)
    yield [
      'Email/parse',
      {
        accountId,
        parsed: Object.keys(parsed).length > 0 ? parsed : null,
        notParsable: orNull(notParsable),
        notFound: orNull(notFound),
      },
    ]
  },
}

/** Undefined for what is no message, or does not open. */
async function parse(
  id: string,
  blob: Blob,
  asked: EmailArguments,
): Promise<JsonObject | undefined> {
  try {
    const pieces: Buffer[] = []
    for await (const piece of blob.bytes(0, limits.headerBytes)) pieces.push(piece)
    if (parseHeader(Buffer.concat(pieces), 1).length === 0) return undefined
    const message = blob.message()
    const known: Record<string, Json> = {}
    for (const name of asked.properties) {
      if (placed.has(name)) known[name] = null
      if (name === 'blobId') known[name] = id
      if (name === 'size') known[name] = (await message.summary()).sizeBytes
    }
    return await contentObject(known, id, message, asked)
  } catch (error) {
    if (isFault(error, 'corrupt')) return undefined
    throw error
  }
}
