/** Verifying both logs while somebody watches: one walk at a time, whoever asks sees how far it has come. */

import { logNames, type LogName, type LogState } from '../audit/index.js'
import { isFault, SaidFault } from '../base/index.js'

/** What walks the logs. */
export interface LogWalks {
  /** Of a log, now. */
  readonly lengthOf: (log: LogName) => Promise<number>
  /** Fault corrupt when the log or its checkpoint cannot be read at all. */
  readonly walk: (log: LogName, seen: (seq: number) => void) => Promise<LogState>
  /** Checks what administrators signed. */
  readonly signatures: () => Promise<{ signatures: number; firstBad: number | null }>
}

/** What was found of one log: `unreadable` when the walk itself was not possible. */
export type LogFinding =
  | { readonly log: LogName; readonly intact: true; readonly entries: number }
  | {
      readonly log: LogName
      readonly intact: false
      readonly seq: number | null
      readonly fault: string
    }

export interface Verification {
  readonly id: string
  readonly begun: number
  /** Entries that were looked at, of so many. */
  readonly done: number
  readonly total: number
  readonly isOver: boolean
  readonly findings: readonly LogFinding[]
  /** Signatures of acts at the console; null until they were looked at. */
  readonly signatures: { readonly count: number; readonly firstBad: number | null } | null
}

export interface Verifier {
  /** Begins a walk, or joins the one that goes on. */
  start(): Promise<Verification>
  /** SaidFault not-found for one that is not the latest. */
  look(id: string): Verification
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export function createVerifier(
  walks: LogWalks,
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): Verifier {
  let latest: Verification | undefined
  const begin = async (): Promise<Verification> => {
    const lengths = await Promise.all(logNames.map((log) => walks.lengthOf(log)))
    const run: Writable<Verification> = {
      ...{ id: newId(), begun: now(), done: 0, isOver: false, findings: [], signatures: null },
      total: lengths.reduce((sum, one) => sum + one, 0),
    }
    latest = run
    void walkAll(walks, run).finally(() => (run.isOver = true))
    return run
  }
  return {
    start: async () => (latest && !latest.isOver ? latest : begin()),
    look(id) {
      if (latest?.id !== id) throw new SaidFault('not-found', 'desk.no-verification')
      return latest
    },
  }
}

async function walkAll(walks: LogWalks, run: Writable<Verification>): Promise<void> {
  let before = 0
  for (const log of logNames) {
    const finding = await walkOne(walks, log, (seq) => (run.done = before + seq))
    run.findings = [...run.findings, finding]
    before = run.done
  }
  if (!run.findings.every(({ intact }) => intact)) return
  const { signatures: count, firstBad } = await walks.signatures()
  run.signatures = { count, firstBad }
}

async function walkOne(
  { walk }: LogWalks,
  log: LogName,
  seen: (seq: number) => void,
): Promise<LogFinding> {
  try {
    const state = await walk(log, seen)
    return state.intact
      ? { log, intact: true, entries: state.entries }
      : { log, intact: false, seq: state.seq, fault: state.fault }
  } catch (error) {
    if (!isFault(error)) throw error
    return { log, intact: false, seq: null, fault: 'unreadable' }
  }
}
