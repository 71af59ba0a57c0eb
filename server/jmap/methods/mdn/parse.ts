/** MDN/parse: disposition notifications, looked at for what they tell of a message that was sent (RFC 9007 §2.2). */

import { limits } from '../../../base/index.js'
import { parseMdn } from '../../../mime/index.js'
import type { Outbox } from '../../../post/index.js'
import { openBlob, type Blob } from '../../blobs.js'
import { Arguments } from '../../core/arguments.js'
import type { Json, JsonObject } from '../../core/json.js'
import type { Method } from '../../core/method.js'
import { emailId } from '../../ids.js'
import { tooMany } from '../../standard/get.js'

/** Each is read whole. */
const maxBlobs = 50

export const mdnParse: Method = {
  name: 'MDN/parse',
  capability: 'urn:ietf:params:jmap:mdn',
  spec: 'RFC 9007 §2.2',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const blobIds = new Set(args.strings('blobIds') ?? [])
    args.end()
    if (blobIds.size > maxBlobs) throw tooMany()
    const account = await context.account(accountId)
    const outbox = context.post.outbox(context.caller, account)
    const parsed: Record<string, Json> = {}
    const notParsable: string[] = []
    const notFound: string[] = []
    for (const id of blobIds) {
      const blob = await openBlob(account, id)
      const mdn = blob && (await parse(blob, outbox))
      if (!blob) notFound.push(id)
      else if (mdn) parsed[id] = mdn
      else notParsable.push(id)
    }
    yield [
      'MDN/parse',
      {
        accountId,
        parsed: Object.keys(parsed).length > 0 ? parsed : null,
        notParsable: notParsable.length > 0 ? notParsable : null,
        notFound: notFound.length > 0 ? notFound : null,
      },
    ]
  },
}

/** Undefined for what is none. */
async function parse(blob: Blob, outbox: Outbox): Promise<JsonObject | undefined> {
  const pieces: Buffer[] = []
  // What follows may be the whole message that it tells of.
  for await (const piece of blob.bytes(0, limits.headerBytes)) pieces.push(piece)
  const mdn = parseMdn(Buffer.concat(pieces))
  if (!mdn) return undefined
  const { originalMessageId, actionMode, sendingMode, type, error } = mdn
  const copy = originalMessageId === null ? undefined : await outbox.copyOf(originalMessageId)
  return {
    forEmailId: copy === undefined ? null : emailId(copy),
    ...{ subject: mdn.subject, textBody: mdn.textBody },
    ...{ reportingUA: mdn.reportingUa, mdnGateway: mdn.gateway },
    ...{ originalRecipient: mdn.originalRecipient, finalRecipient: mdn.finalRecipient },
    originalMessageId,
    disposition: { actionMode, sendingMode, type },
    error: error.length > 0 ? error : null,
    includeOriginalMessage: mdn.hasOriginal,
    extensionFields: null,
  }
}
