/**
 * `node scripts/bench/health.mjs`: what reading a clinical document of 20 MB and a package of 300 documents costs, each in a
 * process of its own: seconds of CPU, highest resident memory, and both over what is allowed (2 s, 300 MiB). Needs `npm run build`.
 *   --assert   exit 1 when one is missed
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { largeCda, largePackage } from './health-material.mjs'

const allowed = { seconds: 2, mebibytes: 300 }
const self = fileURLToPath(import.meta.url)
const { values: flags } = parseArgs({
  options: {
    assert: { type: 'boolean', default: false },
    case: { type: 'string' },
    file: { type: 'string' },
  },
})

const cases = {
  'CDA of 20 MB, a PDF inside': {
    make: () => largeCda('file'),
    run: ({ readCda }, bytes) => readCda(bytes).sections.flatMap(({ media }) => media),
  },
  'CDA of 20 MB, all narrative': {
    make: () => largeCda('text'),
    run: ({ readCda }, bytes) => readCda(bytes).header,
  },
  'package of 300 documents': {
    make: async () => largePackage(await import('../../dist/client/health/index.js')),
    async run({ readXdm, readCda }, bytes) {
      const { documents } = await readXdm(bytes)
      for (const document of documents) readCda(await document.read())
    },
  },
}

/** One case, from a file, in this process and nothing else; CPU seconds, as other work on the machine is none of its cost. */
async function runCase(name, file) {
  const health = await import('../../dist/client/health/index.js')
  const bytes = readFileSync(file)
  const before = process.cpuUsage()
  await cases[name].run(health, bytes)
  const { user, system } = process.cpuUsage(before)
  const mebibytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, mebibytes }))
}

async function measure(name, folder) {
  const file = join(folder, 'input')
  writeFileSync(file, await cases[name].make())
  const line = [self, '--case', name, '--file', file]
  const { stdout, stderr, status } = spawnSync(process.execPath, line, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

async function report() {
  const folder = mkdtempSync(join(tmpdir(), 'pli-bench-'))
  let missed = false
  try {
    for (const name of Object.keys(cases)) {
      const { seconds, mebibytes } = await measure(name, folder)
      const ratios = [seconds / allowed.seconds, mebibytes / allowed.mebibytes]
      missed ||= ratios.some((ratio) => ratio > 1)
      process.stdout.write(
        `${name.padEnd(30)} ${seconds.toFixed(2)} s of CPU (x${ratios[0].toFixed(2)})  ${mebibytes.toFixed(0)} MiB (x${ratios[1].toFixed(2)})\n`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  if (missed && flags.assert) process.exitCode = 1
}

if (flags.case === undefined) await report()
else await runCase(flags.case, flags.file)
