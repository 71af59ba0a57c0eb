/** The logs read backwards by what administrators ask of them: a subject, somebody, a time; bounded at each step. */

import { readEntry, type EntryText, type LogName, type ReadAudit } from '../audit/index.js'
import { fold } from '../base/index.js'

/** What may be asked about: which log holds it, and how the kinds of its events begin. */
export const auditTopics = {
  certificates: { log: 'pki', kinds: ['certificate.', 'authority.', 'ca.', 'root.'] },
  people: {
    log: 'pki',
    kinds: ['professional.', 'organisation.', 'entry.', 'identity.', 'activity.', 'directory.'],
  },
  mailboxes: { log: 'pki', kinds: ['mailbox.', 'grant.', 'openpgp-key.'] },
  administrators: {
    log: 'pki',
    kinds: ['administrator', 'approval.', 'two-person.', 'escrow.', 'trust.'],
  },
  directory: { log: 'pki', kinds: [''] },
  refusals: { log: 'mail', kinds: ['session.refused', 'session.ended', 'action.refused'] },
  messages: { log: 'mail', kinds: ['message.', 'submission.'] },
  prescriptions: { log: 'mail', kinds: ['prescription.'] },
  keys: { log: 'mail', kinds: ['key.', 'master-key.', 'account.', 'administration.'] },
  mail: { log: 'mail', kinds: [''] },
} as const satisfies Readonly<
  Record<string, { readonly log: LogName; readonly kinds: readonly string[] }>
>

export type AuditTopic = keyof typeof auditTopics
export const isAuditTopic = (text: string): text is AuditTopic => Object.hasOwn(auditTopics, text)

export interface AuditQuestion {
  readonly topic: AuditTopic
  /** In who did it or in what it is about; the beginnings of words. */
  readonly text: string
  readonly from: number | null
  readonly to: number | null
  /** Only entries with a smaller number; null for the latest. */
  readonly before: number | null
  readonly limit: number
}

export interface AuditPage {
  readonly log: LogName
  /** The latest first. */
  readonly events: readonly EntryText[]
  /** Where to go on; null when there is nothing older. */
  readonly next: number | null
}

const pageSize = 500
/** At most so many entries are looked at for one answer: what is rare is found by going on. */
const mostRead = 20_000

/** `namesOf` says what else an identity is called, for the search. */
export async function searchLog(
  readAudit: ReadAudit,
  question: AuditQuestion,
  namesOf: ReadonlyMap<string, string>,
): Promise<AuditPage> {
  const { topic, limit, from, before } = question
  const { log } = auditTopics[topic]
  const isWanted = wanted(question, namesOf)
  const events: EntryText[] = []
  const last = await readAudit(log, (table) => table.last())
  let high = Math.min(before ?? Infinity, (last?.seq ?? 0) + 1)
  for (let read = 0; high > 1 && read < mostRead; read += pageSize) {
    const low = Math.max(0, high - 1 - pageSize)
    const top = high
    const page = await readAudit(log, (table) => table.after(low, top - 1 - low))
    for (const { seq, entry } of [...page].reverse()) {
      const event = readEntry(entry)
      high = seq
      if (!event) continue
      if (from !== null && Date.parse(event.at) < from) return { log, events, next: null }
      if (isWanted(event)) events.push(event)
      if (events.length >= limit) return { log, events, next: high > 1 ? high : null }
    }
    high = Math.min(high, low + 1)
  }
  return { log, events, next: high > 1 ? high : null }
}

function wanted(
  { topic, text, to }: AuditQuestion,
  namesOf: ReadonlyMap<string, string>,
): (event: EntryText) => boolean {
  const { kinds } = auditTopics[topic]
  const words = fold(text).split(' ').filter(Boolean)
  return ({ at, kind, actor, facts }) => {
    if (!kinds.some((start) => kind.startsWith(start))) return false
    if (to !== null && Date.parse(at) >= to) return false
    if (words.length === 0) return true
    const said = [actor, ...Object.values(facts)]
    const names = said.flatMap((one) => namesOf.get(one) ?? [])
    const all = ` ${fold([...said, ...names].join(' '))}`
    return words.every((word) => all.includes(` ${word}`))
  }
}

/** The number of the first entry that is not before `at`; one past the last when all are. Entries are in order of time. */
export async function firstSince(readAudit: ReadAudit, log: LogName, at: number): Promise<number> {
  return readAudit(log, async (table) => {
    let low = 1
    let high = ((await table.last())?.seq ?? 0) + 1
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const [one] = await table.after(middle - 1, 1)
      const when = Date.parse((one && readEntry(one.entry)?.at) ?? '')
      if (when < at) low = middle + 1
      else high = middle
    }
    return low
  })
}
