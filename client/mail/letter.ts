/** What a message is to say, and its bytes before anything is signed or sealed: header fields, and one MIME entity. */

import { basename } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import { limits, PhrasedFault } from '../../server/base/index.js'
import { endOfHeader } from '../../server/mime/index.js'
import { readUserFile } from './files.js'

export interface Letter {
  readonly from: string
  readonly displayName?: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly text: string
  /** The same text in other forms, the best one last (RFC 2046 §5.1.4). */
  readonly alternatives?: readonly Alternative[]
  /** Paths of files. */
  readonly attachments: readonly string[]
  /** Files that were made and never lay on a disk. */
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
  /** Asks the gateways to say that it was delivered (RFC 3461). */
  readonly asksDelivery?: boolean
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

/** A letter in bytes, the message's fields apart from what they stand above. */
export interface Written {
  /** From, To, Subject, Date, Message-ID, MIME-Version and the rest, each line with its CRLF. */
  readonly fields: string
  /** Content-* fields, blank line, body. */
  readonly entity: Buffer
  readonly messageId: string
  readonly from: string
  /** Every address the message goes to, each once. */
  readonly recipients: readonly string[]
}

/** `a@b` with nothing that could start another command or header (RFC 5321 §4.1.2, widened by RFC 6531). */
const address = /^[^\s<>,;:"\\()[\]@\p{Cc}]+@[^\s<>,;:"\\()[\]@\p{Cc}]+$/u

function expectAddress(text: string): string {
  const flat = text.trim()
  if (!address.test(flat)) throw new PhrasedFault('syntax', 'mail.badAddress', { address: text })
  return flat
}

type Attachment = Exclude<
  NonNullable<ConstructorParameters<typeof MailComposer>[0]>['attachments'],
  undefined
>[number]

async function attachmentsOf({ attachments, enclosures = [] }: Letter): Promise<Attachment[]> {
  const all: Attachment[] = []
  for (const path of attachments) {
    const content = await readUserFile(path, limits.messageBytes)
    all.push({ filename: basename(path), content, contentDisposition: 'attachment' })
  }
  for (const { name, mediaType, content } of enclosures)
    all.push({
      filename: name,
      content: Buffer.from(content),
      contentType: mediaType,
      contentDisposition: 'attachment',
    })
  return all
}

/** Messages may not be encoded (RFC 2046 §5.2.1), and what is not encoded may change on its way: one becomes a file. */
function steady(attachment: Attachment): Attachment {
  const isMessage = /\.(eml|mht)$/i.test(attachment.filename || '')
  const type = attachment.contentType ?? (isMessage ? 'message/rfc822' : '')
  if (!/^message\//i.test(type)) return attachment
  return { ...attachment, contentType: 'application/octet-stream' }
}

/** nodemailer respells what it does not know: `X-MSS-NIL` would become `X-Mss-Nil`. */
function spelling({ headers = {} }: Letter): (key: string) => string {
  const given = new Map(Object.keys(headers).map((key) => [key.toLowerCase(), key]))
  return (key) => given.get(key.toLowerCase()) ?? key
}

/** A line of its own in the header would be one by the sender's leave: nodemailer folds values, names are checked here. */
function expectHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  for (const name of Object.keys(headers)) {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,75}$/.test(name) || /^(content-|mime-version$)/i.test(name)) {
      throw new PhrasedFault('syntax', 'mail.badHeader', { name })
    }
  }
  return { ...headers }
}

/**
 * Writes the letter. `steadily` takes only encodings that no server on the way touches: what is signed has to arrive as
 * it left (RFC 8551 §3.1.2, RFC 3156 §3). Fault syntax for an address or header that is none, not-found for a file,
 * too-large past the limit.
 */
export async function writeLetter(letter: Letter, steadily: boolean): Promise<Written> {
  const from = expectAddress(letter.from)
  const to = letter.to.map(expectAddress)
  const cc = letter.cc.map(expectAddress)
  const attachments = await attachmentsOf(letter)
  const encoding = steadily ? { contentTransferEncoding: 'quoted-printable' } : {}
  const { inReplyTo, messageId, references, asksReading = false } = letter
  const composer = new MailComposer({
    from: { name: letter.displayName ?? '', address: from },
    to: to.map((one) => ({ name: '', address: one })),
    cc: cc.map((one) => ({ name: '', address: one })),
    subject: letter.subject,
    ...(messageId === undefined ? {} : { messageId }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(references === undefined ? {} : { references: [...references] }),
    text: steadily ? { content: letter.text, ...encoding } : letter.text,
    alternatives: (letter.alternatives ?? []).map(({ mediaType, content }) => ({
      contentType: mediaType,
      content,
      ...encoding,
    })),
    headers: {
      ...(asksReading ? { 'Disposition-Notification-To': from } : {}),
      ...expectHeaders(letter.headers ?? {}),
    },
    normalizeHeaderKey: spelling(letter),
    attachments: steadily ? attachments.map(steady) : attachments,
    // Nothing is ever fetched: contents are read above.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  })
  const node = composer.compile()
  const raw = await node.build()
  return { ...split(raw), messageId: node.messageId(), from, recipients: unique([...to, ...cc]) }
}

const unique = (addresses: readonly string[]): string[] => [...new Set(addresses)]

/** The fields of a header block, each with its folded lines, as they stand. */
export function fieldsIn(header: string): string[] {
  return header.match(/^[^\r\n]+\r\n(?:[ \t][^\r\n]*\r\n)*/gm) ?? []
}

const isContent = (field: string): boolean => /^content-/i.test(field)

function split(raw: Buffer): Pick<Written, 'fields' | 'entity'> {
  const end = endOfHeader(raw)
  // One byte per character, so that every byte comes back as it was.
  const all = fieldsIn(raw.subarray(0, end).toString('latin1'))
  const content = all.filter(isContent).join('')
  return {
    fields: all.filter((field) => !isContent(field)).join(''),
    entity: Buffer.concat([Buffer.from(`${content}\r\n`, 'latin1'), raw.subarray(end)]),
  }
}
