/** A whole gateway in this process, with identities enrolled by the real authority, and `pli` run against it. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { startGateway, type RunningGateway } from '../../server/gateway.js'
import { initData } from '../../server/admin/init.js'
import { writeIdentity } from '../../server/admin/identity-folder.js'
import { writeMailCertificates } from '../../server/admin/mail-certificates.js'
import { silentLog, type Language } from '../../server/base/index.js'
import { userCommands } from './commands/index.js'
import type { Sink } from './output.js'
import { runCli } from './run.js'

export class Memory implements Sink {
  readonly #pieces: Buffer[] = []

  constructor(
    readonly isTTY = false,
    readonly columns = 80,
  ) {}

  write(data: string | Uint8Array, done?: (error?: Error | null) => void): boolean {
    this.#pieces.push(Buffer.from(data as Uint8Array))
    done?.()
    return true
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#pieces)
  }

  get text(): string {
    return this.bytes.toString('utf8')
  }
}

export interface Ran {
  readonly code: number
  readonly out: Memory
  readonly err: Memory
}

export interface RunOptions {
  readonly input?: string
  readonly language?: Language
  readonly tty?: boolean
}

/** Runs `pli` with the user's commands. */
export async function pli(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const out = new Memory(options.tty)
  const err = new Memory(options.tty)
  const code = await runCli({
    commands: userCommands,
    argv,
    language: options.language ?? 'fr',
    out,
    err,
    input: Readable.from(options.input === undefined ? [] : [Buffer.from(options.input)]),
    colour: true,
    debug: true,
    version: '1.2.3',
  })
  return { code, out, err }
}

const anywhere = { host: '127.0.0.1', port: 0 }

export interface Space {
  readonly folder: string
  /** Identity folders. */
  readonly doctor: string
  readonly pharmacy: string
  readonly gateway: RunningGateway
  close(): Promise<void>
}

/** `more`: domains that this gateway serves besides. */
export async function startSpace(more: readonly string[] = []): Promise<Space> {
  const folder = mkdtempSync(join(tmpdir(), 'pli-cli-'))
  const root = join(folder, 'data')
  const domains = ['medecin.pli.test', 'pharmacie.pli.test', ...more]
  await initData({ root, domains, hostName: 'passerelle.pli.test', actor: 'test' })
  const gateway = await startGateway({
    root,
    listen: {
      submission: anywhere,
      submissionStarttls: anywhere,
      imap: anywhere,
      imapStarttls: anywhere,
      https: anywhere,
    },
    log: silentLog,
    version: 'test',
  })
  const { data } = gateway
  const doctor = join(folder, 'doctor')
  const pharmacy = join(folder, 'pharmacy')
  const person = await data.authority.enrolProfessional({
    rpps: '10100997245',
    family: 'MARTIN',
    given: 'Camille',
    profession: 'medecin',
    mailbox: 'camille.martin@medecin.pli.test',
    actor: 'test',
  })
  const opened = await writeIdentity(data, person, doctor)
  await writeMailCertificates(data, person, doctor, opened, 'test')
  const organisation = await data.authority.enrolOrganisation({
    finess: '750803447',
    name: 'PHARMACIE DU CENTRE',
    mailbox: 'officine@pharmacie.pli.test',
    actor: 'test',
  })
  const password = await writeIdentity(data, organisation, pharmacy)
  await writeMailCertificates(data, organisation, pharmacy, password, 'test')
  return {
    folder,
    doctor,
    pharmacy,
    gateway,
    async close() {
      await gateway.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
