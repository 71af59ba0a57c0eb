/** STORE: changes the flags of messages. */

import type { Uid } from '../../base/index.js'
import type { FlagChange, MessageMeta } from '../../mail/index.js'
import { command } from '../command.js'

const modes = { '': 'replace', '+': 'add', '-': 'remove' } as const
const itemName = /[+-]?FLAGS(?:\.SILENT)?/iy

/** What `change` makes of the flags the client knows. */
function expected(change: FlagChange, known: MessageMeta): number {
  if (change.mode === 'replace') return change.flags
  return change.mode === 'add' ? known.flags | change.flags : known.flags & ~change.flags
}

export const store = command({
  name: 'STORE',
  spec: 'RFC 9051 §6.4.6',
  state: 'selected',
  uid: true,
  writes: true,
  holdsExpunge: true,
  read(reader) {
    const set = reader.expectSequenceSet()
    reader.expectSpace()
    const item = reader.word(itemName)?.toUpperCase() ?? reader.fail('FLAGS')
    reader.expectSpace()
    const flags = reader.expectFlags()
    reader.expectEnd()
    const sign = item.startsWith('+') || item.startsWith('-') ? item.slice(0, 1) : ''
    const change: FlagChange = { mode: modes[sign as keyof typeof modes], ...flags }
    return { set, change, silent: item.endsWith('.SILENT') }
  },
  async *run({ account, view, byUid }, { set, change, silent }) {
    const targets = view.pick(set, byUid).filter(({ meta }) => !view.isGone(meta.uid))
    if (targets.length === 0) return
    const before = new Map<Uid, MessageMeta>(targets.map(({ meta }) => [meta.uid, meta]))
    const { changed } = await account.setFlags(view.mailbox, [...before.keys()], change)
    view.learn(changed)
    if (silent) {
      // A change made elsewhere in the meantime is news even to a silent client (RFC 9051 §6.4.6).
      for (const meta of changed) {
        const known = before.get(meta.uid)
        if (known !== undefined && meta.flags !== expected(change, known)) view.owe(meta.uid)
      }
      return
    }
    for (const uid of before.keys()) view.owe(uid)
  },
})
