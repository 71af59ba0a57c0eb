/** `pli renew`: the holder's own renewal, over the certificate that still holds. */

import { endOf, openIdentity, readUserFile } from '../../mail/index.js'
import { PhrasedFault } from '../../../server/base/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { isDue, renewAs, renewedIn } from '../renewal.js'

export const renew = command({
  name: 'renew',
  summary: 'cmd.renew',
  role: 'anybody',
  options: {
    as: asOption,
    gateway: { summary: 'opt.gateway', value: 'URL' },
    p12PasswordFile: { summary: 'opt.renew-password', value: 'FILE' },
    ifDue: { summary: 'opt.if-due' },
    json: jsonOption,
  },
  async run({ options, output, clock }) {
    const { as: folder, gateway, p12PasswordFile: file, ifDue, json } = options
    const chosen = file === undefined ? undefined : await passwordIn(file)
    if (ifDue) {
      const end = endOf(await openIdentity(folder))
      if (!isDue(end, clock.now())) {
        if (json) output.json({ renewed: false, notAfter: end })
        else output.line(output.say('renew.not-due', { until: output.date(end) }))
        return
      }
    }
    const done = await renewAs({
      folder,
      ...(chosen === undefined ? {} : { password: chosen }),
      ...(gateway === undefined ? {} : { gateway }),
    })
    const { password, ...plain } = done
    if (json)
      return output.json({
        renewed: true,
        ...plain,
        ...(chosen === undefined ? { password } : {}),
      })
    output.line(renewedIn(output, done))
    if (chosen === undefined) output.line(output.say('renew.password', { password }))
    output.line(output.say('renew.import'))
  },
})

/** Looked at before anything is asked for: a password that no program takes would be found out too late. */
async function passwordIn(file: string): Promise<string> {
  const [password = ''] = (await readUserFile(file, 4096)).toString('utf8').split(/\r?\n/, 1)
  if (!/^[\x21-\x7e]{8,128}$/.test(password)) throw new PhrasedFault('syntax', 'renew.bad-password')
  return password
}
