/** A data directory opened: both databases, their logs, the master key, checked to belong together. */

import { mkdirSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import {
  createAuthority,
  createDirectory,
  createForeign,
  type Authority,
  type AuthorityDeps,
  type Directory,
  type ForeignTrust,
  type PkiStore,
} from '../pki/index.js'
import {
  logNames,
  record,
  type AuditEvent,
  type AuditTable,
  type LogName,
  type ReadAudit,
} from './audit/index.js'
import {
  isFault,
  SaidFault,
  systemClock,
  systemRandom,
  type Clock,
  type Random,
} from './base/index.js'
import { loadConfig, loadMasterKey, pathsOf, type Config, type Paths } from './config/index.js'
import type { LedgerStore } from './dispensing/index.js'
import { createKeyring, type Keyring } from './keys/index.js'
import type { BlobPort, MailStore } from './mail/index.js'
import type { MasterKey } from './seal/index.js'
import {
  auditTable,
  fileBlobs,
  getSetting,
  ledgerStore,
  mailStore,
  openSqlite,
  pkiStore,
  setSetting,
  type Engine,
  type OpenMode,
  type Sql,
} from './store/index.js'

export interface Data {
  readonly paths: Paths
  readonly config: Config
  readonly clock: Clock
  readonly random: Random
  readonly master: MasterKey
  /** The keys of authorities, wherever they are. */
  readonly keyring: Keyring
  readonly engines: Readonly<Record<LogName, Engine>>
  readonly blobs: BlobPort
  readonly mail: MailStore
  /** What was dispensed. */
  readonly ledger: LedgerStore
  readonly pki: PkiStore
  readonly authority: Authority
  /** What `authority` works with, for a rehearsal over other tables. */
  readonly authorityDeps: AuthorityDeps
  readonly directory: Directory
  readonly foreign: ForeignTrust
  /** Reads a log on one snapshot: nobody who writes has to wait. */
  readonly readAudit: ReadAudit
  /** Runs `work` with the audit table of a log, as one unit of work. */
  readonly audit: <T>(log: LogName, work: (table: AuditTable) => Promise<T>) => Promise<T>
  /** A named value of the directory's database. */
  setting(name: string): Promise<string | undefined>
  saveSetting(name: string, value: string): Promise<void>
  close(): Promise<void>
}

const keyIdSetting = 'master-key-id'

/** What whoever opened the directory adds to each event: why, and under which signature. */
export type EventNote = () => Readonly<Record<string, string>>

/** The directory's store with its journal: an event is recorded in the unit that makes the change. */
function pkiStoreOf(engine: Engine, clock: Clock, note: EventNote): PkiStore {
  return pkiStore(engine, (sql: Sql) => ({
    record: (event) =>
      record(auditTable(sql), clock, { ...event, facts: { ...note(), ...event.facts } }),
  }))
}

async function expectKey(engine: Engine, file: string, master: MasterKey): Promise<void> {
  try {
    const id = await engine.read((sql) => getSetting(sql, keyIdSetting))
    if (id !== master.id) throw new SaidFault('corrupt', 'data.key-wrong')
  } catch (error) {
    if (error instanceof SaidFault || !isFault(error, 'corrupt')) throw error
    throw new SaidFault('corrupt', 'data.db-damaged', { file: basename(file) }, error)
  }
}

/** A database up to this size is checked whole before it is served; `pli store check` looks at a larger one. */
const checkedBytes = 64 * 1024 * 1024

/** Fault corrupt when a database is damaged anywhere, as far as that can be seen in a moment. */
export async function expectSound({ paths, engines }: Data): Promise<void> {
  for (const name of logNames) {
    const file = paths[name]
    if (statSync(file).size > checkedBytes) continue
    if ((await engines[name].check()).length > 0)
      throw new SaidFault('corrupt', 'data.db-damaged', { file: basename(file) })
  }
}

/** Opens what `pli init` made, with the master key that is `brought` or lies there. Faults are one sentence with the remedy, and nothing has been changed. */
export async function openData(
  root: string,
  mode: Exclude<OpenMode, 'create'> = 'open',
  note: EventNote = () => ({}),
  brought?: MasterKey,
): Promise<Data> {
  const paths = pathsOf(root)
  const config = loadConfig(paths)
  const master = brought ?? loadMasterKey(paths.masterKey, systemRandom)
  return assemble(paths, config, master, mode, note)
}

/** Makes the databases of a new data directory. */
export async function createData(root: string, config: Config, master: MasterKey): Promise<Data> {
  const paths = pathsOf(root)
  mkdirSync(paths.blobs, { recursive: true, mode: 0o700 })
  return assemble(paths, config, master, 'create', () => ({}))
}

async function assemble(
  paths: Paths,
  config: Config,
  master: MasterKey,
  mode: OpenMode,
  note: EventNote,
): Promise<Data> {
  const clock = systemClock
  const random = systemRandom
  const engines = openBoth(paths, mode)
  const blobs = fileBlobs(paths.blobs, random)
  const keyring = createKeyring({ vault: master, random, settings: config.keys })
  const pki = pkiStoreOf(engines.pki, clock, note)
  try {
    for (const name of logNames) {
      if (mode === 'create')
        await engines[name].write((sql) => setSetting(sql, keyIdSetting, master.id))
      await expectKey(engines[name], paths[name], master)
    }
  } catch (error) {
    await closeBoth(engines)
    throw error
  }
  const authorityDeps: AuthorityDeps = {
    ...{ store: pki, vault: master, signers: keyring, clock, random },
    settings: {
      mailDomains: config.domains,
      ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    },
  }
  return {
    ...{ paths, config, clock, random, master, keyring, engines, blobs, pki },
    mail: mailStore(engines.mail, blobs),
    ledger: ledgerStore(engines.mail),
    authorityDeps,
    authority: createAuthority(authorityDeps),
    directory: createDirectory({ store: pki, clock }),
    foreign: createForeign({ store: pki, clock, random, mailDomains: config.domains }),
    readAudit: (log, work) => engines[log].read((sql) => work(auditTable(sql))),
    audit: (log, work) => engines[log].write((sql) => work(auditTable(sql))),
    setting: (name) => engines.pki.read((sql) => getSetting(sql, name)),
    saveSetting: (name, value) => engines.pki.write((sql) => setSetting(sql, name, value)),
    async close() {
      await keyring.close()
      await closeBoth(engines)
    },
  }
}

/** Writes one event to the mailboxes' log, in a unit of work of its own. */
export function noteEvent({ audit, clock }: Data, event: AuditEvent): Promise<void> {
  return audit('mail', (table) => record(table, clock, event))
}

function openBoth(paths: Paths, mode: OpenMode): Record<LogName, Engine> {
  const pki = openSqlite(paths.pki, 'pki', mode)
  try {
    return { pki, mail: openSqlite(paths.mail, 'mail', mode) }
  } catch (error) {
    void pki.close()
    throw error
  }
}

async function closeBoth(engines: Readonly<Record<LogName, Engine>>): Promise<void> {
  for (const name of logNames) await engines[name].close()
}
