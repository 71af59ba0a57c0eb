/** The facade that doors hold: every verb of the room, bound to one account and one caller. */

import type { AccountContext } from './context.js'
import { startAppend } from './append.js'
import {
  createMailbox,
  deleteMailbox,
  findMailbox,
  listMailboxes,
  listSubscriptions,
  subscribe,
} from './folders.js'
import {
  changesSince,
  claimRecent,
  copyMessages,
  expungeMessages,
  listMessages,
  moveMessages,
  setFlags,
} from './messages.js'
import { readMessages } from './read.js'
import { renameMailbox } from './rename.js'
import type { Account } from './types.js'

export function accountOf(context: AccountContext, messageBytes: number): Account {
  return {
    id: context.id,
    address: context.address,
    mayWrite: context.mayWrite,
    mailboxes: () => listMailboxes(context),
    mailbox: (name) => findMailbox(context, name),
    createMailbox: (name, role) => createMailbox(context, name, role),
    deleteMailbox: (name, how) => deleteMailbox(context, name, how),
    renameMailbox: (from, to) => renameMailbox(context, from, to),
    subscribe: (name, on) => subscribe(context, name, on),
    subscriptions: () => listSubscriptions(context),
    messages: (mailbox) => listMessages(context, mailbox),
    since: (mailbox, modSeq) => changesSince(context, mailbox, modSeq),
    claimRecent: (mailbox) => claimRecent(context, mailbox),
    read: (mailbox, uids, how) => readMessages(context, mailbox, uids, how),
    setFlags: (mailbox, uids, asked) => setFlags(context, mailbox, uids, asked),
    copy: (mailbox, uids, to) => copyMessages(context, mailbox, uids, to),
    move: (mailbox, uids, to) => moveMessages(context, mailbox, uids, to),
    expunge: (mailbox, uids) => expungeMessages(context, mailbox, uids),
    append: (to, request) => startAppend(context, to, request, messageBytes),
    onChange: (listener) => context.bell.listen(context.id, listener),
  }
}
