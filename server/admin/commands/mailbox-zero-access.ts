/** `pli mailbox zero-access on|off`: from this second on, what arrives is enciphered to the holder, and to nobody else. */

import { command, confirmed, jsonOption, UsageFault, yesOption } from '../../../client/cli/index.js'
import { foldAddress, rehearsal, setZeroAccess } from '../../../pki/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import type { Data } from '../../data.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'

function isOn(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on'
  throw new UsageFault('zero-access.on-or-off', { text: text.slice(0, 40) })
}

export const mailboxZeroAccess = command({
  name: 'mailbox zero-access',
  summary: 'cmd.mailbox.zero-access',
  role: 'operator',
  arguments: {
    state: { summary: 'arg.on-off', value: 'on|off', required: true },
    address: { summary: 'arg.mailbox', value: 'ADDRESS', required: true },
  },
  options: { data: dataOption, yes: yesOption, dryRun: dryRunOption, json: jsonOption },
  async run({ arguments: words, options, output, input }) {
    const { data: root, yes, dryRun, json } = options
    const address = foldAddress(words.address)
    const order = { address, on: isOn(words.state), actor: consoleActor() }
    const set = (isReal: boolean) => (data: Data) =>
      setZeroAccess({ ...data, store: isReal ? data.pki : rehearsal(data.pki) }, order)
    // Tried first: the question names the key, and nobody is asked about what cannot be.
    const found = await withData(root, set(false))
    const key = found.key ?? ''
    if (order.on && !dryRun && !found.wasSo) {
      const question = { key: 'zero-access.ask', values: { address, key } } as const
      if (!(await confirmed({ ...question, input, output, yes }))) return 1
    }
    if (!dryRun)
      await withData(root, async (data) => {
        await set(true)(data)
        await writeCheckpoints(data)
      })
    const { wasSo } = found
    if (json) {
      output.json({ address, on: order.on, key: found.key ?? null, wasSo, dryRun })
      return 0
    }
    if (dryRun) output.note(output.say('admin.dry-run'))
    if (wasSo) output.note(output.say('zero-access.was-so'))
    output.line(output.say(order.on ? 'zero-access.on' : 'zero-access.off', { address, key }))
    return 0
  },
})
