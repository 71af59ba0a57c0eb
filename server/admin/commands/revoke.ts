/** `pli revoke`: the directory refuses at once, live sessions end within a second, the CRL tells the others. */

import { command, jsonOption, UsageFault } from '../../../client/cli/index.js'
import { isRevocationReason, revocationReasons } from '../../../pki/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
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
    reason: { summary: 'opt.reason', value: 'REASON', required: true },
    json: jsonOption,
  },
  async run({ arguments: { target }, options, output }) {
    const { reason } = options
    if (!isRevocationReason(reason))
      throw new UsageFault('revoke.bad-reason', {
        reason,
        known: Object.keys(revocationReasons).join(', '),
      })
    const revoked = await withData(options.data, async (data) => {
      const done = await data.authority.revoke({
        ...{ target: targetOf(target), reason },
        actor: consoleActor(),
      })
      await writeCheckpoints(data)
      return done
    })
    if (options.json)
      return output.json(revoked.map(({ serial, identity }) => ({ serial, identity, reason })))
    for (const { serial, identity } of revoked)
      output.line(output.say('revoke.done', { serial, identity, reason }))
  },
})
