/** `pli pki sign-csr`: a certificate over a key that its holder made and keeps. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import { parseRequest, type CertificateRequest, type Issued } from '../../../pki/index.js'
import { limits } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { writeWhole } from '../../config/index.js'
import { holderOptions, leafProfiles, orderOf } from '../certificate-options.js'
import { readUserFile } from '../identity-folder.js'
import { dataOption, withData } from '../options.js'
import { pemChain } from '../pem.js'
import { dryRunOption } from '../rehearse.js'

export const pkiSignCsr = command({
  name: 'pki sign-csr',
  summary: 'cmd.pki.sign-csr',
  role: 'registrar',
  arguments: { file: { summary: 'arg.csr', value: 'FILE', required: true } },
  options: {
    data: dataOption,
    profile: {
      ...{ summary: 'opt.profile', value: 'PROFILE', required: true },
      choices: leafProfiles,
    },
    as: { summary: 'opt.as-identity', value: 'IDENTITY', required: true },
    ...holderOptions,
    out: { summary: 'opt.cert-out', value: 'FILE' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { file }, options, output }) {
    const request = parseRequest(readUserFile(file, 16 * limits.requestBytes))
    const { data: root, profile, as, out, dryRun, json } = options
    const issued = await withData(root, async (data) => {
      const done = await data.authority.signRequest({ ...orderOf(as, profile, options), request })
      if (!dryRun) await writeCheckpoints(data)
      return done
    })
    const { serial, notAfter } = issued.certificate
    const pem = pemChain([issued.certificate, ...issued.chain.slice(0, 1)])
    if (out !== undefined && !dryRun) writeWhole(out, pem, 0o644)
    if (json) return output.json({ ...reportOf(request, issued), profile, dryRun, pem })
    const { identity } = issued
    const until = output.date(notAfter)
    const said = dryRun
      ? output.say('sign-csr.would', { identity, profile, until })
      : output.say('sign-csr.done', { serial, identity, profile, until })
    // The certificate itself may be what goes through a pipe.
    output.note(said)
    tellDifference(output, request, issued)
    if (out === undefined && !dryRun) output.text(pem.trimEnd())
  },
})

const reportOf = ({ subject }: CertificateRequest, { identity, certificate }: Issued) => ({
  ...{ identity, serial: certificate.serial, fingerprint: certificate.fingerprint },
  subject: certificate.subject.text,
  requestedSubject: subject.text,
  notBefore: certificate.notBefore,
  notAfter: certificate.notAfter,
})

function tellDifference(
  output: Output,
  { subject: asked }: CertificateRequest,
  { certificate: { subject: given } }: Issued,
): void {
  if (asked.rdns.length === 0 || asked.key === given.key) return
  output.note(output.say('sign-csr.subject-differs', { asked: asked.text, given: given.text }))
}
