/** `pli mailbox list`: the mailboxes of this gateway. */

import { command, jsonOption } from '../../../client/cli/index.js'
import type { DirectoryMailbox, MailboxDetails } from '../../../pki/index.js'
import type { Data } from '../../data.js'
import { dataOption, withData } from '../options.js'

type Listed = DirectoryMailbox & { readonly details: MailboxDetails | undefined }

const pageSize = 500

async function* listed({ pki }: Data): AsyncGenerator<Listed> {
  for (let after = ''; ;) {
    const from = after
    const page = await pki.read(async ({ mailboxes }) => {
      const found: Listed[] = []
      for (const mailbox of await mailboxes.list({ after: from, limit: pageSize }))
        found.push({ ...mailbox, details: await mailboxes.details(mailbox.address) })
      return found
    })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = last.address
  }
}

export const mailboxList = command({
  name: 'mailbox list',
  summary: 'cmd.mailbox.list',
  role: 'auditor',
  options: {
    data: dataOption,
    state: { summary: 'opt.state', value: 'STATE', choices: ['active', 'suspended', 'closed'] },
    owner: { summary: 'opt.of-owner', value: 'IDENTITY' },
    json: jsonOption,
  },
  async run({ options: { data: root, state, owner, json }, output }) {
    const found: Listed[] = []
    await withData(root, async (data) => {
      for await (const mailbox of listed(data))
        if (
          (state ?? mailbox.state) === mailbox.state &&
          (owner ?? mailbox.owner) === mailbox.owner
        )
          found.push(mailbox)
    })
    if (json)
      return output.json(found.map(({ details, ...mailbox }) => ({ ...mailbox, ...details })))
    const columns = [
      { title: output.say('directory.mailbox'), gives: true },
      { title: output.say('mailbox.type') },
      { title: output.say('mailbox.state') },
      { title: output.say('mailbox.owner'), gives: true },
      { title: output.say('mailbox.red-list') },
      { title: output.say('mailbox.service'), gives: true },
    ]
    const rows = found.map(({ address, type, state: now, owner: who, details }) => [
      ...[address, type, output.say(`mailbox.state.${now}`), who],
      ...[details?.redList ? output.say('mailbox.yes') : '', details?.service ?? ''],
    ])
    if (rows.length === 0) output.line(output.say('mailbox.none'))
    else output.table(columns, rows)
  },
})
