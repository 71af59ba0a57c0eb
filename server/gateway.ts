/** The gateway as a running thing: data opened and locked, listeners bound, the directory followed, everything ended in order. */

import { rmSync } from 'node:fs'
import { refreshLists } from '../pki/index.js'
import { isFault, SaidFault, type Log, type PhraseKey } from './base/index.js'
import { build, type Gateway } from './build.js'
import { writeCheckpoints } from './checkpoints.js'
import {
  listenerNames,
  printEndpoint,
  writeWhole,
  type Endpoint,
  type ListenerKey,
} from './config/index.js'
import { expectSound, noteEvent, openData, type Data } from './data.js'
import { warnOfEndings } from './expiry.js'
import { removeOrphans } from './mail/index.js'
import type { Announcement } from './post/index.js'
import { mailParts } from './parts.js'
import { holdLock } from './store/index.js'

export type Addresses = Readonly<Record<ListenerKey, Endpoint>>

export interface GatewayOptions {
  readonly root: string
  /** Addresses that replace those of the configuration. */
  readonly listen: Partial<Addresses>
  /** In the place of the configured one. */
  readonly local?: Endpoint
  readonly log: Log
  readonly version: string
}

export interface RunningGateway {
  readonly data: Data
  readonly addresses: Addresses
  /** Where programs of this machine come in with a token; null when it is off. */
  readonly local: Endpoint | null
  /** Stops accepting, lets what is in flight end, writes the checkpoints, closes the databases. */
  stop(): Promise<void>
}

const graceMs = 10_000
const checkpointMs = 60_000
const usageMs = 60_000
const crlCheckMs = 60 * 60_000
/** How often it is looked at what will end. */
const expiryMs = 60 * 60_000
/** Until a new authority is asked for in handshakes. */
const authoritiesMs = 1000
/** How often it is looked whether a list or an answer of others is due. */
const foreignMs = 30_000

/** Starts serving a data directory. Faults are one sentence with the remedy, and nothing stays open. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const data = await openData(options.root)
  try {
    await expectSound(data)
    const unlock = holdLock(data.paths.lock)
    try {
      return await serve(data, options, unlock)
    } catch (error) {
      unlock()
      throw error
    }
  } catch (error) {
    await data.close()
    throw error
  }
}

async function serve(
  data: Data,
  options: GatewayOptions,
  unlock: () => void,
): Promise<RunningGateway> {
  const { log, version } = options
  const gateway = await build(data, log, version)
  await renewDue(data, log)
  const swept = await removeOrphans(mailParts(data, log), 'gateway', true)
  if (swept.count > 0) log.info({ ...swept }, 'files without a message removed')
  const addresses = await bind(gateway, addressesOf(data, options))
  const localAt = options.local ?? data.config.local
  const local = localAt && (await bindLocally(gateway, localAt))
  const text = {
    ...addressText(addresses),
    ...(local && { local: { ...local, address: printEndpoint(local) } }),
  }
  writeWhole(
    data.paths.listeners,
    `${JSON.stringify({ pid: process.pid, ...text }, null, 2)}\n`,
    0o644,
  )
  await noteEvent(data, { kind: 'gateway.started', actor: 'gateway', facts: { version } })
  const stopWork = startWork(data, gateway, log)
  return {
    data,
    ...{ addresses, local },
    async stop() {
      await gateway.drain(graceMs)
      stopWork()
      await gateway.noteUsage()
      rmSync(data.paths.listeners, { force: true })
      await noteEvent(data, { kind: 'gateway.stopped', actor: 'gateway', facts: {} })
      await writeCheckpoints(data)
      await data.close()
      unlock()
    },
  }
}

/** A key out of reach (a token pulled out) stops no mail: the lists that are there stay good for days. */
async function renewDue({ authority }: Data, log: Log): Promise<void> {
  const steps = [
    () => authority.refreshDueCrls('gateway'),
    () => authority.refreshResponders('gateway'),
  ]
  for (const step of steps)
    try {
      await step()
    } catch (error) {
      if (!isFault(error)) throw error
      log.error({ err: error }, 'a revocation list or an OCSP responder could not be renewed')
    }
}

/** Is no gateway running on this data directory? */
export function isAlone(data: Data): boolean {
  try {
    holdLock(data.paths.lock)()
    return true
  } catch (error) {
    if (isFault(error, 'conflict')) return false
    throw error
  }
}

/** What goes on beside the sessions: following the directory, signing checkpoints, renewing CRLs. */
function startWork(data: Data, gateway: Gateway, log: Log): () => void {
  const stopFollowing = gateway.trust.follow()
  gateway.startReleasing()
  const every = (ms: number, what: string, work: () => Promise<unknown>): NodeJS.Timeout =>
    setInterval(() => {
      work().catch((error: unknown) => log.error({ err: error }, `${what} failed`))
    }, ms)
  const look = (): Promise<void> => lookAtEndings(data, gateway, log)
  // After the listeners are there: it reads the whole register.
  setImmediate(() => {
    look().catch((error: unknown) => log.error({ err: error }, 'looking at what ends failed'))
  })
  const timers = [
    every(checkpointMs, 'writing audit checkpoints', () => writeCheckpoints(data)),
    every(usageMs, 'noting the use of addresses', () => gateway.noteUsage()),
    every(crlCheckMs, 'renewing CRLs and OCSP responders', () => renewDue(data, log)),
    every(expiryMs, 'looking at what ends', look),
    every(authoritiesMs, 'following the authorities', () => gateway.followAuthorities()),
    every(foreignMs, 'asking the authorities of others', () => askForeign(data, gateway, log)),
  ]
  return () => {
    stopFollowing()
    for (const timer of timers) clearInterval(timer)
  }
}

async function lookAtEndings(data: Data, gateway: Gateway, log: Log): Promise<void> {
  const announce = (announcement: Announcement): Promise<void> => gateway.announce(announcement)
  const endings = await warnOfEndings({ data, log, announce })
  gateway.metrics.setEndings(endings, data.clock.now())
}

/** What we have stays good until it expires, so a list or an answer that cannot be had is only a warning. */
async function askForeign({ foreign }: Data, { trust }: Gateway, log: Log): Promise<void> {
  for (const outcome of await refreshLists(foreign, 'gateway', 'due'))
    if (outcome.problem !== null) log.warn({ ...outcome }, 'a list of others could not be fetched')
    else log.info({ ...outcome }, 'a list of others is up to date')
  for (const outcome of await trust.refreshAnswers())
    if (outcome.problem !== null) log.warn({ ...outcome }, 'a responder of others did not answer')
}

const companions = {
  submission: 'submissionStarttls',
  imap: 'imapStarttls',
  https: 'http',
} as const

/** The configured addresses, replaced where asked. A listener moved to any free port takes its companion along. */
function addressesOf({ config }: Data, { listen }: GatewayOptions): Addresses {
  const addresses = { ...config.listen, ...listen }
  for (const [name, companion] of Object.entries(companions) as [
    keyof typeof companions,
    ListenerKey,
  ][]) {
    const moved = listen[name]
    if (moved?.port === 0 && !listen[companion]) addresses[companion] = moved
  }
  return addresses
}

async function bind(gateway: Gateway, wanted: Addresses): Promise<Addresses> {
  try {
    return await gateway.listen(wanted)
  } catch (error) {
    throw isFault(error, 'unavailable') ? portFault(error) : error
  }
}

async function bindLocally(gateway: Gateway, at: Endpoint): Promise<Endpoint> {
  try {
    return await gateway.listenLocally(at)
  } catch (error) {
    await gateway.drain(0)
    throw isFault(error, 'unavailable') ? portFault(error) : error
  }
}

const portReasons: Readonly<Record<string, PhraseKey>> = {
  EADDRINUSE: 'serve.port-taken',
  EACCES: 'serve.port-denied',
  EADDRNOTAVAIL: 'serve.port-unknown',
}

function portFault(error: Error): Error {
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const key = portReasons[code]
  const address = /[^ ]+:\d+$/.exec(error.message)?.[0]
  if (!key || address === undefined) return error
  return new SaidFault('unavailable', key, { address }, error)
}

/** `listeners.json`: every address apart and as one text. */
function addressText(addresses: Addresses): Record<string, Endpoint & { address: string }> {
  return Object.fromEntries(
    listenerNames.map((name) => {
      const { host, port } = addresses[name]
      return [name, { host, port, address: printEndpoint({ host, port }) }]
    }),
  )
}
