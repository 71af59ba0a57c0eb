/** Reading a disposition notification: which message was displayed, or what else became of it (RFC 8098). */

import { textReader } from './charset.js'
import { headerValues, parseHeader } from './header-lines.js'
import { paramOf } from './params.js'
import { StructureParser } from './structure.js'
import { transferDecoder } from './transfer.js'
import type { Part } from './types.js'
import { decodeWords } from './words.js'

export interface Mdn {
  readonly subject: string | null
  readonly textBody: string | null
  readonly reportingUa: string | null
  readonly gateway: string | null
  readonly originalRecipient: string | null
  readonly finalRecipient: string | null
  /** With its angle brackets. */
  readonly originalMessageId: string | null
  /** RFC 8098 §3.2.6: `manual-action/MDN-sent-manually; displayed`. */
  readonly actionMode: string
  readonly sendingMode: string
  readonly type: string
  readonly error: readonly string[]
  readonly hasOriginal: boolean
}

/** Does this Content-Type value announce one? */
export const isMdnType = (contentType: string): boolean =>
  /^multipart\/report\b/i.test(contentType.trim()) &&
  /\breport-type\s*=\s*"?disposition-notification\b/i.test(contentType)

const notificationBytes = 64 * 1024

/** Undefined for a message that is none. Never throws. */
export function parseMdn(message: Buffer): Mdn | undefined {
  const parser = new StructureParser()
  parser.write(message)
  const { root, envelope } = parser.end()
  const report = paramOf(root.params, 'report-type')?.toLowerCase()
  if (root.subtype !== 'report' || report !== 'disposition-notification') return undefined
  const part = root.parts?.find(
    ({ type, subtype }) => type === 'message' && subtype === 'disposition-notification',
  )
  if (!part) return undefined
  const fields = parseHeader(
    Buffer.concat([slice(message, part).subarray(0, notificationBytes), Buffer.from('\r\n')]),
    100,
  )
  const value = (name: string): string | null => headerValues(fields, name)[0] ?? null
  const text = root.parts?.find(({ type, subtype }) => type === 'text' && subtype === 'plain')
  const [, actionMode, sendingMode, type] =
    /^\s*([\w-]+)\s*\/\s*([\w-]+)\s*;\s*([\w-]+)/.exec(value('disposition') ?? '') ?? []
  if (!actionMode || !sendingMode || !type) return undefined
  return {
    subject: envelope.subject && decodeWords(envelope.subject),
    textBody: text ? textOf(text, slice(message, text)) : null,
    ...{ reportingUa: value('reporting-ua'), gateway: value('mdn-gateway') },
    originalRecipient: value('original-recipient'),
    finalRecipient: value('final-recipient'),
    originalMessageId: value('original-message-id')?.match(/<[^<>\s]{1,998}>/)?.[0] ?? null,
    actionMode: actionMode.toLowerCase(),
    sendingMode: sendingMode.toLowerCase(),
    type: type.toLowerCase(),
    error: headerValues(fields, 'error'),
    hasOriginal: (root.parts ?? []).some(
      ({ type: kind, subtype }) =>
        (kind === 'message' && subtype === 'rfc822') ||
        (kind === 'text' && subtype === 'rfc822-headers'),
    ),
  }
}

/** What is larger tells people nothing more. */
const textBytes = 64 * 1024

function textOf({ encoding, params }: Part, raw: Buffer): string {
  const decoder = transferDecoder(encoding)
  const bytes = Buffer.concat([decoder.push(raw.subarray(0, textBytes)), decoder.end()])
  return textReader(paramOf(params, 'charset') ?? 'utf-8').decode(bytes, false)
}

const slice = (message: Buffer, { body: [start, end] }: Part): Buffer =>
  message.subarray(start, end)
