/** Figures of a month, counted in the logs themselves: what was not recorded is not told. */

import { readEntry, type EntryText, type LogName, type ReadAudit } from '../audit/index.js'
import { firstSince } from './log-search.js'

/** What is counted, and by which event of which log. */
export const figureNames = [
  'messages',
  'refused',
  'issued',
  'revoked',
  'prescribed',
  'dispensed',
] as const
export type FigureName = (typeof figureNames)[number]

const counted: Readonly<Record<FigureName, { readonly log: LogName; readonly kind: string }>> = {
  messages: { log: 'mail', kind: 'message.accepted' },
  refused: { log: 'mail', kind: 'session.refused' },
  issued: { log: 'pki', kind: 'certificate.issued' },
  revoked: { log: 'pki', kind: 'certificate.revoked' },
  prescribed: { log: 'mail', kind: 'prescription.registered' },
  dispensed: { log: 'mail', kind: 'prescription.dispensed' },
}

export interface MonthFigures {
  /** For each figure as many numbers as the month has days. */
  readonly days: Readonly<Record<FigureName, readonly number[]>>
  /** Refused connections by rule, the most frequent first. */
  readonly refusals: readonly { readonly rule: string; readonly count: number }[]
  /** Whether the logs were too long to be read to the end of the month. */
  readonly isCut: boolean
}

const pageSize = 2000
const mostRead = 1_000_000

export interface Figures {
  /** `month` is YYYY-MM; days are those of UTC, as in the logs. */
  month(month: string): Promise<MonthFigures>
}

interface Kept {
  readonly upTo: string
  readonly figures: Promise<MonthFigures>
}

/** A month is counted again only when something was recorded since. */
export function createFigures(readAudit: ReadAudit): Figures {
  const kept = new Map<string, Kept>()
  return {
    async month(month) {
      const ends = await Promise.all(
        (['mail', 'pki'] as const).map((log) => readAudit(log, (table) => table.last())),
      )
      const upTo = ends.map((end) => end?.seq ?? 0).join(' ')
      const known = kept.get(month)
      if (known?.upTo === upTo) return known.figures
      const figures = count(readAudit, month)
      kept.set(month, { upTo, figures })
      const [oldest] = kept.keys()
      if (kept.size > 24 && oldest !== undefined) kept.delete(oldest)
      figures.catch(() => kept.delete(month))
      return figures
    },
  }
}

async function count(readAudit: ReadAudit, month: string): Promise<MonthFigures> {
  const start = Date.parse(`${month}-01T00:00:00Z`)
  const at = new Date(start)
  const end = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)
  const length = Math.round((end - start) / 86_400_000)
  const empty = figureNames.map((name) => [name, new Array<number>(length).fill(0)] as const)
  const days = Object.fromEntries(empty) as Record<FigureName, number[]>
  const rules = new Map<string, number>()
  let isCut = false
  for (const log of ['mail', 'pki'] as const) {
    const names = figureNames.filter((name) => counted[name].log === log)
    const byKind = new Map(names.map((name) => [counted[name].kind, name]))
    isCut ||= !(await walk(readAudit, { log, start, end }, (event) => {
      const name = byKind.get(event.kind)
      if (name === undefined) return
      const day = Number(event.at.slice(8, 10)) - 1
      days[name][day] = (days[name][day] ?? 0) + 1
      const rule = event.facts['rule']
      if (name === 'refused' && rule !== undefined) rules.set(rule, (rules.get(rule) ?? 0) + 1)
    }))
  }
  const refusals = [...rules].map(([rule, times]) => ({ rule, count: times }))
  return { days, refusals: refusals.sort((a, b) => b.count - a.count), isCut }
}

/** Calls `see` with each event of the time; false when there were too many. */
async function walk(
  readAudit: ReadAudit,
  { log, start, end }: { readonly log: LogName; readonly start: number; readonly end: number },
  see: (event: EntryText) => void,
): Promise<boolean> {
  let seq = (await firstSince(readAudit, log, start)) - 1
  for (let read = 0; read < mostRead; read += pageSize) {
    const from = seq
    const page = await readAudit(log, (table) => table.after(from, pageSize))
    for (const { entry } of page) {
      const event = readEntry(entry)
      if (!event) continue
      const when = Date.parse(event.at)
      if (when >= end) return true
      if (when >= start) see(event)
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) return true
    seq = last.seq
  }
  return false
}
