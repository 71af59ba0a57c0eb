/**
 * `npm run bench`: what the gateway costs, in server CPU per operation, with TLS, sealing and durable writes on.
 *   --quick       a tenth of everything, to try it
 *   --runs N      repetitions, medians are shown (3; 1 with --quick)
 *   --only smtp|imap|memory
 *   --peer        the reference stack beside it (Postfix + Dovecot, root, Debian), and the ratios
 *   --assert      exit 1 when a target is missed
 *   --out FILE    every measurement as a JSON line
 * The load drivers are those of ../shared/bench (or PLI_BENCH_DRIVERS); without them a small own one sends mail.
 */

import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findDrivers, smtpArguments, imapArguments, runDriver } from './drivers.mjs'
import { startOurs } from './gateway.mjs'
import { measureMemory } from './memory.mjs'
import { sendWithOwnDriver } from './own-driver.mjs'
import { startPeer } from './peer.mjs'
import { compare, missedTargets, summarize } from './report.mjs'
import { imapWork, smtpWork } from './work.mjs'

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    only: { type: 'string' },
    peer: { type: 'boolean', default: false },
    assert: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})
const runs = Number(flags.runs ?? (flags.quick ? 1 : 3))
const wants = (part) => flags.only === undefined || flags.only === part
const drivers = findDrivers()
const say = (text) => process.stdout.write(`${text}\n`)

async function measure(target) {
  const found = []
  const keep = (name, result) => {
    found.push({ target: target.name, name, ...result })
    if (flags.out) appendFileSync(flags.out, `${JSON.stringify(found.at(-1))}\n`)
  }
  if (wants('smtp')) await measureSmtp(target, keep)
  if (wants('imap')) await measureImap(target, keep)
  return found
}

async function measureSmtp(target, keep) {
  const send = (work) =>
    drivers
      ? runDriver(drivers, 'smtp-load.mjs', smtpArguments(target, work)).then(([line]) => line)
      : sendWithOwnDriver(target, work)
  // A gateway that has served for a while has compiled its code: that is the one to measure.
  await send({ size: '5k', count: 300, mode: 'reuse' })
  for (let run = 0; run < runs; run += 1)
    for (const work of smtpWork(flags.quick)) keep(work.name, await send(work))
}

async function measureImap(target, keep) {
  if (!drivers) return say('SKIPPED imap: the load drivers (../shared/bench) are not here')
  for (const work of imapWork(flags.quick))
    for (const line of await runDriver(drivers, 'imap-load.mjs', imapArguments(target, work)))
      keep(`imap ${line.op}`, line)
}

const ours = await startOurs()
let results = []
let memory = null
try {
  say(`ours: ${ours.smtp.host}:${ours.smtp.port}, data in ${ours.folder}`)
  results = await measure(ours)
} finally {
  await ours.stop()
}
// A gateway of its own: what earlier work left in memory is not what these messages need.
if (wants('memory')) memory = await measureMemory(drivers)

if (flags.peer && drivers) {
  const peer = await startPeer(drivers, say)
  try {
    if (peer) results.push(...(await measure(peer)))
  } finally {
    await peer?.stop()
  }
} else if (flags.peer) say('SKIPPED peer: the scripts that start it (../shared/bench) are not here')

say(`\n${summarize(results, memory)}`)
if (results.some(({ target }) => target === 'reference')) say(`\n${compare(results)}`)
const missed = missedTargets(results, memory)
for (const text of missed) say(`over target: ${text}`)
if (results.some(({ failed, error }) => failed > 0 || error)) process.exitCode = 1
if (flags.assert && missed.length > 0) process.exitCode = 1
