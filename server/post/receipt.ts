/** The delivery notice: RFC 3464 report that a message has reached the mailboxes whose sender asked to be told. */

import { languages, say } from '../base/index.js'
import { composeDate, composeMessageId } from '../mime/index.js'
import { wantsSuccess, type Envelope, type Recipient } from './envelope.js'

export interface ReceiptParts {
  readonly id: string
  readonly hostName: string
  /** Milliseconds since the epoch. */
  readonly date: number
}

/** xtext (RFC 3461 §4) keeps what it came with; anything that could end a line goes. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').slice(0, 500)

/** The whole notice, to be delivered to the reverse path; `header` is the original message's header block. */
export function composeReceipt(envelope: Envelope, header: Buffer, parts: ReceiptParts): Buffer {
  const { id, hostName, date } = parts
  const boundary = `=_pli_${id}`
  const delivered = envelope.recipients.filter(wantsSuccess)
  const recipients = delivered.map(({ address }) => address).join(', ')
  const sentences = languages.map((language) =>
    say(language, 'dsn.delivered', { date: composeDate(date), recipients }),
  )
  const subject = Buffer.from(say('fr', 'dsn.subject'), 'utf8').toString('base64')
  const head = [
    `From: Pli <postmaster@${hostName}>`,
    `To: <${envelope.reversePath}>`,
    `Subject: =?utf-8?B?${subject}?=`,
    `Date: ${composeDate(date)}`,
    `Message-ID: ${composeMessageId(id, hostName)}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...sentences,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    ...statusLines(envelope, delivered, parts),
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    '',
  ]
  return Buffer.concat([
    Buffer.from(head.join('\r\n'), 'utf8'),
    header,
    Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8'),
  ])
}

/** RFC 3464 §2.1: fields of the message, then a group for each recipient. */
function statusLines(
  { envelopeId }: Envelope,
  delivered: readonly Recipient[],
  { hostName, date }: ReceiptParts,
): string[] {
  const groups = delivered.map(({ address, originalRecipient }) => [
    ...(originalRecipient ? [`Original-Recipient: ${oneLine(originalRecipient)}`] : []),
    `Final-Recipient: rfc822; ${oneLine(address)}`,
    'Action: delivered',
    'Status: 2.0.0',
    '',
  ])
  return [
    ...(envelopeId ? [`Original-Envelope-Id: ${oneLine(envelopeId)}`] : []),
    `Reporting-MTA: dns; ${hostName}`,
    `Arrival-Date: ${composeDate(date)}`,
    '',
    ...groups.flat(),
  ]
}
