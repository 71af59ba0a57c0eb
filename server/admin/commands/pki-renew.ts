/** `pli pki renew`: the same holder and profile, a new key and new dates; the old certificate ends when it would have. */

import { command, jsonOption, UsageFault, type Output } from '../../../client/cli/index.js'
import { keyName, parseRequest, type Renewed } from '../../../pki/index.js'
import { limits } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { writeWhole } from '../../config/index.js'
import type { Data } from '../../data.js'
import { consoleActor } from '../actor.js'
import { expectFree, readPassword, readUserFile, writeIdentity } from '../identity-folder.js'
import { dataOption, withData } from '../options.js'
import { pemChain } from '../pem.js'
import { dryRunOption } from '../rehearse.js'

interface Handover {
  readonly out: string | undefined
  readonly chosen: string | undefined
}

interface Given {
  readonly password?: string
  readonly pem?: string
}

export const pkiRenew = command({
  name: 'pki renew',
  summary: 'cmd.pki.renew',
  role: 'registrar',
  arguments: {
    target: { summary: 'arg.renew-target', value: 'SERIAL|IDENTITY', required: true },
  },
  options: {
    data: dataOption,
    csr: { summary: 'opt.renew-csr', value: 'FILE' },
    out: { summary: 'opt.renew-out', value: 'PATH' },
    key: { summary: 'opt.key-kind', value: 'KIND' },
    p12PasswordFile: { summary: 'opt.p12-password', value: 'FILE' },
    revokeOld: { summary: 'opt.revoke-old' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { target }, options, output }) {
    const { csr, out, key, revokeOld, dryRun, json } = options
    if (csr === undefined && !dryRun && out === undefined) throw new UsageFault('renew.wants-out')
    if (csr === undefined && out !== undefined) expectFree(out)
    const handover = { out, chosen: readPassword(options.p12PasswordFile) }
    const request =
      csr === undefined ? undefined : parseRequest(readUserFile(csr, 16 * limits.requestBytes))
    await withData(options.data, async (data) => {
      const renewed = await data.authority.renew({
        ...{ target, revokeOld, dryRun, actor: consoleActor() },
        ...(request === undefined ? {} : { request }),
        ...(key === undefined ? {} : { keyType: key }),
      })
      const given: Given = dryRun ? {} : await handOver(data, renewed, handover)
      if (!dryRun) await writeCheckpoints(data)
      if (json) return output.json({ ...reportOf(renewed), dryRun, revokeOld, ...given })
      tell(output, renewed, { dryRun, revokeOld })
      if (given.password !== undefined) {
        output.line(output.say('enrol.files', { path: out ?? '' }))
        if (handover.chosen === undefined)
          output.line(output.say('enrol.password', { password: given.password }))
      } else if (given.pem !== undefined && out === undefined) output.text(given.pem.trimEnd())
    })
  },
})

/** Writes what was issued where it was asked for. */
async function handOver(
  data: Data,
  { issued }: Renewed,
  { out, chosen }: Handover,
): Promise<Given> {
  if ('privateKey' in issued)
    return { password: await writeIdentity(data, issued, out ?? '.', chosen) }
  const pem = pemChain([issued.certificate, ...issued.chain.slice(0, 1)])
  if (out !== undefined) writeWhole(out, pem, 0o644)
  return { pem }
}

const reportOf = ({ issued, replaced }: Renewed) => ({
  ...{ identity: issued.identity, profile: replaced.profile, replaces: replaced.serial },
  serial: issued.certificate.serial,
  subject: issued.certificate.subject.text,
  notAfter: issued.certificate.notAfter,
})

function tell(
  output: Output,
  { issued, replaced }: Renewed,
  { dryRun, revokeOld }: { readonly dryRun: boolean; readonly revokeOld: boolean },
): void {
  const { identity, certificate } = issued
  const { profile, serial: old } = replaced
  const { serial, notAfter, publicKey } = certificate
  const until = output.date(notAfter)
  const key = publicKey ? keyName(publicKey) : ''
  // The certificate itself may be what goes through a pipe.
  output.note(
    dryRun
      ? output.say('sign-csr.would', { identity, profile, until })
      : 'privateKey' in issued
        ? output.say('issue.done', { key, serial, identity, profile, until })
        : output.say('sign-csr.done', { serial, identity, profile, until }),
  )
  output.note(
    revokeOld && !dryRun
      ? output.say('renew.revoked-old', { serial: old })
      : output.say('renew.replaced', { serial: old, until: output.date(replaced.notAfter) }),
  )
}
