/** A whole house for scenarios: a data directory with people in it, and a gateway over it, in this process or as a child. */

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openIdentity, type Identity } from '../../client/mail/index.js'
import type { Enrolment } from '../../pki/index.js'
import { defaultDomains, initData, writeIdentity, writeMailCertificates } from '../admin/index.js'
import type { Log } from '../base/index.js'
import { listenerNames, type ListenerKey } from '../config/index.js'
import { openData, type Data } from '../data.js'
import { startGateway, type GatewayOptions, type RunningGateway } from '../gateway.js'

const actor = 'scenario'
const host = '127.0.0.1'
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))
const mainFile = join(projectRoot, 'dist/server/main.js')

/** Somebody enrolled: the folder that `pli enrol` writes, and what is in it. */
export interface Member {
  readonly folder: string
  readonly mailbox: string
  /** `rpps:…` or `finess:…`. */
  readonly name: string
  readonly serial: string
  readonly identity: Identity
  readonly p12Password: string
}

const people = {
  doctor: { rpps: '10100997245', family: 'MARTIN', given: 'Camille', profession: 'medecin' },
  colleague: { rpps: '10003456783', family: 'DURAND', given: 'Alix', profession: 'medecin' },
  nurse: { rpps: '10005678901', family: 'PETIT', given: 'Noé', profession: 'infirmier' },
} as const
const mailboxes = {
  doctor: 'camille.martin@medecin.pli.test',
  colleague: 'alix.durand@medecin.pli.test',
  nurse: 'noe.petit@medecin.pli.test',
  pharmacy: 'officine@pharmacie.pli.test',
} as const
export type Role = keyof typeof mailboxes

/** The last digit that makes `digits` pass the Luhn test of RPPS numbers. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** A data directory of its own, in a temporary folder. */
export class Space {
  readonly folder: string
  readonly root: string

  readonly #keys: 'ecdsa' | 'rsa'

  private constructor(keys: 'ecdsa' | 'rsa', within: string) {
    this.#keys = keys
    this.folder = mkdtempSync(join(within, 'pli-scenario-'))
    this.root = join(this.folder, 'data')
  }

  /** RSA is what `pli init` and `pli enrol` make; the tests that do not look at keys use the quicker ECDSA. */
  static async make(keys: 'ecdsa' | 'rsa' = 'ecdsa', within = tmpdir()): Promise<Space> {
    const space = new Space(keys, within)
    const domains = [...defaultDomains]
    const keyType = keys === 'ecdsa' ? { keyType: 'ecdsa-p256' } : {}
    await initData({ root: space.root, domains, hostName: 'localhost', actor, ...keyType })
    return space
  }

  /** A path beside the data directory. */
  path(name: string): string {
    return join(this.folder, name)
  }

  /** Opens the data directory for `work`, as a console command does, beside a gateway that may run. */
  async withData<T>(work: (data: Data) => Promise<T>): Promise<T> {
    const data = await openData(this.root)
    try {
      return await work(data)
    } finally {
      await data.close()
    }
  }

  /** With `mail`, also the certificates that sign and encrypt, as `pli enrol` gives them. */
  async enrol(
    role: Role,
    folder: string = role,
    { mail = false }: { readonly mail?: boolean } = {},
  ): Promise<Member> {
    return this.withData(async (data) => {
      const mailbox = mailboxes[role]
      const common = { actor, mailbox, keyType: this.#keys }
      const enrolment =
        role === 'pharmacy'
          ? await data.authority.enrolOrganisation({
              ...{ finess: '750803447', name: 'PHARMACIE DES LILAS', type: 'ORG' },
              ...common,
            })
          : await data.authority.enrolProfessional({
              ...people[role],
              rpps: withCheckDigit(people[role].rpps.slice(0, 10)),
              ...common,
            })
      const member = await memberOf(data, enrolment, this.path(folder))
      if (mail)
        await writeMailCertificates(data, enrolment, member.folder, member.p12Password, actor)
      return member
    })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function memberOf(data: Data, enrolment: Enrolment, folder: string): Promise<Member> {
  const p12Password = await writeIdentity(data, enrolment, folder)
  return {
    ...{ folder, p12Password },
    mailbox: enrolment.mailbox ?? '',
    name: enrolment.identity,
    serial: enrolment.certificate.serial,
    identity: await openIdentity(folder),
  }
}

export type Ports = Readonly<Record<ListenerKey, number>>

const anyPort = Object.fromEntries(
  listenerNames.map((name) => [name, { host, port: 0 }]),
) as Record<ListenerKey, { host: string; port: number }>

/** What the gateway logged, one object a line, so that a test may look for what must not be there. */
export class LogLines implements Log {
  readonly lines: string[] = []
  #keep(level: string, fields: object, message: string): void {
    const plain = JSON.stringify(fields, (_, value: unknown) =>
      value instanceof Error ? `${value.name}: ${value.message} ${value.stack ?? ''}` : value,
    )
    this.lines.push(`${level} ${message} ${plain}`)
  }
  debug = (fields: object, message: string) => this.#keep('debug', fields, message)
  info = (fields: object, message: string) => this.#keep('info', fields, message)
  warn = (fields: object, message: string) => this.#keep('warn', fields, message)
  error = (fields: object, message: string) => this.#keep('error', fields, message)

  /** Bugs that the session loops caught. */
  get errors(): string[] {
    return this.lines.filter((line) => line.startsWith('error'))
  }
}

export interface InProcess {
  readonly ports: Ports
  readonly gateway: RunningGateway
  readonly log: LogLines
  stop(): Promise<void>
}

export async function startInProcess(
  space: Space,
  more: Pick<GatewayOptions, 'local'> = {},
): Promise<InProcess> {
  const log = new LogLines()
  const gateway = await startGateway({
    ...{ root: space.root, listen: anyPort, log, version: 'test' },
    ...more,
  })
  const ports = Object.fromEntries(
    listenerNames.map((name) => [name, gateway.addresses[name].port]),
  ) as Record<ListenerKey, number>
  return { ports, gateway, log, stop: () => gateway.stop() }
}

export interface Child {
  readonly ports: Ports
  readonly process: ChildProcess
  /** Standard error so far. */
  readonly log: () => string
  kill(signal: NodeJS.Signals): Promise<number | null>
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The built gateway as a process of its own; resolves when it listens. */
export async function startChild(root: string, env: NodeJS.ProcessEnv = {}): Promise<Child> {
  expectBuilt()
  const listen = listenerNames.flatMap((name) => [
    `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    `${host}:0`,
  ])
  const child = spawn(process.execPath, [mainFile, 'serve', '--data', root, ...listen], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const ended = once(child, 'exit') as Promise<[number | null]>
  const ports = await portsOf(root, child, () => log)
  return {
    ...{ ports, process: child, log: () => log },
    async kill(signal) {
      child.kill(signal)
      return (await ended)[0]
    },
  }
}

async function portsOf(root: string, child: ChildProcess, log: () => string): Promise<Ports> {
  const file = join(root, 'run', 'listeners.json')
  for (let tries = 0; tries < 1000 && child.exitCode === null; tries++) {
    if (existsSync(file)) {
      const told = JSON.parse(readFileSync(file, 'utf8')) as Record<
        ListenerKey,
        { port: number }
      > & {
        pid: number
      }
      if (told.pid === child.pid)
        return Object.fromEntries(listenerNames.map((name) => [name, told[name].port])) as Record<
          ListenerKey,
          number
        >
    }
    await delay(10)
  }
  child.kill('SIGKILL')
  throw new Error(`the gateway did not start: ${log()}`)
}

function expectBuilt(): void {
  if (!existsSync(mainFile)) throw new Error('these tests run the built gateway: npm run build')
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the built `pli` as a separate process. */
export async function pli(args: readonly string[], locale = 'fr_FR.UTF-8'): Promise<Ran> {
  expectBuilt()
  const env = { ...process.env, LC_ALL: locale, NO_COLOR: '1' }
  const child = spawn(process.execPath, [mainFile, ...args], { stdio: 'pipe', env })
  child.stdin.end()
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code: code ?? -1, out, err }
}
