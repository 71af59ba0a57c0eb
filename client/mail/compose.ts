/** A message composed once into the bytes that are sent and kept: text, attachments, recipients. */

import { basename } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import { limits, PhrasedFault } from '../../server/base/index.js'
import { readUserFile } from './files.js'

export interface Letter {
  readonly from: string
  readonly displayName?: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly text: string
  /** Paths of files. */
  readonly attachments: readonly string[]
  /** Files that were made and never lay on a disk. */
  readonly enclosures?: readonly NewFile[]
  /** Further headers of the message: `X-MSS-NIL`… */
  readonly headers?: Readonly<Record<string, string>>
}

export interface NewFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

export interface Composed {
  readonly raw: Buffer
  /** Without angle brackets' surroundings: `<id@domain>`. */
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

/** Builds the message. Fault syntax for an address that is none, not-found for a file, too-large past the limit. */
export async function compose(letter: Letter): Promise<Composed> {
  const from = expectAddress(letter.from)
  const to = letter.to.map(expectAddress)
  const cc = letter.cc.map(expectAddress)
  const attachments = []
  for (const path of letter.attachments) {
    const content = await readUserFile(path, limits.messageBytes)
    attachments.push({
      filename: basename(path),
      content,
      contentDisposition: 'attachment' as const,
    })
  }
  for (const { name, mediaType, content } of letter.enclosures ?? [])
    attachments.push({
      filename: name,
      content: Buffer.from(content),
      contentType: mediaType,
      contentDisposition: 'attachment' as const,
    })
  const node = new MailComposer({
    from: { name: letter.displayName ?? '', address: from },
    to: to.map((one) => ({ name: '', address: one })),
    cc: cc.map((one) => ({ name: '', address: one })),
    subject: letter.subject,
    text: letter.text,
    headers: { ...letter.headers },
    attachments,
    // Nothing is ever fetched: contents are read above.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  }).compile()
  const raw = await node.build()
  if (raw.length > limits.messageBytes) {
    const sizes = { size: { bytes: raw.length }, limit: { bytes: limits.messageBytes } }
    throw new PhrasedFault('too-large', 'mail.tooLarge', sizes)
  }
  const recipients = [...new Set([...to, ...cc])]
  return { raw, messageId: node.messageId(), from, recipients }
}
