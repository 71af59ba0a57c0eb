/** What a message is to say, and its bytes before anything is signed or sealed: header fields, and one MIME entity. */

import { PhrasedFault, type Random } from '../../../server/base/index.js'
import {
  composeEntity,
  composeField,
  composeMessageId,
  gatherBytes,
  type Entity,
  type Field,
} from '../../../server/mime/index.js'

/** Whom a message is from or goes to. */
export interface Addressee {
  /** As people read it; empty when only the address is known. */
  readonly name: string
  readonly address: string
}

export interface OutgoingLetter {
  readonly from: Addressee
  readonly to: readonly Addressee[]
  readonly cc: readonly Addressee[]
  readonly subject: string
  readonly text: string
  /** The same text in other forms, the best one last (RFC 2046 §5.1.4). */
  readonly alternatives?: readonly Alternative[]
  readonly enclosures?: readonly NewFile[]
  /** Further headers of the message, written as they are spelt: `X-MSS-NIL`… */
  readonly headers?: Readonly<Record<string, string>>
  /** `<id@domain>` of the message that is answered. */
  readonly inReplyTo?: string
  /** The ids of its thread, the oldest first. */
  readonly references?: readonly string[]
  /** `<id@domain>`; a new one when left out. */
  readonly messageId?: string
  /** Asks the recipient's program to say that it was read (RFC 8098). */
  readonly asksReading?: boolean
}

export interface Alternative {
  /** `text/html; charset=utf-8`. */
  readonly mediaType: string
  readonly content: string
}

export interface NewFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** When it is written, and what its ids and boundaries are made of. */
export interface Setting {
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly random: Random
}

/** A letter in bytes, the message's fields apart from what they stand above. */
export interface Written {
  /** From, To, Subject, Date, Message-ID, MIME-Version and the rest, each line with its CRLF. */
  readonly fields: string
  /** Content-* fields, blank line, body. */
  readonly entity: Uint8Array
  readonly messageId: string
  readonly from: string
  /** Every address the message goes to, each once. */
  readonly recipients: readonly string[]
}

/** `a@b` with nothing that could start another command or header (RFC 5321 §4.1.2, widened by RFC 6531). */
const address = /^[^\s<>,;:"\\()[\]@\p{Cc}]+@[^\s<>,;:"\\()[\]@\p{Cc}]+$/u

function expectAddressee(one: Addressee): Addressee {
  const flat = one.address.trim()
  if (address.test(flat)) return { name: plain(one.name), address: flat }
  throw new PhrasedFault('syntax', 'mail.badAddress', { address: one.address })
}

/** Is this text an address that can be written to? */
export const isAddress = (text: string): boolean => address.test(text.trim())

/** One line: what would end a header or hide in it is a blank. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()
const bare = (id: string): string => plain(id).replace(/^<|>$/g, '')

/**
 * Writes the letter, in encodings that no server on the way touches: what is signed has to arrive as it left (RFC 8551
 * §3.1.2, RFC 3156 §3). Fault syntax for an address or header that is none.
 */
export async function writeLetter(letter: OutgoingLetter, setting: Setting): Promise<Written> {
  const from = expectAddressee(letter.from)
  const to = letter.to.map(expectAddressee)
  const cc = letter.cc.map(expectAddressee)
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  const fresh = setting.random.bytes(16).toString('hex')
  const messageId = letter.messageId ?? composeMessageId(fresh, domain)
  const list = fieldsOf({ ...letter, from, to, cc, messageId }, setting.now)
  const fields = `${list.map(composeField).join('')}MIME-Version: 1.0\r\n`
  const entity = await gatherBytes(composeEntity(bodyOf(letter), { random: setting.random }))
  const recipients = [...new Set([...to, ...cc].map((one) => one.address))]
  return { fields, entity, messageId, from: from.address, recipients }
}

function fieldsOf(letter: OutgoingLetter & { readonly messageId: string }, date: number): Field[] {
  const { from, to, cc, subject, messageId, inReplyTo, references = [] } = letter
  const asked: Field[] = letter.asksReading
    ? [{ name: 'Disposition-Notification-To', addresses: [{ name: null, email: from.address }] }]
    : []
  return [
    ...addressField('From', [from]),
    ...addressField('To', to),
    ...addressField('Cc', cc),
    { name: 'Subject', text: plain(subject) },
    { name: 'Date', date },
    { name: 'Message-ID', ids: [bare(messageId)] },
    ...idField('In-Reply-To', inReplyTo === undefined ? [] : [inReplyTo]),
    ...idField('References', references),
    ...asked,
    ...furtherFields(letter.headers ?? {}),
  ]
}

const addressField = (name: string, people: readonly Addressee[]): Field[] =>
  people.length === 0
    ? []
    : [{ name, addresses: people.map((one) => ({ name: one.name || null, email: one.address })) }]

const idField = (name: string, ids: readonly string[]): Field[] =>
  ids.length === 0 ? [] : [{ name, ids: ids.map(bare) }]

/** Fields that are written here, and those that follow from the parts, are nobody's to give a second time. */
const own =
  /^(content-.*|mime-version|from|sender|to|cc|bcc|subject|date|message-id|in-reply-to|references)$/i

function furtherFields(headers: Readonly<Record<string, string>>): Field[] {
  return Object.entries(headers).map(([name, value]) => {
    if (/^[A-Za-z][A-Za-z0-9-]{0,69}$/.test(name) && !own.test(name))
      return { name, text: plain(value) }
    throw new PhrasedFault('syntax', 'mail.badHeader', { name })
  })
}

function bodyOf({ text, alternatives = [], enclosures = [] }: OutgoingLetter): Entity {
  const forms: Entity[] = [{ text }, ...alternatives.map(formOf)]
  const words: Entity =
    alternatives.length === 0 ? { text } : { multipart: 'alternative', parts: forms }
  if (enclosures.length === 0) return words
  return { multipart: 'mixed', parts: [words, ...enclosures.map(enclosureOf)] }
}

function formOf({ mediaType, content }: Alternative): Entity {
  const [type = ''] = mediaType.split(';', 1)
  const [kind, subtype = ''] = type.trim().toLowerCase().split('/', 2)
  if (kind === 'text') return { text: content, subtype }
  return { type: type.trim(), content: new TextEncoder().encode(content) }
}

/** Messages may not be encoded (RFC 2046 §5.2.1), and what is not encoded may change on its way: one becomes a file. */
function enclosureOf({ name, mediaType, content }: NewFile): Entity {
  const type = /^(message|multipart)\//i.test(mediaType) ? 'application/octet-stream' : mediaType
  return { type, content, disposition: 'attachment', name: plain(name) }
}
