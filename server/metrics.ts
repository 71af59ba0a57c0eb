/** Numbers for Prometheus: when what is watched ends, and how the process fares. No identity but those of authorities. */

import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { endingKinds, type Ending } from '../pki/index.js'

export interface Metrics {
  /** What was found at the last look. */
  setEndings(endings: readonly Ending[], at: number): void
  /** In the text format of Prometheus. */
  text(): Promise<string>
}

/** People are counted and not named: whoever reads metrics need not learn who works here. */
const counted = new Set<Ending['kind']>(['leaf'])
const soonMs = 30 * 86_400_000

export function createMetrics(): Metrics {
  const registers = [new Registry()]
  const [registry = new Registry()] = registers
  collectDefaultMetrics({ register: registry })
  const ends = new Gauge({
    name: 'pli_ends_timestamp_seconds',
    help: 'When a certificate of an authority or server, or a list, ends (Unix time).',
    labelNames: ['kind', 'id', 'name'],
    registers,
  })
  const soonest = new Gauge({
    name: 'pli_ends_soonest_timestamp_seconds',
    help: 'When the first one of a kind that has not ended yet will end (Unix time).',
    labelNames: ['kind'],
    registers,
  })
  const soon = new Gauge({
    name: 'pli_ends_soon',
    help: 'How many of a kind end within 30 days.',
    labelNames: ['kind'],
    registers,
  })
  return {
    setEndings(endings, at) {
      for (const gauge of [ends, soonest, soon]) gauge.reset()
      for (const { kind, id, name, endsAt } of endings)
        if (!counted.has(kind)) ends.set({ kind, id, name }, endsAt / 1000)
      for (const kind of endingKinds) {
        const later = endings.filter((ending) => ending.kind === kind && ending.endsAt > at)
        const [first] = later
        if (first) soonest.set({ kind }, first.endsAt / 1000)
        soon.set({ kind }, later.filter(({ endsAt }) => endsAt - at < soonMs).length)
      }
    },
    text: () => registry.metrics(),
  }
}
