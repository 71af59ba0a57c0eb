/** `pli mailbox quota`: what a mailbox holds, and what it may hold. */

import { command, jsonOption, UsageFault } from '../../../client/cli/index.js'
import { createRegistrar, foldAddress, rehearsal } from '../../../pki/index.js'
import { silentLog } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { holdings } from '../../mail/index.js'
import { mailParts } from '../../parts.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'

const units: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }

/** Octets; null for no limit. */
function sizeOf(text: string): number | null {
  if (text.toLowerCase() === 'none') return null
  const [, digits, unit = ''] = /^(\d{1,12})([kmg]?)$/i.exec(text.trim()) ?? []
  const bytes = Number(digits) * (units[unit.toLowerCase()] ?? 1)
  if (!Number.isSafeInteger(bytes) || bytes < 1)
    throw new UsageFault('mailbox.bad-size', { text: text.slice(0, 40) })
  return bytes
}

export const mailboxQuota = command({
  name: 'mailbox quota',
  summary: 'cmd.mailbox.quota',
  role: 'registrar',
  arguments: {
    address: { summary: 'arg.mailbox', value: 'ADDRESS', required: true },
    size: { summary: 'arg.quota', value: 'SIZE' },
  },
  options: { data: dataOption, dryRun: dryRunOption, json: jsonOption },
  async run({ arguments: words, options, output }) {
    const { dryRun } = options
    const address = foldAddress(words.address)
    const wanted = words.size === undefined ? undefined : sizeOf(words.size)
    const state = await withData(options.data, async (data) => {
      const { clock, config } = data
      const store = dryRun ? rehearsal(data.pki) : data.pki
      const registrar = createRegistrar({ store, clock, domains: config.domains })
      if (wanted !== undefined) await registrar.setQuota(address, wanted, consoleActor())
      if (wanted !== undefined && !dryRun) await writeCheckpoints(data)
      const { mailbox } = await registrar.mailboxFile(address)
      const quotaBytes = wanted === undefined ? mailbox.quotaBytes : wanted
      return { quotaBytes, ...(await holdings(mailParts(data, silentLog), address)) }
    })
    const { quotaBytes, messages, bytes } = state
    if (options.json) return output.json({ address, ...state, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    const quota = quotaBytes === null ? output.say('mailbox.no-quota') : output.size(quotaBytes)
    output.line(output.say('mailbox.quota', { address, messages, used: output.size(bytes), quota }))
  },
})
