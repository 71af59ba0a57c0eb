/**
 * A message made ready to be enciphered whole, and what may stand outside of it: header protection (RFC 9788) done by the
 * gateway that stores it, for a message whose sender did not.
 */

import { parseContentType, paramOf } from './params.js'
import { endOfHeader, parseHeader } from './header-lines.js'
import type { HeaderField, Part } from './types.js'

/** What everybody on the way sees in place of a sealed subject (RFC 9788 §3.2.1). */
const hiddenSubject = 'Subject: [...]'
/** Needed to list a message; everything else stands inside only. */
const shown = ['from', 'date', 'message-id']

export interface SealableMessage {
  /** A MIME entity with every field of the message: to be enciphered. */
  readonly inner: Buffer
  /** The fields that stand outside, above the Content-* fields of what takes the entity's place; ends with a line end. */
  readonly outer: Buffer
}

/** Is this message end-to-end enciphered as a whole already (RFC 3156 §4, RFC 8551 §3.3)? */
export function isEncrypted(root: Part): boolean {
  const { type, subtype, params } = root
  if (type === 'multipart' && subtype === 'encrypted') {
    const [control, sealed, ...more] = root.parts ?? []
    return (
      paramOf(params, 'protocol')?.toLowerCase() === 'application/pgp-encrypted' &&
      control?.subtype === 'pgp-encrypted' &&
      sealed?.subtype === 'octet-stream' &&
      more.length === 0
    )
  }
  if (type !== 'application' || !/^(x-)?pkcs7-mime$/.test(subtype)) return false
  return /^(auth-?)?enveloped-data$/i.test(paramOf(params, 'smime-type') ?? '')
}

/** `to` is the one address that stands outside: the mailbox it is for. */
export function sealable(message: Buffer, to: string): SealableMessage {
  const found = endOfHeader(message, 0)
  const end = found < 0 ? message.length : found
  const block = message.subarray(0, end)
  const fields = parseHeader(block)
  const outer = outerFields(block, fields, to)
  const raw = ({ range: [from, until] }: HeaderField): Buffer => block.subarray(from, until)
  const contentType = fields.find(isNamed('content-type'))
  const mark = markOf(contentType)
  const kept = fields
    .filter((field) => field !== contentType && !isNamed('mime-version')(field))
    .map(raw)
  const told = mark === null ? [] : outer.map((line) => Buffer.concat([hpOuter, line]))
  const typed = contentType ? typedAs(raw(contentType), mark) : Buffer.from(`${plain}${mark}\r\n`)
  return {
    inner: Buffer.concat([...kept, ...told, typed, Buffer.from('\r\n'), message.subarray(end)]),
    outer: Buffer.concat(outer),
  }
}

const hpOuter = Buffer.from('HP-Outer: ')
const plain = 'Content-Type: text/plain; charset=us-ascii'
const isNamed =
  (name: string) =>
  (field: HeaderField): boolean =>
    field.name.toLowerCase() === name

/** RFC 9788 §2.1; null for what is signed, or protected by its sender: his word about its header stands inside already. */
function markOf(contentType: HeaderField | undefined): string | null {
  const media = contentType ? parseContentType(contentType.value) : null
  const isSigned = media?.subtype === 'signed' || /pkcs7-mime$/.test(media?.subtype ?? '')
  if (isSigned || (media && paramOf(media.params, 'hp') !== undefined)) return null
  // The second is what programs older than RFC 9788 look for.
  return ';\r\n hp="cipher"; protected-headers="v1"'
}

function typedAs(field: Buffer, mark: string | null): Buffer {
  if (mark === null) return field
  const text = field.toString('latin1').replace(/[;\s]+$/, '')
  return Buffer.from(`${text}${mark}\r\n`, 'latin1')
}

function outerFields(block: Buffer, fields: readonly HeaderField[], to: string): Buffer[] {
  const kept = shown.flatMap((name) => {
    const field = fields.find(isNamed(name))
    return field ? [block.subarray(...field.range)] : []
  })
  return [...kept, Buffer.from(`To: <${to}>\r\n`), Buffer.from(`${hiddenSubject}\r\n`)]
}
