/** `pli mailbox suspend|resume|delete`: what a mailbox may do from this second on. */

import {
  command,
  confirmed,
  jsonOption,
  yesOption,
  type Output,
} from '../../../client/cli/index.js'
import { foldAddress, type MailboxState } from '../../../pki/index.js'
import { silentLog, type PhraseKey } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { eraseAccount, holdings, type Erasure } from '../../mail/index.js'
import { mailParts } from '../../parts.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
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

/** Closed in the directory first, so that nothing arrives and sessions end; then the key, then the rest. */
async function erase(root: string, address: string, dryRun: boolean): Promise<Erasure> {
  await atDesk(root, dryRun, ({ directory }) =>
    directory.setMailboxState(address, 'closed', consoleActor()),
  )
  return withData(root, async (data) => {
    const parts = mailParts(data, silentLog)
    if (dryRun) return holdings(parts, address)
    const erased = await eraseAccount(parts, address, consoleActor())
    await writeCheckpoints(data)
    return erased
  })
}

export const mailboxDelete = command({
  ...{ name: 'mailbox delete', summary: 'cmd.mailbox.delete', role, arguments: argumentsOf },
  options: { ...options, yes: yesOption },
  async run({ arguments: words, options: { data, dryRun, json, yes }, output, input }) {
    const address = foldAddress(words.address)
    const key = 'mailbox.delete-wants-yes'
    const question = { key, values: { address }, input, output, yes } as const
    if (!dryRun && !(await confirmed(question))) return 1
    const { messages, bytes } = await erase(data, address, dryRun)
    const told: PhraseKey = dryRun ? 'mailbox.would-erase' : 'mailbox.erased'
    if (json) output.json({ address, state: 'closed', messages, bytes, dryRun })
    else output.line(output.say(told, { address, messages, size: output.size(bytes) }))
    return 0
  },
})
