/** Renaming a folder with those below it; INBOX gives its messages away and stays (RFC 9051 §6.3.6). */

import { Fault, type ModSeq } from '../base/index.js'
import { change, type AccountContext } from './context.js'
import { byName, expectMailbox, insertFolder, makeParents } from './folders.js'
import { expectName, isBelow, sealName, unsealName } from './names.js'
import type { MailboxRow, MailTables } from './ports.js'

export async function renameMailbox(
  context: AccountContext,
  from: string,
  to: string,
): Promise<void> {
  const target = expectName(to)
  return change(context, async (tables, modSeq) => {
    const row = await expectMailbox(context, tables, from)
    if (await byName(context, tables, target))
      throw new Fault('already-exists', 'this folder exists already')
    const source = unsealName(context.key, row.name)
    if (isBelow(target, source)) throw new Fault('conflict', 'a folder cannot go below itself')
    await makeParents(context, tables, target)
    if (row.role === 'inbox') await emptyInto(context, tables, row, target, modSeq)
    else await renameTree(context, tables, { source, target, modSeq })
    return {
      value: undefined,
      event: {
        kind: 'mailbox.renamed',
        actor: context.actor,
        facts: { address: context.address, mailbox: String(row.id) },
      },
    }
  })
}

/** RFC 9051 §6.3.6: renaming INBOX moves its messages and leaves INBOX empty. */
async function emptyInto(
  context: AccountContext,
  tables: MailTables,
  inbox: MailboxRow,
  name: string,
  modSeq: ModSeq,
): Promise<void> {
  const target = await insertFolder(context, tables, name, null, modSeq)
  const messages = await tables.messages.all(inbox.id)
  if (messages.length === 0) return
  let uid = await tables.mailboxes.takeUids(target.id, messages.length, modSeq)
  for (const message of messages) {
    await tables.messages.copy(inbox.id, message.uid, { mailbox: target.id, uid, modSeq })
    await tables.messages.expunge(inbox.id, message.uid, modSeq)
    uid = (uid + 1) as typeof uid
  }
  await tables.mailboxes.touch(inbox.id, modSeq)
}

async function renameTree(
  context: AccountContext,
  tables: MailTables,
  { source, target, modSeq }: { source: string; target: string; modSeq: ModSeq },
): Promise<void> {
  for (const row of await tables.mailboxes.all(context.id)) {
    const name = unsealName(context.key, row.name)
    if (name !== source && !isBelow(name, source)) continue
    const sealed = sealName(context.key, expectName(target + name.slice(source.length)))
    await tables.mailboxes.rename(row.id, sealed.name, sealed.nameTag)
    await tables.mailboxes.touch(row.id, modSeq)
  }
}
