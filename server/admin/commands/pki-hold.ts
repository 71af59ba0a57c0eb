/** `pli pki hold|release`: suspend certificates, and take that back. */

import { command, jsonOption } from '../../../client/cli/index.js'
import type { CertificateRecord } from '../../../pki/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { targetOf } from '../revocation-target.js'

const target = {
  target: { summary: 'arg.revoke', value: 'SERIAL|rpps:N|finess:N', required: true },
} as const

const shown = ({ serial, identity, state }: CertificateRecord) => ({ serial, identity, state })

export const pkiHold = command({
  name: 'pki hold',
  summary: 'cmd.pki.hold',
  role: 'security-officer',
  wantsWhy: true,
  arguments: target,
  options: { data: dataOption, json: jsonOption },
  async run({ arguments: { target }, options, output }) {
    const held = await withData(options.data, async (data) => {
      const done = await data.authority.revoke({
        ...{ target: targetOf(target), reason: 'certificateHold' },
        actor: consoleActor(),
      })
      await writeCheckpoints(data)
      return done
    })
    if (options.json) return output.json(held.map(shown))
    for (const { serial, identity } of held)
      output.line(output.say('pki.held', { serial, identity }))
  },
})

export const pkiRelease = command({
  name: 'pki release',
  summary: 'cmd.pki.release',
  role: 'security-officer',
  arguments: target,
  options: { data: dataOption, json: jsonOption },
  async run({ arguments: { target }, options, output }) {
    const released = await withData(options.data, async (data) => {
      const done = await data.authority.release({ target: targetOf(target), actor: consoleActor() })
      await writeCheckpoints(data)
      return done
    })
    if (options.json) return output.json(released.map(shown))
    for (const { serial, identity } of released)
      output.line(output.say('pki.released', { serial, identity }))
  },
})
