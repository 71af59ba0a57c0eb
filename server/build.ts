/** The composition root: the only file that opens every door. */

import { fileURLToPath } from 'node:url'
import {
  createOcspResponder,
  createPublication,
  createUsage,
  isAuthorityName,
  type UsageNotes,
} from '../pki/index.js'
import { checkSignatures } from './act-signatures.js'
import { limits, type Log } from './base/index.js'
import { verifyOne } from './checkpoints.js'
import { listenerNames, type Endpoint, type ListenerKey } from './config/index.js'
import type { Data } from './data.js'
import { createDesk, type Desk } from './desk/index.js'
import { createFhir } from './fhir/index.js'
import { healthPorts, hearWord } from './correspondents.js'
import { gisterOf } from './gist.js'
import { nameOf } from './holders.js'
import { sharingPorts } from './sharing.js'
import { holderSeals } from './holder-seal.js'
import { createJmap, Pusher, pushSender, type Jmap } from './jmap/index.js'
import { createImapServer } from './imap/index.js'
import { authoritiesFollower, listenerTls } from './listener-tls.js'
import { createMail, pushShelf, tokenShelf, type Gister } from './mail/index.js'
import { createMetrics, type Metrics } from './metrics.js'
import { mailKeysOf } from './mail-keys.js'
import { medicinesAt } from './medicines.js'
import { ledgerOf, mayStillSend, quotaOf, readableBy, trustOf } from './parts.js'
import { createPost, type Announcement, type Post, type Routes } from './post/index.js'
import { createSubmission } from './smtp/index.js'
import type { LiveTrust, ServerTls } from './trust/index.js'
import { callerByToken } from './tokens.js'
import { createLocal, createPlain, createWeb, readClientFiles } from './web/index.js'

/** A listener of any door. */
interface Door {
  listen(host: string, port: number): Promise<{ port: number }>
  drain(graceMs: number): Promise<void>
  /** What the next handshakes show and ask for. */
  renewTls(tls: ServerTls): void
}

export interface Gateway {
  readonly trust: LiveTrust
  readonly metrics: Metrics
  /** Delivers a message of the gateway itself. */
  announce(announcement: Announcement): Promise<void>
  /** Binds every listener; resolves with the addresses really bound. Fault unavailable, and nothing stays bound. */
  listen(at: Readonly<Record<ListenerKey, Endpoint>>): Promise<Record<ListenerKey, Endpoint>>
  /** JMAP with tokens, on loopback. Fault denied elsewhere, unavailable. */
  listenLocally(at: Endpoint): Promise<Endpoint>
  /** Asks clients for certificates of the authorities that are trusted now; resolves with whether that changed. */
  followAuthorities(): Promise<boolean>
  /** Writes how addresses were used since the last time; returns how many. */
  noteUsage(): Promise<number>
  /** Begins to send what was held back and is due. */
  startReleasing(): void
  /** Stops accepting, ends sessions in order, waits for what is in flight. */
  drain(graceMs: number): Promise<void>
}

/** Where an address leads, by the directory. */
function routesOf({ directory, config }: Data): Routes {
  return {
    async route(address) {
      const domain = address.slice(address.lastIndexOf('@') + 1)
      if (!config.domains.includes(domain)) return 'foreign'
      const mailbox = await directory.mailbox(address)
      if (!mailbox || mailbox.state === 'closed') return 'unknown'
      return mailbox.state === 'active' ? 'local' : 'suspended'
    },
  }
}

/** Builds the gateway over an opened data directory. */
export async function build(data: Data, log: Log, version: string): Promise<Gateway> {
  const trust = trustOf(data, log)
  const tls = await listenerTls(data)
  const usage = createUsage({ store: data.pki, clock: data.clock })
  const gister = await gisterOf(data, log)
  const inside = makeInside(data, log, { trust, usage, gister })
  await inside.pusher.start()
  const jmap = makeJmap(data, log, inside)
  const doors = makeDoors(data, log, version, { ...inside, jmap }, tls)
  const callerOf = callerByToken(data, tokenShelf(inside.mail.parts), trust)
  const local = createLocal({ jmap, log, callerOf })
  return {
    trust,
    announce: (announcement) => inside.post.announce(announcement),
    metrics: inside.metrics,
    listen: (at) => listenAll(doors, at),
    async listenLocally({ host, port }) {
      return { host, port: (await local.listen(host, port)).port }
    },
    noteUsage: () => usage.flush(),
    followAuthorities: authoritiesFollower(data, tls, (renewed) => {
      for (const door of Object.values(doors)) door.renewTls(renewed)
    }),
    startReleasing: () => inside.post.startReleasing(),
    async drain(graceMs) {
      await inside.post.stopReleasing()
      inside.pusher.stop()
      await Promise.all([local.drain(), ...Object.values(doors).map((door) => door.drain(graceMs))])
    },
  }
}

type Mode = 'implicit' | 'starttls'

interface Inside {
  readonly trust: LiveTrust
  readonly mail: ReturnType<typeof createMail>
  readonly post: Post
  readonly pusher: Pusher
  readonly metrics: Metrics
}

/** What stands behind the doors. */
function makeInside(
  data: Data,
  log: Log,
  {
    trust,
    usage,
    gister,
  }: { readonly trust: LiveTrust; readonly usage: UsageNotes; readonly gister: Gister },
): Inside {
  const { config, clock, random, master } = data
  const { hostName, messageBytes: bytes } = config
  const messageBytes = Math.max(bytes.imap, bytes.imapStarttls)
  const mail = createMail({
    ...{ store: data.mail, master, trust, clock, random, log, messageBytes, usage, gister },
    quotaOf: quotaOf(data),
    holderSealOf: holderSeals(data),
  })
  const routes = routesOf(data)
  const post = createPost({
    ...{ mail: mail.parts, trust, clock, random, hostName, routes },
    mayStillSend: mayStillSend(data),
    nameOf: nameOf(data),
    onGone: hearWord(data, trust),
  })
  const pusher = new Pusher({
    ...{ mail: mail.parts, shelf: pushShelf(mail.parts), clock, random, log },
    sender: pushSender({ hosts: config.pushHosts }),
    readableBy: readableBy(data),
  })
  return { trust, mail, post, pusher, metrics: createMetrics() }
}

function makeDoors(
  data: Data,
  log: Log,
  version: string,
  { trust, mail, post, metrics, jmap }: Inside & { jmap: Jmap },
  tls: ServerTls,
): Record<ListenerKey, Door> {
  const { config, clock } = data
  const { hostName, messageBytes: bytes } = config
  const submission = (mode: Mode, messageBytes: number): Door =>
    createSubmission({ trust, post, log, tls, hostName, messageBytes, mode })
  const imap = (mode: Mode, messageBytes: number): Door => {
    const server = createImapServer({
      ...{ trust, mail, log, clock },
      tls: { contextOptions: tls },
      limits: { ...limits, messageBytes },
      settings: { passwordLogin: config.passwordLogin },
      name: 'Pli',
    })
    return {
      listen: (host, port) => server.listen(mode, { host, port }),
      drain: (graceMs) => server.drain(graceMs),
      renewTls: (renewed) => server.renewTls(renewed),
    }
  }
  return {
    submission: submission('implicit', bytes.submission),
    submissionStarttls: submission('starttls', bytes.submissionStarttls),
    imap: imap('implicit', bytes.imap),
    imapStarttls: imap('starttls', bytes.imapStarttls),
    https: makeWeb(data, log, version, { trust, tls, metrics, jmap }),
    http: makePlain(data, log),
  }
}

/** Beside the built gateway; tests run from the sources and find what the build left. */
const clientFolder = fileURLToPath(
  new URL(
    /\bdist\/server\/[^/]*$/.test(import.meta.url) ? '../web/' : '../dist/web/',
    import.meta.url,
  ),
)

function makePlain({ pki: store, master: vault, clock }: Data, log: Log): Door {
  const responder = createOcspResponder({ store, vault, clock })
  const sources = {
    ...createPublication(store),
    clock,
    ocsp: (request: Buffer) => responder.answer(request),
  }
  // It shows no certificate, so there is none to renew.
  return { ...createPlain(sources, log), renewTls: () => undefined }
}

function makeJmap(data: Data, log: Log, { trust, mail, post, pusher }: Inside): Jmap {
  return createJmap({
    ...{ clock: data.clock, random: data.random, log, mail, trust, post, pusher },
    nameOf: nameOf(data),
    health: healthPorts(data, trust),
    sharing: sharingPorts(data),
    desk: deskOf(data, trust),
  })
}

function makeWeb(
  data: Data,
  log: Log,
  version: string,
  {
    trust,
    tls,
    metrics,
    jmap,
  }: Pick<Inside, 'trust' | 'metrics'> & { readonly tls: ServerTls; readonly jmap: Jmap },
): Door {
  return createWeb({
    metrics: () => metrics.text(),
    ...{ tls, trust, log, hostName: data.config.hostName, client: readClientFiles(clientFolder) },
    async crlNames() {
      return (await data.authority.authorities()).map(({ name }) => name)
    },
    ledger: ledgerOf(data, trust),
    medicines: medicinesAt(data.paths.medicines, log),
    ...{ clock: data.clock, keys: mailKeysOf(data) },
    fhir: createFhir({ store: data.pki, version, log }),
    nameOf: nameOf(data),
    jmap,
    async crl(name, kind) {
      if (!isAuthorityName(name)) return undefined
      return (await data.authority.crl(name, kind))?.der
    },
    enroller: {
      authorities: async () =>
        (await data.authority.authorities()).map(({ certificate }) => certificate.der),
      async enrol({ identity, certificate: { fingerprint } }, profile, request) {
        const order = { fingerprint, request, profile, actor: identity }
        return (await data.authority.enrolForMail(order)).certificate.der
      },
      async reenrol({ identity, certificate: { fingerprint } }, request) {
        const order = { fingerprint, request, actor: identity }
        return (await data.authority.reenrol(order)).certificate.der
      },
    },
    async health() {
      await data.mail.read((tables) => tables.accounts.byAddress(''))
      return { version, revision: await data.directory.revision() }
    },
  })
}

/** The administrators' desk over a running gateway. */
function deskOf(data: Data, trust: LiveTrust): Desk {
  const { pki: store, authorityDeps, directory, clock, random, config, master, readAudit } = data
  return createDesk({
    ...{ store, authorityDeps, directory, clock, random, trust, readAudit },
    ...{ domains: config.domains, space: master.id },
    walks: {
      lengthOf: (log) => readAudit(log, async (table) => (await table.last())?.seq ?? 0),
      walk: (log, seen) => verifyOne(data, log, seen),
      signatures: () => checkSignatures(data),
    },
  })
}

async function listenAll(
  doors: Readonly<Record<ListenerKey, Door>>,
  at: Readonly<Record<ListenerKey, Endpoint>>,
): Promise<Record<ListenerKey, Endpoint>> {
  const bound: Partial<Record<ListenerKey, Endpoint>> = {}
  try {
    for (const name of listenerNames) {
      const { host, port } = at[name]
      bound[name] = { host, port: (await doors[name].listen(host, port)).port }
    }
    return bound as Record<ListenerKey, Endpoint>
  } catch (error) {
    for (const name of listenerNames) if (bound[name]) await doors[name].drain(0)
    throw error
  }
}
