/** `pli keys certificates`: the holder's own keys for mail, made on his machine and certified by the gateway. */

import { systemRandom } from '../../../server/base/index.js'
import { certifyMailKeys } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'

export const keysCertificates = command({
  name: 'keys certificates',
  summary: 'cmd.keys.certificates',
  role: 'anybody',
  options: { as: asOption, json: jsonOption },
  async run({ options: { as: folder, json }, output, clock }) {
    const { made, password } = await certifyMailKeys({ folder, clock, random: systemRandom })
    if (json) return output.json({ made, password })
    for (const { use, serial, notAfter } of made)
      output.line(output.say(`mailKeys.made.${use}`, { serial, until: output.date(notAfter) }))
    if (password === null) return output.line(output.say('mailKeys.nothing-due'))
    output.line(output.say('mailKeys.password', { password }))
  },
})
