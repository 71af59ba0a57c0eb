/** `pli pki issue`: a key made for somebody who is in the directory, with its certificate of any profile. */

import { command, jsonOption } from '../../../client/cli/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { holderOptions, leafProfiles, orderOf } from '../certificate-options.js'
import { expectFree, readPassword, writeIdentity } from '../identity-folder.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'

export const pkiIssue = command({
  name: 'pki issue',
  summary: 'cmd.pki.issue',
  role: 'registrar',
  arguments: { identity: { summary: 'arg.identity', value: 'IDENTITY', required: true } },
  options: {
    data: dataOption,
    profile: {
      ...{ summary: 'opt.profile', value: 'PROFILE', required: true },
      choices: leafProfiles,
    },
    out: { summary: 'opt.out', value: 'IDDIR', required: true },
    key: { summary: 'opt.key-kind', value: 'KIND' },
    p12PasswordFile: { summary: 'opt.p12-password', value: 'FILE' },
    ...holderOptions,
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { identity: asked }, options, output }) {
    const { data: root, profile, out, key, dryRun, json } = options
    expectFree(out)
    const chosen = readPassword(options.p12PasswordFile)
    await withData(root, async (data) => {
      const issued = await data.authority.issueFor({
        ...orderOf(asked, profile, options),
        ...(key === undefined ? {} : { keyType: key }),
      })
      const { identity, certificate } = issued
      const { serial, notAfter } = certificate
      const until = output.date(notAfter)
      const shown = { identity, profile, serial, notAfter, subject: certificate.subject.text }
      if (dryRun) {
        if (json) return output.json({ ...shown, dryRun })
        return output.line(output.say('sign-csr.would', { identity, profile, until }))
      }
      const password = await writeIdentity(data, issued, out, chosen)
      await writeCheckpoints(data)
      const told = chosen === undefined ? { password } : {}
      if (json) return output.json({ ...shown, dryRun, out, ...told })
      const kind = issued.keyKind
      output.line(output.say('issue.done', { key: kind, serial, identity, profile, until }))
      output.line(output.say('enrol.files', { path: out }))
      if (chosen === undefined) output.line(output.say('enrol.password', { password }))
    })
  },
})
