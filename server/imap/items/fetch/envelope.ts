/** ENVELOPE: the parsed header fields a message list shows. */

import type { Address, Envelope } from '../../../mime/index.js'
import { nstring } from '../../wire/encode.js'
import { summaryItem } from './item.js'

function address({ name, mailbox, host }: Address): string {
  return `(${nstring(name)} NIL ${nstring(mailbox)} ${nstring(host)})`
}

function addresses(list: readonly Address[]): string {
  return list.length === 0 ? 'NIL' : `(${list.map(address).join('')})`
}

/** The ten fields in the order of RFC 9051 §7.5.2. */
export function formatEnvelope(e: Envelope): string {
  const people = [e.from, e.sender, e.replyTo, e.to, e.cc, e.bcc].map(addresses).join(' ')
  return `(${nstring(e.date)} ${nstring(e.subject)} ${people} ${nstring(e.inReplyTo)} ${nstring(e.messageId)})`
}

export const envelope = summaryItem('ENVELOPE', 'RFC 9051 §7.5.2', (summary) =>
  formatEnvelope(summary.envelope),
)
