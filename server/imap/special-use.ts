/** Special-use attributes of folders and the roles behind them, RFC 6154 §2. */

import type { MailboxRole } from '../mail/index.js'

const attributes = {
  inbox: null,
  sent: '\\Sent',
  drafts: '\\Drafts',
  trash: '\\Trash',
  junk: '\\Junk',
  archive: '\\Archive',
} as const satisfies Record<MailboxRole, string | null>

/** The attribute LIST shows for a role; the inbox has none. */
export function attributeOf(role: MailboxRole | null): string | null {
  return role === null ? null : attributes[role]
}

/** The role an attribute asks for, if we have it. */
export function roleOf(attribute: string): MailboxRole | undefined {
  const wanted = attribute.toLowerCase()
  const entry = Object.entries(attributes).find(([, name]) => name?.toLowerCase() === wanted)
  return entry?.[0] as MailboxRole | undefined
}
