/** `pli mailbox suspend|resume|delete`: what a mailbox may do from this second on. */

import {
  command,
  confirmed,
  jsonOption,
  yesOption,
  type Output,
} from '../../../client/cli/index.js'
import { foldAddress, type MailboxState } from '../../../pki/index.js'
import type { PhraseKey } from '../../base/index.js'
import { consoleActor } from '../actor.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'

const argumentsOf = {
  address: { summary: 'arg.mailbox', value: 'ADDRESS', required: true },
} as const
const role = 'registrar'
const options = { data: dataOption, dryRun: dryRunOption, json: jsonOption } as const

interface Change {
  readonly root: string
  readonly address: string
  readonly state: MailboxState
  readonly dryRun: boolean
  readonly json: boolean
}

async function change(output: Output, asked: Change): Promise<void> {
  const { root, state, dryRun, json } = asked
  const address = foldAddress(asked.address)
  await atDesk(root, dryRun, ({ directory }) =>
    directory.setMailboxState(address, state, consoleActor()),
  )
  const key: PhraseKey = `mailbox.now-${state}`
  if (json) return output.json({ address, state, dryRun })
  if (dryRun) output.note(output.say('admin.dry-run'))
  output.line(output.say(key, { address }))
}

export const mailboxSuspend = command({
  ...{
    name: 'mailbox suspend',
    summary: 'cmd.mailbox.suspend',
    role,
    arguments: argumentsOf,
    options,
  },
  run: ({ arguments: { address }, options: { data, dryRun, json }, output }) =>
    change(output, { root: data, address, state: 'suspended', dryRun, json }),
})

export const mailboxResume = command({
  ...{
    name: 'mailbox resume',
    summary: 'cmd.mailbox.resume',
    role,
    arguments: argumentsOf,
    options,
  },
  run: ({ arguments: { address }, options: { data, dryRun, json }, output }) =>
    change(output, { root: data, address, state: 'active', dryRun, json }),
})

export const mailboxDelete = command({
  ...{ name: 'mailbox delete', summary: 'cmd.mailbox.delete', role, arguments: argumentsOf },
  options: { ...options, yes: yesOption },
  async run({ arguments: { address }, options: { data, dryRun, json, yes }, output, input }) {
    const key = 'mailbox.delete-wants-yes'
    const question = { key, values: { address }, input, output, yes } as const
    if (!dryRun && !(await confirmed(question))) return 1
    await change(output, { root: data, address, state: 'closed', dryRun, json })
    return 0
  },
})
