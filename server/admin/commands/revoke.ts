/** `pli revoke`: the directory refuses at once, live sessions end within a second, the CRL tells the others. */

import { command, confirmed, jsonOption, UsageFault, yesOption } from '../../../client/cli/index.js'
import { isRevocationReason, revocationReasons } from '../../../pki/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'
import { targetOf } from '../revocation-target.js'

export const revoke = command({
  name: 'revoke',
  summary: 'cmd.revoke',
  role: 'security-officer',
  wantsWhy: true,
  arguments: {
    target: { summary: 'arg.revoke', value: 'SERIAL|rpps:N|finess:N', required: true },
  },
  options: {
    data: dataOption,
    reason: {
      ...{ summary: 'opt.reason', value: 'REASON', required: true },
      choices: Object.keys(revocationReasons),
    },
    dryRun: dryRunOption,
    yes: yesOption,
    json: jsonOption,
  },
  async run({ arguments: { target }, options, output, input }) {
    const { reason, dryRun, yes } = options
    if (!isRevocationReason(reason))
      throw new UsageFault('revoke.bad-reason', {
        reason,
        known: Object.keys(revocationReasons).join(', '),
      })
    // The reason is an explicit order already: nobody is asked where there is nobody to ask.
    const question = { key: 'revoke.wants-yes', values: { target }, input, output, yes } as const
    const final = reason !== 'certificateHold' && !dryRun
    if (final && !(await confirmed({ ...question, unattended: true }))) return 1
    const revoked = await withData(options.data, async (data) => {
      const done = await data.authority.revoke({
        ...{ target: targetOf(target), reason, dryRun },
        actor: consoleActor(),
      })
      if (!dryRun) await writeCheckpoints(data)
      return done
    })
    if (options.json)
      return output.json(
        revoked.map(({ serial, identity }) => ({ serial, identity, reason, dryRun })),
      )
    if (dryRun) output.note(output.say('admin.dry-run'))
    for (const { serial, identity } of revoked)
      output.line(output.say('revoke.done', { serial, identity, reason }))
  },
})
