/** `pli trust crl add`: where the revocation of what an authority issues is told; an issuing authority need not be trusted itself. */

import { command, jsonOption } from '../../../client/cli/index.js'
import { parseCertificate, refreshLists } from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'
import { readDer, shownAuthority, sourceOptions, sourcesOf, sourcesText } from '../trust-files.js'

export const trustCrlAdd = command({
  name: 'trust crl add',
  summary: 'cmd.trust.crl.add',
  role: 'security-officer',
  wantsWhy: true,
  arguments: { certificate: { summary: 'arg.trust.ca', value: 'CA.pem', required: true } },
  options: { data: dataOption, ...sourceOptions, dryRun: dryRunOption, json: jsonOption },
  async run({ arguments: { certificate }, options, output }) {
    const ca = parseCertificate(readDer(certificate, 'CERTIFICATE'))
    const actor = consoleActor()
    const { authority, problems } = await atDesk(options.data, options.dryRun, async (desk) => {
      await desk.foreign.add({ certificate: ca, ...sourcesOf(options), actor })
      const fetched = options.dryRun ? [] : await refreshLists(desk.foreign, actor)
      const known = await desk.foreign.authorities()
      return {
        authority: known.find(({ fingerprint }) => fingerprint === ca.fingerprint),
        problems: fetched.filter(
          ({ fingerprint, problem }) => fingerprint === ca.fingerprint && problem !== null,
        ),
      }
    })
    if (options.json) return output.json(authority && shownAuthority(authority))
    if (options.dryRun) output.note(output.say('admin.dry-run'))
    const subject = ca.subject.text
    const sources = authority ? sourcesText(output, authority) : ''
    output.line(output.say('trust.sources', { subject, sources }))
    for (const { problem } of problems)
      output.note(output.say('trust.not-fetched', { subject, problem: problem ?? '' }))
    return problems.length === 0 ? 0 : 1
  },
})
