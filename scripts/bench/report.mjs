/** The measurements as tables: medians, targets, and ratios to the reference stack. */

import { memoryTargetMiB, targets } from './work.mjs'

const median = (values) => {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted.length === 0 ? NaN : sorted[Math.floor((sorted.length - 1) / 2)]
}
const round = (value, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : '–')

/** `{ name → median of server CPU, of operations a second, failures }` of one target. */
function medians(results, target) {
  const names = [...new Set(results.filter((one) => one.target === target).map(({ name }) => name))]
  return new Map(
    names.map((name) => {
      const runs = results.filter((one) => one.target === target && one.name === name)
      return [
        name,
        {
          cpu: median(runs.map((one) => one.server_cpu_ms_per_op)),
          rate: median(runs.map((one) => one.accept_per_s ?? one.ops_per_s)),
          p99: median(runs.map((one) => one.latency?.p99_ms)),
          failed: runs.reduce((sum, { failed = 0, error }) => sum + failed + (error ? 1 : 0), 0),
          error: runs.find((one) => one.error ?? one.firstError)?.error ?? runs[0]?.firstError,
        },
      ]
    }),
  )
}

export function summarize(results, memory) {
  const lines = [
    '| work | server CPU ms/op | target | ops/s | p99 ms | failed |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
  ]
  for (const [name, { cpu, rate, p99, failed, error }] of medians(results, 'ours'))
    lines.push(
      `| ${name} | ${round(cpu)} | ${targets[name] ?? ''} | ${round(rate, 0)} | ${round(p99, 1)} | ${failed}${error ? ` (${error})` : ''} |`,
    )
  if (memory)
    lines.push(
      '',
      `Eight messages with 25 MiB of attachments at once: ${memory.accepted} of ${memory.count} accepted, peak memory ${round(memory.peak, 0)} MiB (at rest ${round(memory.before, 0)} MiB, target ${memoryTargetMiB} MiB).`,
    )
  return lines.join('\n')
}

/** Ratios travel between machines, absolute times do not. */
export function compare(results) {
  const reference = medians(results, 'reference')
  const lines = ['| work | ours / reference, server CPU |', '| --- | ---: |']
  for (const [name, { cpu }] of medians(results, 'ours')) {
    const other = reference.get(name)?.cpu
    if (other > 0) lines.push(`| ${name} | ${round(cpu / other)} |`)
  }
  return lines.join('\n')
}

export function missedTargets(results, memory) {
  const missed = []
  const found = medians(results, 'ours')
  for (const [name, most] of Object.entries(targets)) {
    const cpu = found.get(name)?.cpu
    if (cpu > most) missed.push(`${name}: ${round(cpu)} ms, at most ${most} ms`)
  }
  if (memory && !(memory.peak <= memoryTargetMiB))
    missed.push(`memory: ${round(memory.peak, 0)} MiB, at most ${memoryTargetMiB} MiB`)
  if (memory && memory.accepted !== memory.count)
    missed.push('memory: not every message was accepted')
  return missed
}
