/** Signed checkpoints of both audit logs, written beside the databases, so that cutting a log's tail shows. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  genesis,
  logNames,
  openCheckpoint,
  signCheckpoint,
  verifyLog,
  type Checkpoint,
  type LogName,
  type LogState,
  type StoredEntry,
} from './audit/index.js'
import { Fault, isFault } from './base/index.js'
import { writeWhole } from './config/index.js'
import type { Data } from './data.js'

const keySetting = 'audit-key'
const keyContext = 'pli audit key'

const publicKeyFile = (data: Data): string => join(data.paths.checkpoints, 'public.pem')
const checkpointFile = (data: Data, log: LogName): string =>
  join(data.paths.checkpoints, `${log}.json`)

/** Keeps the log's signing key, wrapped, and publishes its public half. */
export async function saveAuditKey(
  data: Data,
  key: { privateKey: Buffer; publicKey: string },
): Promise<void> {
  const wrapped = data.master.wrap(key.privateKey, keyContext).toString('base64')
  key.privateKey.fill(0)
  await data.saveSetting(keySetting, wrapped)
  writeWhole(publicKeyFile(data), key.publicKey, 0o644)
  await signLogs(data, () => 'none yet')
}

/** Signs how far each log has come, unless the last checkpoint says so already or no longer fits. */
export async function writeCheckpoints(data: Data): Promise<void> {
  await signLogs(data, (log) => lastCheckpoint(data, log))
}

type Last = (log: LogName) => Checkpoint | 'none yet' | 'unusable'

async function signLogs(data: Data, lastOf: Last): Promise<void> {
  const wrapped = await data.setting(keySetting)
  if (wrapped === undefined) throw new Fault('corrupt', 'the audit key is missing')
  const key = data.master.unwrap(Buffer.from(wrapped, 'base64'), keyContext)
  try {
    for (const log of logNames) {
      const last = lastOf(log)
      // Lost or forged: a new one would hide it.
      if (last !== 'unusable')
        await writeCheckpoint(data, log, key, last === 'none yet' ? null : last)
    }
  } finally {
    key.fill(0)
  }
}

async function writeCheckpoint(
  data: Data,
  log: LogName,
  key: Buffer,
  before: Checkpoint | null,
): Promise<void> {
  const file = checkpointFile(data, log)
  const { last, seen } = await data.readAudit(log, async (table) => ({
    last: (await table.last()) ?? { seq: 0, hash: genesis },
    seen: before && before.seq > 0 ? (await table.after(before.seq - 1, 1))[0] : undefined,
  }))
  if (before) {
    // A log that was cut or rewritten gets no new signature: the old one stays, for `pli audit verify` to tell.
    if (before.seq > 0 && seen?.hash.toString('hex') !== before.hash) return
    if (before.seq === last.seq) return
  }
  const at = new Date(data.clock.now()).toISOString()
  const fields = { log, seq: last.seq, hash: last.hash.toString('hex'), at }
  writeWhole(file, `${JSON.stringify(signCheckpoint(key, fields))}\n`, 0o644)
}

/** Every log has one from the beginning: without it nobody could tell whether the log was cut. */
function readCheckpoint(data: Data, log: LogName): Checkpoint {
  const file = checkpointFile(data, log)
  if (!existsSync(file)) throw new Fault('corrupt', 'its signed checkpoint is missing')
  return openCheckpoint(readFileSync(file, 'utf8'), readFileSync(publicKeyFile(data), 'utf8'))
}

function lastCheckpoint(data: Data, log: LogName): Checkpoint | 'unusable' {
  try {
    return readCheckpoint(data, log)
  } catch (error) {
    if (isFault(error)) return 'unusable'
    throw error
  }
}

const pageSize = 1000

/** A log's entries from the first. */
export async function* entriesOf(data: Data, log: LogName): AsyncGenerator<StoredEntry> {
  for (let seq = 0; ;) {
    const page = await data.readAudit(log, (table) => table.after(seq, pageSize))
    yield* page
    const last = page.at(-1)
    if (!last) return
    seq = last.seq
  }
}

/** Walks one log; `seen` is told the number of each entry. Fault corrupt when it or its checkpoint cannot be read at all. */
export function verifyOne(
  data: Data,
  log: LogName,
  seen?: (seq: number) => void,
): Promise<LogState> {
  return verifyLog(followed(entriesOf(data, log), seen), readCheckpoint(data, log))
}

async function* followed(
  entries: AsyncIterable<StoredEntry>,
  seen: ((seq: number) => void) | undefined,
): AsyncGenerator<StoredEntry> {
  for await (const entry of entries) {
    seen?.(entry.seq)
    yield entry
  }
}
