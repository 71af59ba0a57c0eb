/**
 * The reference directory at size: `node scripts/bench/directory.mjs [LINES] [mss|ps]` after a build.
 * Imports a synthetic extraction into a fresh data directory in a process of its own and prints its CPU and peak
 * memory, imports it again, then searches and prints latencies.
 */

import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { extraction } from '../../fixtures/directory/extractions.mjs'

const lines = Number(process.argv[2] ?? 1_000_000)
const format = process.argv[3] ?? 'mss'
const build = process.env.PLI_BUILD ?? 'dist'
const folder = mkdtempSync(join(tmpdir(), 'pli-directory-'))
const file = join(folder, 'extraction.txt')
const data = join(folder, 'data')

/** Runs `pli` and prints what it cost. */
async function pli(label, ...words) {
  const probe = `process.on('exit', () => { const u = process.resourceUsage(); require('fs').writeFileSync(${JSON.stringify(join(folder, 'usage'))}, JSON.stringify(u)) })`
  const probeFile = join(folder, 'probe.cjs')
  const { writeFileSync } = await import('node:fs')
  writeFileSync(probeFile, probe)
  const started = performance.now()
  const child = spawn(
    process.execPath,
    ['--require', probeFile, resolve(build, 'server/main.js'), ...words],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let out = ''
  child.stdout.on('data', (bytes) => (out += bytes))
  const code = await new Promise((done) => child.on('exit', done))
  const usage = JSON.parse(readFileSync(join(folder, 'usage'), 'utf8'))
  const cpu = (usage.userCPUTime + usage.systemCPUTime) / 1e6
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${label}: exit ${code}, ${cpu.toFixed(1)} s CPU, ${seconds.toFixed(1)} s, peak ${(usage.maxRSS / 1024).toFixed(0)} MiB`,
  )
  return out
}

const queries = [
  'martin paris medecin',
  'dupont infirmier lyon',
  'pharmacien saint etienne',
  'medecin',
  'infirmier paris',
  'mar',
  'paris mar',
  'centre hospitalier toulouse cardio',
  'lefevre anne sophie',
  'claire.martin',
  '99700000021',
  'medecine generale',
]

async function searches() {
  const { openData } = await import(pathToFileURL(resolve(build, 'server/data.js')).href)
  const { searchReference } = await import(pathToFileURL(resolve(build, 'pki/index.js')).href)
  const opened = await openData(data)
  for (const text of [...queries, 'claire.martin.1@pro']) {
    const times = []
    let page
    for (let i = 0; i < 20; i++) {
      const started = performance.now()
      page = await searchReference(opened.pki, { text, limit: 20, seesHidden: false })
      times.push(performance.now() - started)
    }
    const [first] = times
    times.sort((a, b) => a - b)
    const of = page.counted ? `${page.total}` : `more than ${page.total - 1}`
    console.log(
      `${text.padEnd(36)} first ${first.toFixed(1)} ms, median ${times[10].toFixed(1)}, worst ${times[19].toFixed(1)} (${of})`,
    )
  }
  await opened.close()
}

try {
  await pipeline(Readable.from(extraction(format, lines, 1)), createWriteStream(file))
  console.log(`${lines} lines, ${(statSync(file).size / 1048576).toFixed(0)} MiB, ${format}`)
  await pli('init', 'init', data)
  const base = ['directory', 'import', file, '--data', data, '--json']
  console.log(await pli('import', ...base))
  console.log(await pli('the same again', ...base))
  console.log(`database ${(statSync(join(data, 'pki.sqlite')).size / 1048576).toFixed(0)} MiB`)
  await searches()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
