/** `pli pki hold|release`: suspend certificates, and take that back. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import type { CertificateRecord } from '../../../pki/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import type { Data } from '../../data.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'
import { targetOf } from '../revocation-target.js'

const target = {
  target: { summary: 'arg.revoke', value: 'SERIAL|rpps:N|finess:N', required: true },
} as const
const options = { data: dataOption, dryRun: dryRunOption, json: jsonOption } as const

const shown = ({ serial, identity, state }: CertificateRecord) => ({ serial, identity, state })

interface Asked {
  readonly data: string
  readonly dryRun: boolean
  readonly json: boolean
}

async function carryOut(
  output: Output,
  { data: root, dryRun, json }: Asked,
  key: 'pki.held' | 'pki.released',
  work: (data: Data) => Promise<CertificateRecord[]>,
): Promise<void> {
  const done = await withData(root, async (data) => {
    const records = await work(data)
    if (!dryRun) await writeCheckpoints(data)
    return records
  })
  if (json) return output.json(done.map((record) => ({ ...shown(record), dryRun })))
  if (dryRun) output.note(output.say('admin.dry-run'))
  for (const { serial, identity } of done) output.line(output.say(key, { serial, identity }))
}

export const pkiHold = command({
  name: 'pki hold',
  summary: 'cmd.pki.hold',
  role: 'security-officer',
  wantsWhy: true,
  arguments: target,
  options,
  run: ({ arguments: { target }, options, output }) =>
    carryOut(output, options, 'pki.held', ({ authority }) =>
      authority.revoke({
        ...{ target: targetOf(target), reason: 'certificateHold' },
        ...{ actor: consoleActor(), dryRun: options.dryRun },
      }),
    ),
})

export const pkiRelease = command({
  name: 'pki release',
  summary: 'cmd.pki.release',
  role: 'security-officer',
  arguments: target,
  options,
  run: ({ arguments: { target }, options, output }) =>
    carryOut(output, options, 'pki.released', ({ authority }) =>
      authority.release({
        target: targetOf(target),
        ...{ actor: consoleActor(), dryRun: options.dryRun },
      }),
    ),
})
