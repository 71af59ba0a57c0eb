/** `pli directory edit`: the state of somebody enrolled, or what is said of a mailbox. */

import { command, jsonOption, UsageFault } from '../../../client/cli/index.js'
import { foldAddress, formatIdentity, parseIdentity, type PersonState } from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'
import { detailOptions, detailsOf } from './mailbox-create.js'

export const directoryEdit = command({
  name: 'directory edit',
  summary: 'cmd.directory.edit',
  role: 'registrar',
  arguments: { what: { summary: 'arg.show', value: 'IDENTITY|ADDRESS', required: true } },
  options: {
    data: dataOption,
    state: { summary: 'opt.person-state', value: 'STATE', choices: ['active', 'suspended'] },
    ...detailOptions,
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { what: text }, options, output }) {
    const { state, dryRun } = options
    const details = detailsOf(options)
    const described = Object.keys(details).length > 0
    const isAddress = text.includes('@')
    if (described !== isAddress || (state !== undefined) === isAddress)
      throw new UsageFault('directory.edit-wants')
    const what = isAddress ? foldAddress(text) : formatIdentity(parseIdentity(text))
    await atDesk(options.data, dryRun, ({ directory, registrar }) =>
      isAddress
        ? registrar.describeMailbox(what, details, consoleActor())
        : directory.setIdentityState(what, state as PersonState, consoleActor()),
    )
    if (options.json) return output.json({ what, state, ...details, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say('directory.edited', { what }))
  },
})
