/** Downloads: a message as it was received, or one part of it with its transfer encoding undone (RFC 8620 §6.2). */

import { decodeTransfer } from '../mime/index.js'
import type { StoredMessage, WholeAccount } from '../mail/index.js'
import { blobOf } from './ids.js'
import { numberParts, typeOf, type NumberedPart } from './methods/email/body-lists.js'

export interface Blob {
  /** As the message says; the client may ask for another. */
  readonly type: string
  readonly bytes: AsyncIterable<Buffer>
}

/** Undefined when the account has no such blob. Fault corrupt when it cannot be opened. */
export async function openBlob(account: WholeAccount, id: string): Promise<Blob | undefined> {
  const asked = blobOf(id)
  if (!asked) return undefined
  const { emails } = await account.emails.now()
  const place = emails.get(asked.body)?.places[0]
  if (!place) return undefined
  for await (const message of account.read(place.mailbox, [place.uid]))
    return asked.partId === null
      ? { type: 'message/rfc822', bytes: message.bytes() }
      : openPart(message, asked.partId)
  return undefined
}

async function openPart(message: StoredMessage, partId: string): Promise<Blob | undefined> {
  const { root } = await message.summary()
  const part = leaves(numberParts(root)).find((one) => one.partId === partId)?.part
  if (!part) return undefined
  const [start, end] = part.body
  return { type: typeOf(part), bytes: decodeTransfer(part.encoding, message.bytes(start, end)) }
}

const leaves = (part: NumberedPart): readonly NumberedPart[] =>
  part.partId === null ? part.subParts.flatMap(leaves) : [part]
