/** A folder as JMAP's Mailbox (RFC 8621 §2): a tree by parents, counted over messages and conversations. */

import type { Email, EmailsAt, MailboxInfo } from '../../../mail/index.js'
import { flagBits } from '../../../mail/index.js'
import type { MailboxId } from '../../../base/index.js'
import type { Json } from '../../core/json.js'
import { mailboxId } from '../../ids.js'
import { principalIdOf } from '../../sharing/names.js'
import type { Sharee } from '../../sharing/ports.js'
import { mayOf, rightsOf, type Rights } from './rights.js'

export const mailboxProperties = [
  ...['id', 'name', 'parentId', 'role', 'sortOrder', 'totalEmails', 'unreadEmails'],
  ...['totalThreads', 'unreadThreads', 'myRights', 'isSubscribed'],
] as const

/** Roles as RFC 8621 §2 registers them; ours are the same words. */
const sortOrders: Readonly<Record<string, number>> = {
  ...{ inbox: 1, drafts: 2, sent: 3, archive: 4, junk: 5, trash: 6 },
}

/** Ours alone: folders stand in the order of their use. */
export const sortOrderOf = (role: MailboxInfo['role']): number => sortOrders[role ?? ''] ?? 10

export interface Counts {
  totalEmails: number
  unreadEmails: number
  totalThreads: number
  unreadThreads: number
}

/** Unread for a counter: neither seen nor a draft. */
export const isUnread = ({ flags }: Email): boolean =>
  (flags & (flagBits['\\Seen'] | flagBits['\\Draft'])) === 0

/**
 * Counts of every folder in one pass over the account. A conversation is unread where one of its messages, outside the
 * trash or inside it as the folder itself is, is unread (RFC 8621 §2, unreadThreads).
 */
export function countMailboxes(
  { state, threads }: EmailsAt,
  trash: MailboxId | undefined,
): ReadonlyMap<MailboxId, Counts> {
  const known = counted.get(threads)
  if (known?.state === state && known.trash === trash) return known.counts
  const counts = new Map<MailboxId, Counts>()
  for (const members of threads.values()) countThread(members, counts, trash)
  counted.set(threads, { state, trash, counts })
  return counts
}

interface Counted {
  readonly state: EmailsAt['state']
  readonly trash: MailboxId | undefined
  readonly counts: ReadonlyMap<MailboxId, Counts>
}

/** What was counted last of each account: folders are asked for whenever something changes somewhere. */
const counted = new WeakMap<EmailsAt['threads'], Counted>()

function countsOf(counts: Map<MailboxId, Counts>, mailbox: MailboxId): Counts {
  let found = counts.get(mailbox)
  if (!found) counts.set(mailbox, (found = { ...nothing }))
  return found
}

function countThread(
  members: readonly Email[],
  counts: Map<MailboxId, Counts>,
  trash: MailboxId | undefined,
): void {
  const [only] = members
  const [place] = only?.places ?? []
  if (only && place && members.length === 1 && only.places.length === 1) {
    const count = countsOf(counts, place.mailbox)
    count.totalEmails++
    count.totalThreads++
    if (!isUnread(only)) return
    count.unreadEmails++
    count.unreadThreads++
    return
  }
  const holding = new Set<MailboxId>()
  let outside = false
  let inside = false
  for (const email of members) {
    const unread = isUnread(email)
    const folders = new Set(email.places.map(({ mailbox }) => mailbox))
    for (const folder of folders) {
      const count = countsOf(counts, folder)
      count.totalEmails++
      if (unread) count.unreadEmails++
      holding.add(folder)
    }
    if (!unread) continue
    if (trash !== undefined && folders.has(trash)) inside = true
    if (trash === undefined || folders.size > 1 || !folders.has(trash)) outside = true
  }
  for (const folder of holding) {
    const count = countsOf(counts, folder)
    count.totalThreads++
    if (folder === trash ? inside : outside) count.unreadThreads++
  }
}

const nothing: Counts = { totalEmails: 0, unreadEmails: 0, totalThreads: 0, unreadThreads: 0 }

/** Who may do what in an account. */
export interface Sharing {
  readonly may: Rights
  /** Who opens it beside its owner; null for who may not know, or when nobody asked. */
  readonly shareWith: readonly Sharee[] | null
}

/** A delegation is of a whole account: every folder of it is shared with the same people (RFC 9670 §4.1). */
function sharesOf(info: MailboxInfo, sharees: readonly Sharee[] | null): Json {
  if (!sharees || sharees.length === 0) return null
  return Object.fromEntries(
    sharees.map(({ identity, actions }) => [
      principalIdOf(identity),
      rightsOf(info, mayOf(actions)),
    ]),
  )
}

/** How to make each property of one folder. */
export function mailboxMakers(
  info: MailboxInfo,
  byName: ReadonlyMap<string, MailboxInfo>,
  counts: Counts = nothing,
  { may, shareWith }: Sharing,
): Readonly<Record<string, () => Json>> {
  const cut = info.name.lastIndexOf('/')
  const parent = cut === -1 ? undefined : byName.get(info.name.slice(0, cut))
  return {
    id: () => mailboxId(info.id),
    name: () => (parent ? info.name.slice(cut + 1) : info.name),
    parentId: () => (parent ? mailboxId(parent.id) : null),
    role: () => info.role,
    sortOrder: () => sortOrderOf(info.role),
    totalEmails: () => counts.totalEmails,
    unreadEmails: () => counts.unreadEmails,
    totalThreads: () => counts.totalThreads,
    unreadThreads: () => counts.unreadThreads,
    myRights: () => rightsOf(info, may),
    isSubscribed: () => info.subscribed,
    shareWith: () => sharesOf(info, shareWith),
  }
}
