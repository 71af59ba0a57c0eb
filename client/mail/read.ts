/** One message for a person: fetched whole, taken apart by mailparser, marked as seen once it has been got. */

import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { ImapFlow } from 'imapflow'
import { simpleParser, type AddressObject } from 'mailparser'
import { limits, PhrasedFault } from '../../server/base/index.js'
import { htmlText } from './html-text.js'
import type { Identity } from './identity.js'
import { withImap } from './imap.js'

export interface Enclosure {
  /** As the sender named it; not yet fit to be a file's name. */
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
  /** Of the decoded content, in hexadecimal. */
  readonly sha256: string
  readonly content: Buffer
}

export interface Opened {
  readonly from: string
  readonly to: string
  readonly cc: string
  /** ISO 8601, or '' when the message has no date. */
  readonly date: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly Enclosure[]
}

interface Download extends Received {
  readonly content: Readable
}

/** What the gateway itself says of a message. */
export interface Received {
  /** Milliseconds since the epoch; null when it does not say. */
  readonly receivedAt: number | null
}

async function download(session: ImapFlow, uid: number): Promise<Download> {
  await session.mailboxOpen('INBOX')
  const asked = { uid: true, internalDate: true } as const
  const exists = await session.fetchOne(`${uid}`, asked, { uid: true })
  if (!exists) throw new PhrasedFault('not-found', 'read.unknown', { uid })
  const { content } = await session.download(`${uid}`, undefined, { uid: true })
  if (content === undefined) throw new PhrasedFault('not-found', 'read.unknown', { uid })
  const { internalDate } = exists
  const receivedAt = internalDate === undefined ? null : new Date(internalDate).getTime()
  return { content, receivedAt }
}

/** The message's bytes in pieces, as kept, handed to `take`. Fault not-found for an unknown UID; faults as `withImap`. */
export async function readRaw(
  identity: Identity,
  uid: number,
  take: (piece: Buffer) => Promise<void> | void,
): Promise<Received> {
  return withImap(identity, async (session) => {
    const { content, receivedAt } = await download(session, uid)
    for await (const piece of content) await take(piece as Buffer)
    await session.messageFlagsAdd(`${uid}`, ['\\Seen'], { uid: true })
    return { receivedAt }
  })
}

/** Address fields joined as one line. */
function addresses(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')
}

/** Takes a raw message apart; `unnamed` is what an attachment without a name is called. */
export async function parseMessage(raw: Buffer, unnamed: string): Promise<Opened> {
  const mail = await simpleParser(raw, {
    skipImageLinks: true,
    skipTextToHtml: true,
    // Its own conversion fails the whole message when the markup is long.
    skipHtmlToText: true,
  })
  const text = mail.text?.trim() ? mail.text : htmlText(mail.html || '')
  return {
    from: addresses(mail.from),
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    date: mail.date?.toISOString() ?? '',
    subject: mail.subject ?? '',
    text,
    attachments: mail.attachments.map((part) => ({
      name: part.filename ?? unnamed,
      type: part.contentType,
      sizeBytes: part.content.length,
      sha256: createHash('sha256').update(part.content).digest('hex'),
      content: part.content,
    })),
  }
}

/** Pieces of a message up to the house's limit; Fault too-large past it. */
function gathering(): { take: (piece: Buffer) => void; whole: () => Buffer } {
  const pieces: Buffer[] = []
  let size = 0
  const take = (piece: Buffer): void => {
    size += piece.length
    if (size > limits.blobBytes) {
      const sizes = { size: { bytes: size }, limit: { bytes: limits.blobBytes } }
      throw new PhrasedFault('too-large', 'mail.tooLarge', sizes)
    }
    pieces.push(piece)
  }
  return { take, whole: () => Buffer.concat(pieces) }
}

/** A message as it comes in. Fault too-large past the house's limit. */
export async function gathered(content: Readable): Promise<Buffer> {
  const { take, whole } = gathering()
  for await (const piece of content) take(piece as Buffer)
  return whole()
}

/** One message of INBOX, whole, as it is kept. Fault too-large for one past the house's limit; others as `readRaw`. */
export async function fetchMessage(identity: Identity, uid: number): Promise<Buffer> {
  const { take, whole } = gathering()
  await readRaw(identity, uid, take)
  return whole()
}

/** Opens one message of INBOX as it stands, no layer of protection looked into. Faults as `fetchMessage`. */
export async function readMessage(
  identity: Identity,
  uid: number,
  unnamed: string,
): Promise<Opened> {
  return parseMessage(await fetchMessage(identity, uid), unnamed)
}
