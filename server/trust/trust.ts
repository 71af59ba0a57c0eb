/** The room's door: admits handshakes, decides on actions, keeps live sessions honest, and audits every refusal. */

import type { TLSSocket } from 'node:tls'
import type { AskOutcome } from '../../pki/index.js'
import type { AuditEvent } from '../audit/index.js'
import { admit, deny, type Clock, type Denial, type Log, type Verdict } from '../base/index.js'
import { Accesses } from './accesses.js'
import { Judge, type OutgoingPeer } from './judge.js'
import type { RecordEvent, TrustDirectory } from './ports.js'
import { Sessions } from './sessions.js'
import { peerChain, peerLeaf } from './tls.js'
import type { Action, Caller, ListenerName, Trust } from './types.js'

export interface TrustOptions {
  readonly directory: TrustDirectory
  readonly record: RecordEvent
  readonly clock: Clock
  readonly log: Log
}

export interface LiveTrust extends Trust {
  /** What each listener would say to this chain (DER, leaf first); nothing is logged or audited. */
  why(chain: readonly Buffer[], listener: ListenerName): Promise<Verdict<Caller>>
  /**
   * Judges the chain (DER, leaf first) of a server that we go out to, and that it is `host`: our own servers, and those
   * of authorities trusted for `servers`. Who may come in plays no part in it.
   */
  server(chain: readonly Buffer[], host: string): Promise<Verdict<OutgoingPeer>>
  /** DER of the authorities whose servers we go out to, for the TLS client. */
  outgoing(): Promise<Buffer[]>
  /** Asks the responders of others again about who came lately, ahead of the end of their answers. */
  refreshAnswers(): Promise<AskOutcome[]>
  /** Judges every live session again, now. */
  recheck(): Promise<void>
  /** Calls `told` for every session that is ended because of its caller; returns the way to leave. */
  onEnded(told: (caller: Caller) => void): () => void
  /** Follows the directory until stopped: changes within `changesMs`, expiry of certificates within `expiryMs`. */
  follow(changesMs?: number, expiryMs?: number): () => void
}

export function createTrust(options: TrustOptions): LiveTrust {
  const { directory, clock, log } = options
  const judge = new Judge(directory, clock, (outcome) =>
    log.warn({ ...outcome }, 'a responder of others did not answer'),
  )
  const accesses = new Accesses(directory, clock)
  const witnesses = new Set<(caller: Caller) => void>()
  const audit = async (event: AuditEvent): Promise<void> => {
    try {
      await options.record(event)
    } catch (error) {
      log.error({ err: error, kind: event.kind }, 'a refusal could not be audited')
    }
  }
  const noteClaim = async (socket: TLSSocket, { rule, facts }: Denial): Promise<void> => {
    const leaf = peerLeaf(socket)
    if (rule !== 'foreign-waiting' || !leaf) return
    try {
      await directory.foreign.noteClaim(leaf, facts['identity'] ?? '')
    } catch (error) {
      log.error({ err: error }, 'a claim could not be noted')
    }
  }
  const sessions = new Sessions(
    (caller) => judge.again(caller),
    log,
    async ({ caller }, { rule }) => {
      // Before anything is written: who measures wants the moment.
      for (const told of witnesses) told(caller)
      const listener = judge.listenerOf(caller)
      log.warn({ identity: caller.identity, rule, listener }, 'session ended')
      await audit({ kind: 'session.ended', actor: caller.identity, facts: { listener, rule } })
    },
  )
  return {
    async admit(socket, listener) {
      const verdict = await admitSocket(judge, socket, listener)
      if (!verdict.admitted) {
        await refused(socket, listener, verdict, { log, audit })
        await noteClaim(socket, verdict)
      }
      return verdict
    },
    async decide(caller, action, address) {
      const verdict = await decide(accesses, caller, action, address)
      if (!verdict.admitted) {
        const { rule } = verdict
        log.warn({ identity: caller.identity, rule, action, address }, 'action refused')
        await audit({
          kind: 'action.refused',
          actor: caller.identity,
          facts: { rule, action, address },
        })
      }
      return verdict
    },
    watch: (watch) => sessions.watch(watch),
    why: (chain, listener) => judge.judge(chain[0] ?? null, () => [...chain], listener),
    server: (chain, host) => judge.server(chain, host),
    async outgoing() {
      const { anchors, foreign } = await judge.material()
      const others = foreign.authorities.filter(({ audiences }) => audiences.includes('servers'))
      return [...anchors, ...others.map(({ certificate }) => certificate)].map(({ der }) => der)
    },
    refreshAnswers: async () => directory.foreign.answers.refresh((await judge.material()).foreign),
    recheck: () => sessions.recheck(),
    onEnded(told) {
      witnesses.add(told)
      return () => void witnesses.delete(told)
    },
    follow: (changesMs = 200, expiryMs = 30_000) =>
      follow(directory, sessions, log, changesMs, expiryMs),
  }
}

async function admitSocket(
  judge: Judge,
  socket: TLSSocket,
  listener: ListenerName,
): Promise<Verdict<Caller>> {
  // We never let a session be resumed; were one to be all the same, it would have skipped authentication.
  if (socket.isSessionReused()) return deny('session-resumed', { listener })
  return judge.judge(peerLeaf(socket), () => peerChain(socket), listener)
}

async function refused(
  socket: TLSSocket,
  listener: ListenerName,
  { rule, facts }: Denial,
  { log, audit }: { log: Log; audit: (event: AuditEvent) => Promise<void> },
): Promise<void> {
  const remote = socket.remoteAddress ?? ''
  const peer = socket.getPeerX509Certificate()
  log.warn({ listener, rule, remote, facts }, 'certificate refused')
  await audit({
    kind: 'session.refused',
    actor: facts['identity'] ?? 'stranger',
    facts: {
      listener,
      rule,
      remote,
      certificate: peer?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '',
      subject: (facts['subject'] ?? '').slice(0, 300),
    },
  })
}

async function decide(
  accesses: Accesses,
  caller: Caller,
  action: Action,
  address: string,
): Promise<Verdict> {
  const facts = { identity: caller.identity, name: caller.displayName, address, action }
  const access = (await accesses.of(caller.identity)).find(
    ({ mailbox }) => mailbox.address === address,
  )
  if (caller.only !== undefined && caller.only !== address)
    return deny(action === 'send' ? 'not-sender' : 'not-reader', facts)
  if (access && access.mailbox.state !== 'active') return deny('mailbox-suspended', facts)
  if (access?.actions.includes(action)) return admit(undefined)
  return deny(action === 'send' ? 'not-sender' : 'not-reader', facts)
}

function follow(
  directory: TrustDirectory,
  sessions: Sessions,
  log: Log,
  changesMs: number,
  expiryMs: number,
): () => void {
  let seen = directory.changes()
  let revision: number | null = null
  let running: Promise<void> | null = null
  // Asked once more a moment later, for a session that was being admitted while the change was made.
  let again = false
  const recheck = (): void => {
    running ??= sessions.recheck().finally(() => {
      running = null
    })
  }
  const look = async (): Promise<void> => {
    const now = directory.changes()
    if ((now === seen && !again) || running) return
    seen = now
    const current = await directory.revision()
    const changed = current !== revision
    revision = current
    if (changed || again) recheck()
    again = changed
  }
  const changes = setInterval(() => {
    look().catch((error: unknown) => log.error({ err: error }, 'the directory cannot be read'))
  }, changesMs)
  const expiry = setInterval(recheck, expiryMs)
  return () => {
    clearInterval(changes)
    clearInterval(expiry)
  }
}
