/** `pli directory stale` and `checked`: addresses that rot, and those that somebody has looked at. */

import { command, expectCount, jsonOption, type Output } from '../../../client/cli/index.js'
import { createCuration, foldAddress, type StaleAddress } from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { parseMoment } from '../moments.js'
import { dataOption, withData } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'

const dayMs = 24 * 60 * 60_000
/** Asked for nothing in particular: what has rotted by common measures. */
const common = { unusedMs: 365 * dayMs, bounces: 3, due: true }

function show(output: Output, found: readonly StaleAddress[]): void {
  const columns = [
    { title: output.say('directory.mailbox'), gives: true },
    { title: output.say('directory.reason'), gives: true },
    { title: output.say('directory.last-use') },
    { title: output.say('directory.bounces'), align: 'right' as const },
    { title: output.say('directory.check-due') },
  ]
  const rows = found.map(({ address, usage, reasons }) => {
    const last = Math.max(usage?.openedAt ?? 0, usage?.receivedAt ?? 0, usage?.sentAt ?? 0)
    const due = usage?.checkDueAt ?? null
    return [
      address,
      reasons.map((reason) => output.say(`directory.stale-reason.${reason}`)).join(', '),
      last === 0 ? output.say('directory.never') : output.date(last),
      String(usage?.bounces ?? 0),
      due === null ? '' : output.date(due),
    ]
  })
  output.table(columns, rows)
}

export const directoryStale = command({
  name: 'directory stale',
  summary: 'cmd.directory.stale',
  role: 'auditor',
  options: {
    data: dataOption,
    unused: { summary: 'opt.unused', value: 'DAYS' },
    bounces: { summary: 'opt.bounces', value: 'N' },
    due: { summary: 'opt.due' },
    json: jsonOption,
  },
  async run({ options, output }) {
    const { unused, bounces, due } = options
    const asked = {
      ...(unused === undefined ? {} : { unusedMs: expectCount(unused, '--unused') * dayMs }),
      ...(bounces === undefined ? {} : { bounces: expectCount(bounces, '--bounces') }),
      ...(due ? { due } : {}),
    }
    const request = Object.keys(asked).length > 0 ? asked : common
    const found: StaleAddress[] = []
    await withData(options.data, async ({ pki, clock }) => {
      const curation = createCuration({ store: pki, clock })
      for await (const one of curation.stale(request)) found.push(one)
    })
    if (options.json) return output.json(found)
    if (found.length === 0) output.line(output.say('directory.stale-none'))
    else show(output, found)
  },
})

export const directoryChecked = command({
  name: 'directory checked',
  summary: 'cmd.directory.checked',
  role: 'registrar',
  arguments: { address: { summary: 'arg.mailbox', value: 'ADDRESS', required: true } },
  options: {
    data: dataOption,
    next: { summary: 'opt.next-check', value: 'DAY' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { address: text }, options, output }) {
    const { next, dryRun } = options
    const address = foldAddress(text)
    const dueAt = next === undefined ? null : parseMoment(next, '--next')
    await atDesk(options.data, dryRun, ({ curation }) =>
      curation.checked(address, dueAt, consoleActor()),
    )
    if (options.json) return output.json({ address, dueAt, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    const due = dueAt === null ? output.say('directory.no-next-check') : output.date(dueAt)
    output.line(output.say('directory.checked', { address, due }))
  },
})
