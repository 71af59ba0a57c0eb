/** `pli store check|upgrade`: is everything there, and is it of this version. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import { silentLog } from '../../base/index.js'
import { mailParts } from '../../parts.js'
import { openData } from '../../data.js'
import { isAlone } from '../../gateway.js'
import { checkStore, removeOrphans, type StoreReport } from '../../mail/index.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'

function show(
  output: Output,
  report: StoreReport,
  repaired: { count: number; bytes: number },
): void {
  const { problems, orphans, messages, accounts, bytes } = report
  for (const text of problems) output.line(output.say('store.problem', { text }))
  if (repaired.count > 0)
    output.line(
      output.say('store.repaired', { count: repaired.count, bytes: output.size(repaired.bytes) }),
    )
  if (orphans.count > 0)
    output.line(
      output.say('store.orphans', { count: orphans.count, bytes: output.size(orphans.bytes) }),
    )
  if (problems.length === 0)
    output.line(output.say('store.clean', { messages, accounts, bytes: output.size(bytes) }))
}

export const storeCheck = command({
  name: 'store check',
  summary: 'cmd.store.check',
  role: 'operator',
  options: {
    data: dataOption,
    repairOrphans: { summary: 'opt.repair' },
    quick: { summary: 'opt.quick' },
    json: jsonOption,
  },
  async run({ options, output }) {
    return withData(options.data, async (data) => {
      const parts = mailParts(data, silentLog)
      const repaired = options.repairOrphans
        ? await removeOrphans(parts, consoleActor(), isAlone(data))
        : { count: 0, bytes: 0 }
      const report = await checkStore(parts, { quick: options.quick, alone: isAlone(data) })
      const pki = (await data.engines.pki.check()).map((text) => `pki.sqlite: ${text}`)
      const whole = { ...report, problems: [...report.problems, ...pki] }
      if (options.json) output.json({ ...whole, repaired, clean: whole.problems.length === 0 })
      else show(output, whole, repaired)
      return whole.problems.length === 0 ? 0 : 1
    })
  },
})

export const storeUpgrade = command({
  name: 'store upgrade',
  summary: 'cmd.store.upgrade',
  // Part of installing a version; a database of an older one cannot be asked who administers.
  role: 'anybody',
  options: { data: dataOption },
  async run({ options, output }) {
    const data = await openData(options.data, 'upgrade')
    await data.close()
    output.line(output.say('store.upgraded'))
  },
})
