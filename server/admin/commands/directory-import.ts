/** `pli directory import`: an open extraction of the national directory, compared with what is known here. */

import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import { importExtraction, refusals, type ImportReport } from '../../../pki/index.js'
import { SaidFault } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'

const chunkBytes = 256 * 1024
const examplesShown = 10

function expectFile(path: string): number {
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info?.isFile()) throw new SaidFault('not-found', 'directory.no-file', { path })
  return info.size
}

function show(output: Output, report: ImportReport, dryRun: boolean): void {
  const { lines, added, changed, unchanged, gone, repeated, forgiven, refused } = report
  output.line(
    output.say(dryRun ? 'directory.would-import' : 'directory.imported', {
      ...{ lines, added, changed, unchanged, gone, refused },
    }),
  )
  if (repeated > 0) output.line(output.say('directory.repeated', { count: repeated }))
  if (forgiven > 0) output.line(output.say('directory.forgiven', { count: forgiven }))
  if (report.kept > 0) output.line(output.say('directory.kept', { count: report.kept }))
  for (const reason of refusals) {
    const count = report.reasons[reason]
    if (count) output.line(`  ${count} × ${output.say(`directory.refused.${reason}`)}`)
  }
  const columns = [
    { title: output.say('directory.line'), align: 'right' as const },
    { title: output.say('directory.reason'), gives: true },
    { title: output.say('directory.fact'), gives: true },
  ]
  const examples = report.examples.slice(0, examplesShown)
  const rows = examples.map(({ line, reason, fact }) => [
    ...[String(line), output.say(`directory.refused.${reason}`), fact],
  ])
  if (rows.length > 0) output.table(columns, rows)
}

export const directoryImport = command({
  name: 'directory import',
  summary: 'cmd.directory.import',
  role: 'registrar',
  arguments: { file: { summary: 'arg.extraction', value: 'FILE', required: true } },
  options: {
    data: dataOption,
    lenient: { summary: 'opt.lenient' },
    dryRun: { summary: 'opt.dry-run' },
    yes: { summary: 'opt.yes-gone' },
    json: jsonOption,
  },
  async run({ arguments: { file }, options, output }) {
    const progress = output.progress(basename(file), expectFile(file))
    const { lenient, dryRun } = options
    const report = await withData(options.data, async (data) => {
      const done = await importExtraction(data.pki, {
        source: createReadStream(file, { highWaterMark: chunkBytes }),
        file: basename(file).slice(0, 200),
        actor: consoleActor(),
        ...{ lenient, dryRun, dropMost: options.yes },
        onProgress: (bytesRead) => progress.at(bytesRead),
      })
      if (!dryRun) await writeCheckpoints(data)
      return done
    }).finally(() => progress.end())
    if (options.json) output.json({ ...report, dryRun })
    else show(output, report, dryRun)
    return report.kept > 0 || (report.lines > 0 && report.refused === report.lines) ? 1 : 0
  },
})
