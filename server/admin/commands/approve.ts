/** `pli approve`: what another administrator asks for, shown exactly, then approved or refused with a signature. */

import {
  command,
  confirmed,
  expectCount,
  jsonOption,
  UsageFault,
  yesOption,
  type Output,
} from '../../../client/cli/index.js'
import { createApprovals, type Approval, type Approvals } from '../../../pki/index.js'
import { SaidFault } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { currentAct } from '../act.js'
import { copySecretOption, withMasterCopy } from '../master-copy.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'

function show(output: Output, approval: Approval): void {
  const { id, operation, facts, why, askedBy, askedAt, expiresAt, role, digest } = approval
  output.field(output.say('approve.number'), String(id))
  output.field(output.say('approve.operation'), `pli ${operation}`)
  for (const [name, value] of Object.entries(facts)) output.field(`  ${name}`, value)
  output.field(output.say('approve.asked-by'), `${askedBy}, ${output.date(askedAt)}`)
  output.field(output.say('administrators.why'), why)
  output.field(output.say('administrators.role'), output.say(`administrators.role.${role}`))
  output.field(output.say('approve.until'), output.date(expiresAt))
  output.field('SHA-256', digest)
}

async function list(approvals: Approvals, output: Output, json: boolean): Promise<void> {
  const open = await approvals.open()
  if (json) return output.json(open)
  if (open.length === 0) return output.line(output.say('approve.none'))
  output.table(
    [
      { title: output.say('approve.number'), align: 'right' },
      { title: output.say('mailbox.state') },
      { title: output.say('approve.operation') },
      { title: output.say('approve.what'), gives: true },
      { title: output.say('approve.asked-by'), gives: true },
      { title: output.say('approve.until') },
    ],
    open.map(({ id, state, operation, facts, askedBy, expiresAt }) => [
      ...[String(id), output.say(`approve.state.${state}`), `pli ${operation}`],
      ...[Object.values(facts).join(' '), askedBy, output.date(expiresAt)],
    ]),
  )
}

interface Wanted {
  readonly id: number
  readonly state: 'approved' | 'refused'
}

function wantedOf(words: readonly string[]): Wanted {
  const [first = '', second, more] = words
  if (first !== 'refuse' && second === undefined)
    return { id: expectCount(first, 'N'), state: 'approved' }
  if (first !== 'refuse' || second === undefined || more !== undefined)
    throw new UsageFault('approve.words')
  return { id: expectCount(second, 'N'), state: 'refused' }
}

export const approve = command({
  name: 'approve',
  summary: 'cmd.approve',
  // Any administrator may look; deciding asks for the role of what is asked for.
  role: 'auditor',
  arguments: { words: { summary: 'arg.approve', value: 'N|refuse N', many: true } },
  options: {
    data: dataOption,
    masterCopy: { summary: 'opt.master-copy-given', value: 'FILE' },
    secret: copySecretOption,
    list: { summary: 'opt.approvals-list' },
    dryRun: dryRunOption,
    yes: yesOption,
    json: jsonOption,
  },
  /** Where the master key is what is to be put back, its copy stands in for it. */
  around({ options: { masterCopy, secret } }, rest) {
    return masterCopy === undefined ? rest() : withMasterCopy(masterCopy, secret, rest)
  },
  run({ arguments: { words }, options, output, input }) {
    const { dryRun, json, yes } = options
    return withData(options.data, async (data) => {
      const approvals = createApprovals({ store: data.pki, clock: data.clock })
      if (options.list || words.length === 0) return list(approvals, output, json)
      const { id, state } = wantedOf(words)
      const found = await approvals.get(id)
      if (!json) show(output, found)
      const signatory = currentAct()?.signatory
      if (!signatory) throw new SaidFault('unauthenticated', 'guard.wants-proof')
      if (dryRun) return json ? output.json({ ...found, dryRun }) : undefined
      const question = { key: 'approve.wants-yes', values: { id }, input, output, yes } as const
      if (state === 'approved' && !(await confirmed(question))) return 1
      const decided = await approvals.decide(id, state, signatory)
      await writeCheckpoints(data)
      if (json) return output.json(decided)
      output.line(output.say(`approve.now-${state}`, { id, askedBy: decided.askedBy }))
    })
  },
})
