/** `pli init DIR`: everything a gateway needs, asked nothing. */

import { command, jsonOption } from '../../../client/cli/index.js'
import { consoleActor } from '../actor.js'
import { defaultDomains } from '../default-domains.js'
import { initData } from '../init.js'

export const init = command({
  name: 'init',
  summary: 'cmd.init',
  role: 'anybody',
  arguments: { dir: { summary: 'arg.dir', value: 'DIR', required: true } },
  options: {
    domain: { summary: 'opt.domain', value: 'D', many: true },
    hostName: { summary: 'opt.host-name', value: 'NAME', fallback: 'localhost' },
    json: jsonOption,
  },
  async run({ arguments: { dir }, options, output }) {
    const domains = options.domain.length > 0 ? options.domain : defaultDomains
    const actor = consoleActor()
    const made = await initData({ root: dir, domains, hostName: options.hostName, actor })
    const authorities = made.map(({ subject, fingerprint }) => ({
      subject: subject.text,
      fingerprint,
    }))
    if (options.json) return output.json({ path: dir, domains, authorities })
    output.line(output.say('init.done', { path: dir }))
    for (const { subject } of authorities) output.field(output.say('init.authority'), subject)
    output.line(output.say('init.next', { path: dir }))
  },
})
