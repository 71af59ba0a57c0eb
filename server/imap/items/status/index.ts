/** The catalogue of STATUS items: each is a number of a folder. */

import type { MailboxInfo } from '../../../mail/index.js'
import { mailboxName } from '../../wire/encode.js'
import { untagged, type Limits } from '../../command.js'
import type { Reader } from '../../wire/reader.js'

export interface StatusItem {
  readonly name: string
  readonly spec: string
  value(info: MailboxInfo, limits: Limits): number
}

export const statusItems: readonly StatusItem[] = [
  { name: 'MESSAGES', spec: 'RFC 9051 §6.3.11', value: (info) => info.messages },
  { name: 'RECENT', spec: 'RFC 3501 §6.3.10', value: (info) => recentOf(info) },
  { name: 'UIDNEXT', spec: 'RFC 9051 §6.3.11', value: (info) => info.uidNext },
  { name: 'UIDVALIDITY', spec: 'RFC 9051 §6.3.11', value: (info) => info.uidValidity },
  { name: 'UNSEEN', spec: 'RFC 9051 §6.3.11', value: (info) => info.unseen },
  { name: 'DELETED', spec: 'RFC 9051 §6.3.11', value: (info) => info.deleted },
  { name: 'SIZE', spec: 'RFC 8438 §3', value: (info) => info.sizeBytes },
  { name: 'APPENDLIMIT', spec: 'RFC 7889 §4', value: (_, limits) => limits.messageBytes },
]

/** UIDs handed out since somebody was last told; some may be gone again, never more than there are messages. */
function recentOf(info: MailboxInfo): number {
  return Math.min(info.messages, Math.max(0, info.uidNext - info.recentFrom))
}

const byName = new Map(statusItems.map((item) => [item.name, item]))

/** The parenthesised list of item names. */
export function readStatusItems(reader: Reader): readonly StatusItem[] {
  const items = reader.expectList(() => {
    return byName.get(reader.expectKeyword('a STATUS item')) ?? reader.fail('a STATUS item')
  })
  return items.length > 0 ? items : reader.fail('a STATUS item')
}

/** `* STATUS name (…)`. */
export function formatStatus(
  info: MailboxInfo,
  items: readonly StatusItem[],
  limits: Limits,
): string {
  const values = items.map((item) => `${item.name} ${item.value(info, limits)}`).join(' ')
  return untagged(`STATUS ${mailboxName(info.name)} (${values})`)
}
