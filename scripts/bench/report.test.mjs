/** Medians, ratios and targets, on figures small enough to check by hand. */

import { describe, expect, it } from 'vitest'
import { cpuMs, peakMiB } from './proc.mjs'
import { compare, missedTargets, summarize } from './report.mjs'

const run = (target, cpu, name = '50 KiB, kept connection') => ({
  ...{ target, name, failed: 0, accept_per_s: 100 },
  server_cpu_ms_per_op: cpu,
})
const results = [run('ours', 1), run('ours', 9), run('ours', 1.5), run('reference', 6)]
const memory = { before: 100, peak: 150, accepted: 8, count: 8 }

describe('the report', () => {
  it('shows medians beside their targets', () => {
    expect(summarize(results, memory)).toContain('| 50 KiB, kept connection | 1.50 | 2 | 100 |')
    expect(summarize(results, memory)).toContain('8 of 8 accepted, peak memory 150 MiB')
  })

  it('gives ratios to the reference', () => {
    expect(compare(results)).toContain('| 50 KiB, kept connection | 0.25 |')
  })

  it('names what is over its target', () => {
    expect(missedTargets(results, memory)).toEqual([])
    expect(missedTargets([run('ours', 3)], { ...memory, peak: 300, accepted: 7 })).toEqual([
      '50 KiB, kept connection: 3.00 ms, at most 2 ms',
      'memory: 300 MiB, at most 250 MiB',
      'memory: not every message was accepted',
    ])
  })
})

it.skipIf(process.platform !== 'linux')('Linux tells what a process has used', () => {
  expect(cpuMs(process.pid)).toBeGreaterThan(0)
  expect(peakMiB(process.pid)).toBeGreaterThan(10)
})
