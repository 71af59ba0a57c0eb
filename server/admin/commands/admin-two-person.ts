/** `pli admin two-person on|off`: whether the gravest acts take two administrators. */

import { command, jsonOption, UsageFault } from '../../../client/cli/index.js'
import { createAdministrators } from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'

export const adminTwoPerson = command({
  name: 'admin two-person',
  summary: 'cmd.admin.two-person',
  role: 'security-officer',
  wantsWhy: true,
  // While it is on, ending it takes two.
  twoPerson: true,
  arguments: {
    switch: { summary: 'arg.on-off', value: 'on|off', required: true, choices: ['on', 'off'] },
  },
  options: {
    data: dataOption,
    why: { summary: 'opt.act-why', value: 'TEXT' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: words, options, output }) {
    const { dryRun, why = '' } = options
    if (words.switch !== 'on' && words.switch !== 'off')
      throw new UsageFault('administrators.bad-switch')
    const on = words.switch === 'on'
    await atDesk(options.data, dryRun, ({ store, clock }) =>
      createAdministrators({ store, clock }).setTwoPerson(on, why, consoleActor()),
    )
    if (options.json) return output.json({ twoPerson: on, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say(`administrators.two-person-${words.switch}`))
  },
})
