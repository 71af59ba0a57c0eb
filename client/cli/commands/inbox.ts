/** `pli inbox`: the received messages, newest first, without opening any. */

import { shownSubject } from '../../health/index.js'
import { listInbox, openIdentity, type Listed } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'
import type { Output } from '../output.js'
import { reminding } from '../renewal.js'
import { expectCount } from '../usage-fault.js'

function row(message: Listed, output: Output): string[] {
  return [
    message.unseen ? '●' : '',
    String(message.uid),
    output.date(message.received),
    message.sender.name || message.sender.address,
    // ECO.3.1.3: people are spared the standard's prefix.
    shownSubject(message.subject),
    output.size(message.sizeBytes),
    message.attachments > 0 ? String(message.attachments) : '',
  ]
}

export const inbox = reminding(
  command({
    name: 'inbox',
    summary: 'cmd.inbox',
    role: 'anybody',
    options: {
      as: asOption,
      unseen: { summary: 'inbox.unseen' },
      limit: { summary: 'inbox.limit', value: 'N', fallback: '100' },
      json: jsonOption,
    },
    async run({ options, output }) {
      const limit = expectCount(options.limit, '--limit')
      const identity = await openIdentity(options.as)
      const { messages, total } = await listInbox(identity, { unseen: options.unseen, limit })
      if (options.json) output.json(messages)
      else if (messages.length === 0) output.line(output.say('inbox.empty'))
      else {
        output.table(
          [
            { title: '' },
            { title: 'UID', align: 'right' },
            { title: output.say('inbox.date') },
            { title: output.say('inbox.sender'), gives: true },
            { title: output.say('inbox.title'), gives: true },
            { title: output.say('inbox.size'), align: 'right' },
            { title: output.say('inbox.attachments'), align: 'right' },
          ],
          messages.map((message) => row(message, output)),
        )
      }
      const hidden = total - messages.length
      if (hidden > 0) output.note(output.say('inbox.more', { hidden, count: total }))
    },
  }),
)
