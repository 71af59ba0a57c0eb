/** From a presented chain to a caller: the costly part once per certificate, dates, lists and directory every time. */

import { createHash } from 'node:crypto'
import {
  checkPeerName,
  foreignStatus,
  judgeChain,
  judgeForeign,
  judgeNow,
  judgePaths,
  verifyNow,
  verifyPeer,
  type AskOutcome,
  type Certificate,
  type ForeignMaterial,
  type JudgedPeer,
  type LoadedTrust,
  type Path,
} from '../../pki/index.js'
import { admit, deny, type Clock, type RuleName, type Verdict } from '../base/index.js'
import { admissionRules, type Candidate } from './policy/index.js'
import type { TrustDirectory } from './ports.js'
import type { Caller, CallerMailbox, ListenerName } from './types.js'

/** Certificates whose chain is remembered. */
const cacheSize = 10_000

export class Judge {
  readonly #directory: TrustDirectory
  readonly #clock: Clock
  readonly #unanswered: (outcome: AskOutcome) => void
  readonly #judged = new Map<string, JudgedPeer>()
  #material: LoadedTrust | null = null
  /** What callers were admitted by, for judging them again when what is remembered has been dropped. */
  readonly #peers = new WeakMap<Caller, JudgedPeer>()
  readonly #listeners = new WeakMap<Caller, ListenerName>()
  #changes = -1

  constructor(directory: TrustDirectory, clock: Clock, unanswered: (outcome: AskOutcome) => void) {
    this.#directory = directory
    this.#clock = clock
    this.#unanswered = unanswered
  }

  /** Judges a leaf, asking for the whole chain (DER, leaf first) only when the leaf was never seen. */
  async judge(
    leaf: Buffer | null,
    chain: () => Buffer[],
    listener: ListenerName,
  ): Promise<Verdict<Caller>> {
    if (!leaf) return deny('no-certificate', { listener })
    const material = await this.material()
    const key = createHash('sha256').update(leaf).digest('hex')
    const judged = this.#chain(key, chain, material)
    if (!judged.admitted) return judged
    if (judged.value.foreign) await this.#ask(judged.value.paths, material.foreign)
    return this.#decide(judged.value, key, listener, material)
  }

  /** Judges the server that we go out to: ours, or of an authority trusted for servers, with the name that we meant. */
  async server(chain: readonly Buffer[], host: string): Promise<Verdict<OutgoingPeer>> {
    const material = await this.material()
    const { crls, foreign } = material
    const at = this.#clock.now()
    const own = verifyPeer(chain, { ...material, purpose: 'server', crls, at })
    if (own.admitted || !unanchored.has(own.rule)) return named(own, host)
    const judged = judgePaths(chain, foreign, 'out')
    if (!judged.admitted) return unanchored.has(judged.rule) ? own : judged
    const { leaf: certificate, paths } = judged.value
    await this.#ask(paths, foreign)
    const path = judgeNow(paths, { crls, at, status: this.#status(foreign, at) })
    return named(path.admitted ? admit({ certificate }) : path, host)
  }

  #status(foreign: ForeignMaterial, at: number): ReturnType<typeof foreignStatus> {
    const { answers } = this.#directory.foreign
    return foreignStatus(foreign, (c, issuer) => answers.known(c, issuer), at)
  }

  /** Has the responders of others asked, where no list will do; a recheck of live sessions never waits for them. */
  async #ask(paths: readonly Path[], foreign: ForeignMaterial): Promise<void> {
    const { answers } = this.#directory.foreign
    const asked = await Promise.all(paths.map((path) => answers.ensure(path, foreign)))
    for (const outcome of asked.flat()) if (outcome.problem !== null) this.#unanswered(outcome)
  }

  /** The door a caller came in by. */
  listenerOf(caller: Caller): ListenerName {
    return this.#listeners.get(caller) ?? 'https'
  }

  /** Judges a caller again, with the directory as it is now. */
  async again(caller: Caller): Promise<Verdict<Caller>> {
    const material = await this.material()
    const key = caller.certificate.fingerprint
    const path = this.#peers.get(caller)?.paths[0] ?? []
    const judged = this.#chain(key, () => path.map(({ der }) => der), material)
    return judged.admitted
      ? this.#decide(judged.value, key, this.listenerOf(caller), material)
      : judged
  }

  #chain(key: string, chain: () => Buffer[], material: LoadedTrust): Verdict<JudgedPeer> {
    const known = this.#judged.get(key)
    if (known) return admit(known)
    const verdict = judgeAny(chain(), material)
    if (verdict.admitted) this.#remember(key, verdict.value)
    return verdict
  }

  /** What is trusted now. */
  async material(): Promise<LoadedTrust> {
    const changes = this.#directory.changes()
    const before = this.#material
    if (before && changes === this.#changes) return before
    // Much of what is written there, an import for one, changes nobody's standing.
    const same = before?.revision === (await this.#directory.revision())
    this.#material = before && same ? before : await this.#directory.material()
    this.#changes = changes
    if (!same) await this.#directory.foreign.answers.load()
    // Paths were built over the authorities of then.
    if (before && !sameAuthorities(before, this.#material)) this.#judged.clear()
    return this.#material
  }

  #remember(key: string, judged: JudgedPeer): void {
    if (this.#judged.size >= cacheSize) {
      const oldest = this.#judged.keys().next()
      if (!oldest.done) this.#judged.delete(oldest.value)
    }
    this.#judged.set(key, judged)
  }

  async #decide(
    judged: JudgedPeer,
    fingerprint: string,
    listener: ListenerName,
    { crls, foreign }: LoadedTrust,
  ): Promise<Verdict<Caller>> {
    const at = this.#clock.now()
    const claim = judged.foreign && (await this.#directory.foreign.claim(fingerprint))
    if (claim?.state === 'refused')
      return deny('foreign-refused', {
        ...{ subject: judged.certificate.subject.text, identity: judged.identity },
      })
    const identity = claim?.boundTo ?? judged.identity
    const standing = await this.#directory.standing(fingerprint, identity, at)
    // The directory knows of a revocation before any list does, so its word gives the better reason.
    const status = judged.foreign ? { status: this.#status(foreign, at) } : {}
    const verdict = verifyNow(judged, { crls, at, ...status })
    if (!verdict.admitted && standing.certificate?.state !== 'revoked') return verdict
    const peer = verdict.admitted ? verdict.value : { ...judged, chain: [judged.certificate] }
    const candidate: Candidate = { peer, listener, standing, at }
    for (const rule of admissionRules) {
      const answer = rule.judge(candidate)
      if (!answer.admitted) return answer
    }
    if (!verdict.admitted) return verdict
    const caller = callerOf(candidate, fingerprint)
    this.#peers.set(caller, judged)
    this.#listeners.set(caller, listener)
    return admit(caller)
  }
}

/** Whom we go out to. */
export interface OutgoingPeer {
  readonly certificate: Certificate
}

function named(peer: Verdict<OutgoingPeer>, host: string): Verdict<OutgoingPeer> {
  if (!peer.admitted) return peer
  const { certificate } = peer.value
  const name = checkPeerName(certificate, host)
  return name.admitted ? admit({ certificate }) : name
}

/** Ours first; then, when it leads to none of our anchors, those of others. */
function judgeAny(chain: Buffer[], material: LoadedTrust): Verdict<JudgedPeer> {
  const own = judgeChain(chain, { ...material, purpose: 'client' })
  if (own.admitted || material.foreign.authorities.length === 0 || !unanchored.has(own.rule))
    return own
  const foreign = judgeForeign(chain, material.foreign)
  return foreign.admitted || !unanchored.has(foreign.rule) ? foreign : own
}

const unanchored: ReadonlySet<RuleName> = new Set(['no-chain', 'foreign-authority', 'self-signed'])

function callerOf({ peer, standing }: Candidate, fingerprint: string): Caller {
  const { certificate, profile } = peer
  const { entry, mailboxes, roles } = standing
  // An organisation may be enrolled under its other number: the directory's name for it counts.
  const identity = entry?.identity ?? peer.identity
  return {
    identity,
    kind: kindOf(entry?.kind ?? profile.holder),
    displayName: entry?.displayName ?? identity,
    certificate: {
      serial: certificate.serial,
      fingerprint,
      subject: certificate.subject.text,
      notAfter: certificate.notAfter,
    },
    mailboxes: mailboxes.map(({ mailbox, actions }): CallerMailbox => ({
      address: mailbox.address,
      type: mailbox.type,
      owner: mailbox.owner,
      actions: mailbox.state === 'active' ? actions : [],
    })),
    roles,
  }
}

const kindOf = (kind: string): Caller['kind'] =>
  kind === 'organisation' || kind === 'application' ? kind : 'professional'

const names = (material: LoadedTrust): string =>
  [
    ...[...material.anchors, ...material.intermediates].map(({ fingerprint }) => fingerprint),
    ...material.foreign.authorities.map(
      (f) => `${f.certificate.fingerprint} ${f.audiences.join(',')}`,
    ),
    ...material.foreign.revoked.keys(),
  ].join(' ')

const sameAuthorities = (a: LoadedTrust, b: LoadedTrust): boolean => names(a) === names(b)
