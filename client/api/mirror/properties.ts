/** Which properties of a message are asked for: for a line of a list, for a message opened, and those that change. */

import { capability, type AccountInfo } from '../protocol/session.js'

const line = [
  ...['id', 'blobId', 'threadId', 'mailboxIds', 'keywords', 'size', 'receivedAt', 'sentAt'],
  ...['from', 'to', 'cc', 'subject', 'preview', 'hasAttachment'],
]
const more = [
  ...['messageId', 'inReplyTo', 'references', 'sender', 'bcc', 'replyTo'],
  ...['bodyStructure', 'bodyValues', 'textBody', 'htmlBody', 'attachments'],
]
const bodyProperties = [
  ...['partId', 'blobId', 'size', 'name', 'type', 'charset', 'disposition', 'cid'],
]

/** Octets of one text shown; a longer one is downloaded. */
const maxBodyValueBytes = 2_000_000

const health = ({ capabilities }: AccountInfo): string[] =>
  Object.hasOwn(capabilities, capability.health) ? ['health'] : []

export const lineArguments = (account: AccountInfo): { properties: readonly string[] } => ({
  properties: [...line, ...health(account)],
})

export const fullArguments = (account: AccountInfo): { properties: readonly string[] } => ({
  properties: [...line, ...more, ...health(account)],
  ...{ bodyProperties, fetchTextBodyValues: true, fetchHTMLBodyValues: true, maxBodyValueBytes },
})

/** All else of a message never changes (RFC 8621 §4.1). */
export const changingArguments = (account: AccountInfo): { properties: readonly string[] } => ({
  properties: ['id', 'keywords', 'mailboxIds', ...health(account)],
})
