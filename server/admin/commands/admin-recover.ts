/** `pli admin recover`: the way back in when no administrator can act any more; it leaves a trace everywhere. */

import { command, confirmed, jsonOption, yesOption } from '../../../client/cli/index.js'
import { createAdministrators } from '../../../pki/index.js'
import { SaidFault, systemRandom } from '../../base/index.js'
import { loadMasterKey } from '../../config/index.js'
import { noteEvent } from '../../data.js'
import { systemAccount } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'

/** The copy that is kept elsewhere has to be the key of this data directory. */
async function expectMasterKey(root: string, file: string): Promise<void> {
  const given = loadMasterKey(file, systemRandom)
  await withData(root, async ({ master }) => {
    if (given.id !== master.id) throw new SaidFault('denied', 'data.key-wrong')
  })
}

export const adminRecover = command({
  name: 'admin recover',
  summary: 'cmd.admin.recover',
  // The point is that nobody can prove to be an administrator; holding the master key is asked for instead.
  role: 'anybody',
  options: {
    data: dataOption,
    masterKey: { summary: 'opt.master-key-file', value: 'FILE', required: true },
    why: { summary: 'opt.act-why', value: 'TEXT', required: true },
    dryRun: dryRunOption,
    yes: yesOption,
    json: jsonOption,
  },
  async run({ options, output, input }) {
    const { data: root, dryRun, why, yes } = options
    await expectMasterKey(root, options.masterKey)
    const question = { key: 'administrators.recover-wants-yes', input, output, yes } as const
    if (!dryRun && !(await confirmed(question))) return 1
    const actor = systemAccount()
    const count = await atDesk(root, dryRun, async ({ store, clock }) => {
      const administrators = createAdministrators({ store, clock })
      if ((await administrators.state()).administrators.length === 0)
        throw new SaidFault('conflict', 'administrators.nobody-to-recover')
      return administrators.recover(why, actor)
    })
    // In both logs: whoever reads only one of them has to see it.
    if (!dryRun)
      await withData(root, (data) =>
        noteEvent(data, { kind: 'administration.recovered', actor, facts: { why } }),
      )
    if (options.json) return output.json({ administrators: count, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say('administrators.recovered', { count }))
  },
})
