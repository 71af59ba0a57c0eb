/** LSUB: the subscribed folders, as clients before RFC 5258 ask for them. */

import { command, untagged } from '../command.js'
import { listPattern } from '../list-pattern.js'
import { mailboxName } from '../wire/encode.js'

export const lsub = command({
  name: 'LSUB',
  spec: 'RFC 3501 §6.3.9',
  state: 'authenticated',
  read(reader) {
    const reference = reader.expectMailboxName()
    reader.expectSpace()
    const pattern = reader.expectListPattern()
    reader.expectEnd()
    return { reference, pattern }
  },
  async *run({ account }, { reference, pattern }) {
    const match = listPattern(reference, [pattern])
    const shown = new Map<string, boolean>()
    for (const name of await account.subscriptions()) {
      if (match(name)) shown.set(name, true)
      else if (pattern.endsWith('%')) {
        // RFC 3501 §6.3.9: a parent stands in for children that `%` cannot reach.
        const parent = parentsOf(name).find(match)
        if (parent !== undefined && !shown.has(parent)) shown.set(parent, false)
      }
    }
    for (const [name, subscribed] of shown) {
      yield untagged(`LSUB (${subscribed ? '' : '\\Noselect'}) "/" ${mailboxName(name)}`)
    }
  },
})

function parentsOf(name: string): string[] {
  const levels = name.split('/')
  return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join('/'))
}
