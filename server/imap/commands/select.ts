/** SELECT and EXAMINE share everything but the right to change: they open a folder and show its state. */

import { Fault } from '../../base/index.js'
import { command, untagged, type AccountContext, type Command, type Run } from '../command.js'
import { View } from '../view.js'

async function* open(context: AccountContext, name: string, examine: boolean): Run {
  const { account } = context
  // RFC 9051 §6.3.2: a failed SELECT leaves no folder selected.
  context.select(undefined)
  const info = await account.mailbox(name)
  if (info === undefined) throw new Fault('not-found', 'no such folder')
  const readOnly = examine || !account.mayWrite
  const view = await View.open(account, info, readOnly)
  yield view.flagsLine()
  const flags = ['\\Answered \\Flagged \\Deleted \\Seen \\Draft', ...view.keywords, '\\*']
  yield untagged(
    `OK [PERMANENTFLAGS (${readOnly ? '' : flags.join(' ')})] Flags that can be changed`,
  )
  yield untagged(`${view.length} EXISTS`)
  yield untagged(`${view.recentCount()} RECENT`)
  const unseen = view.firstUnseen()
  if (unseen !== undefined) yield untagged(`OK [UNSEEN ${unseen}] First unseen message`)
  yield untagged(`OK [UIDVALIDITY ${info.uidValidity}] UIDs are valid`)
  yield untagged(`OK [UIDNEXT ${view.uidNext}] Next UID`)
  context.select(view)
  return { code: readOnly ? 'READ-ONLY' : 'READ-WRITE' }
}

function opening(name: string, spec: string, examine: boolean): Command {
  return command({
    name,
    spec,
    state: 'authenticated',
    read(reader) {
      const mailbox = reader.expectMailboxName()
      reader.expectEnd()
      return mailbox
    },
    run: (context, mailbox) => open(context, mailbox, examine),
  })
}

export const select = opening('SELECT', 'RFC 9051 §6.3.2', false)
export const examine = opening('EXAMINE', 'RFC 9051 §6.3.3', true)
