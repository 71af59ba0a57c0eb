/** The list of received messages: envelopes and structures only, no body is fetched. */

import type { FetchMessageObject, MessageAddressObject, MessageStructureObject } from 'imapflow'
import type { Identity } from './identity.js'
import { withImap } from './imap.js'

export interface Listed {
  readonly uid: number
  readonly unseen: boolean
  /** When the gateway took it; ISO 8601. */
  readonly received: string
  readonly sender: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly sizeBytes: number
  readonly attachments: number
}

export interface Listing {
  /** Newest first. */
  readonly messages: readonly Listed[]
  /** How many there are in all, those beyond the limit included. */
  readonly total: number
}

export interface ListQuery {
  readonly unseen: boolean
  readonly limit: number
}

/** Detached signatures are machinery, whatever their disposition says. */
const machinery = new Set(['application/pkcs7-signature', 'application/pgp-signature'])

function isAttachment(node: MessageStructureObject): boolean {
  if (machinery.has(node.type.toLowerCase())) return false
  if (node.childNodes !== undefined && node.type.startsWith('multipart/')) return false
  return node.disposition === 'attachment' || node.type === 'message/rfc822'
}

function countAttachments(node: MessageStructureObject | undefined): number {
  if (node === undefined) return 0
  if (isAttachment(node)) return 1
  return (node.childNodes ?? []).reduce((sum, child) => sum + countAttachments(child), 0)
}

function senderOf(from: readonly MessageAddressObject[] | undefined): Listed['sender'] {
  const [first] = from ?? []
  return { name: first?.name ?? '', address: first?.address ?? '' }
}

function toListed(message: FetchMessageObject): Listed {
  const received = message.internalDate ?? message.envelope?.date ?? 0
  return {
    uid: message.uid,
    unseen: message.flags?.has('\\Seen') !== true,
    received: new Date(received).toISOString(),
    sender: senderOf(message.envelope?.from),
    subject: message.envelope?.subject ?? '',
    sizeBytes: message.size ?? 0,
    attachments: countAttachments(message.bodyStructure),
  }
}

/** The newest messages of INBOX, at most `limit`. Faults as `withImap`. */
export async function listInbox(identity: Identity, query: ListQuery): Promise<Listing> {
  return withImap(identity, async (session) => {
    await session.mailboxOpen('INBOX', { readOnly: true })
    const search = query.unseen ? { seen: false } : { all: true }
    const found = await session.search(search, { uid: true })
    const uids = [...(found || [])].sort((a, b) => b - a)
    const wanted = uids.slice(0, query.limit)
    if (wanted.length === 0) return { messages: [], total: uids.length }
    const items = { uid: true, flags: true, envelope: true, size: true, internalDate: true }
    const messages: Listed[] = []
    for await (const message of session.fetch(
      wanted.join(','),
      { ...items, bodyStructure: true },
      { uid: true },
    )) {
      messages.push(toListed(message))
    }
    return { messages: messages.sort((a, b) => b.uid - a.uid), total: uids.length }
  })
}
