/** Asking the responders of others: bounded at a handshake, remembered on disk, asked again ahead of time. */

import { admit, isFault, limits, type Clock, type Random } from '../../server/base/index.js'
import type { ForeignAnswer, PkiStore } from '../directory/index.js'
import {
  openOcsp,
  statusByLists,
  type OcspAnswer,
  type OcspQuestion,
  type Path,
} from '../verify/index.js'
import {
  certIdOf,
  composeOcspRequest,
  nonceBytes,
  parseOcspResponse,
  type Certificate,
} from '../x509/index.js'
import { askHttp } from './fetch.js'
import type { ForeignMaterial, ForeignSource } from './material.js'
import { usesAnswers } from './status.js'

/** A handshake waits no longer for a responder. */
const timeoutMs = 3000
/** A responder that did not answer is left alone for so long, or every handshake would wait for it. */
const restMs = 30_000
/** An older answer is used while it lasts, and asked for again beside. */
const freshMs = 60 * 60_000
/** Answers about certificates that have not come for so long are let expire. */
const seenLatelyMs = 24 * 60 * 60_000
const forgetMs = 7 * seenLatelyMs
const remembered = 10_000
const atOnce = 16

export interface AnswersDeps {
  readonly store: PkiStore
  readonly clock: Clock
  readonly random: Random
}

/** What became of asking about one certificate. */
export interface AskOutcome {
  readonly subject: string
  /** Null when there was an answer; English, for logs, otherwise. */
  readonly problem: string | null
}

/** Of whom it is asked: what is remembered on disk is enough. */
type Target = Pick<Certificate, 'fingerprint' | 'serial'> & { readonly name: string }

interface Known {
  readonly row: ForeignAnswer
  /** For logs. */
  readonly name: string
  /** Undefined until it was verified against the issuer that is now at hand. */
  answer: OcspAnswer | undefined
}

export class ForeignAnswers {
  readonly #deps: AnswersDeps
  readonly #known = new Map<string, Known>()
  readonly #asking = new Map<string, Promise<AskOutcome>>()
  readonly #resting = new Map<string, number>()
  #loading: Promise<void> | undefined
  #readUntil = 0
  #prunedAt = 0

  constructor(deps: AnswersDeps) {
    this.#deps = deps
  }

  /** The unexpired answer about a certificate, if there is one. */
  known(certificate: Certificate, issuer: Certificate): OcspAnswer | undefined {
    const known = this.#known.get(certificate.fingerprint)
    if (!known) return undefined
    const at = this.#deps.clock.now()
    const opened = known.answer ?? this.#open(known.row.der, certificate, issuer)
    known.answer = opened
    if (!opened) return undefined
    const until = opened.nextUpdate ?? opened.thisUpdate + seenLatelyMs
    return at < until + 1000 ? opened : undefined
  }

  /** Reads what was remembered, and what another process has asked since. */
  load(): Promise<void> {
    return (this.#loading ??= this.#read().finally(() => {
      this.#loading = undefined
    }))
  }

  async #read(): Promise<void> {
    const rows = await this.#deps.store.read((t) =>
      t.foreign.answers({ limit: remembered, askedAfter: this.#readUntil }),
    )
    for (const row of rows.reverse()) {
      this.#readUntil = Math.max(this.#readUntil, row.askedAt)
      const known = this.#known.get(row.fingerprint)
      if (known && known.row.askedAt >= row.askedAt) continue
      const name = known?.name ?? row.serial
      this.#known.set(row.fingerprint, { row, name, answer: undefined })
    }
  }

  /**
   * Sees to it that there is an answer about every certificate of a path whose issuer has a responder; waits for one
   * only where none is known. Never rejects for want of an answer.
   */
  async ensure(path: Path, material: ForeignMaterial): Promise<AskOutcome[]> {
    if (this.#readUntil === 0) await this.load()
    const at = this.#deps.clock.now()
    const waiting: Promise<AskOutcome>[] = []
    for (const [i, certificate] of path.entries()) {
      const issuer = path[i + 1]
      const source = issuer && material.sources.get(issuer.holder)
      if (!issuer || !source || source.ocspUrl === null || !usesAnswers(source)) continue
      const row = this.#known.get(certificate.fingerprint)?.row
      if (row) this.#note(certificate.subject.text, { ...row, seenAt: at })
      const has = this.known(certificate, issuer) !== undefined
      if (has && row && at - row.askedAt < freshMs) continue
      const asked = this.#ask({ ...certificate, name: certificate.subject.text }, source)
      if (!has) waiting.push(asked)
    }
    return Promise.all(waiting)
  }

  /** Asks again about what came lately and will expire or is getting old, or about all of it. */
  async refresh(material: ForeignMaterial, which: 'due' | 'all' = 'due'): Promise<AskOutcome[]> {
    await this.load()
    const at = this.#deps.clock.now()
    const bySigner = new Map([...material.sources.values()].map((s) => [s.issuer.fingerprint, s]))
    const outcomes: AskOutcome[] = []
    for (const { row, name, answer } of [...this.#known.values()]) {
      const due = at - row.seenAt < seenLatelyMs && at >= dueAt(row, answer)
      const source = which === 'all' || due ? bySigner.get(row.issuer) : undefined
      if (source && usesAnswers(source)) outcomes.push(await this.#ask({ ...row, name }, source))
    }
    if (at - this.#prunedAt > seenLatelyMs) {
      this.#prunedAt = at
      await this.#deps.store.write((t) => t.foreign.pruneAnswers(at - forgetMs))
    }
    return outcomes
  }

  #ask(target: Target, source: ForeignSource): Promise<AskOutcome> {
    const { fingerprint, name } = target
    const running = this.#asking.get(fingerprint)
    if (running) return running
    const silent = (problem: string): AskOutcome => ({ subject: name, problem })
    const at = this.#deps.clock.now()
    if (at < (this.#resting.get(source.issuer.fingerprint) ?? 0))
      return Promise.resolve(silent('the responder did not answer a moment ago'))
    if (this.#asking.size >= atOnce) return Promise.resolve(silent('too many questions are open'))
    const asked = this.#fetch(target, source)
      .catch((error: unknown) => {
        if (!isFault(error)) throw error
        this.#resting.set(source.issuer.fingerprint, this.#deps.clock.now() + restMs)
        return silent(error.message)
      })
      .finally(() => this.#asking.delete(fingerprint))
    this.#asking.set(fingerprint, asked)
    return asked
  }

  async #fetch(target: Target, source: ForeignSource): Promise<AskOutcome> {
    const { issuer, ocspUrl } = source
    const { serial, name } = target
    const nonce = this.#deps.random.bytes(nonceBytes)
    // SHA-1 names the issuer here, and signs nothing: every responder knows it (RFC 5019 §2.1.1).
    const id = certIdOf(issuer, serial, 'sha1')
    const { body } = await askHttp({
      ...{ url: ocspUrl ?? '', timeoutMs, maxBytes: limits.ocspResponseBytes },
      body: { type: 'application/ocsp-request', bytes: composeOcspRequest([id], nonce) },
    })
    const der = body ?? Buffer.alloc(0)
    const opened = openOcsp(der, this.#question(serial, source))
    if (!opened.admitted) return { subject: name, problem: opened.rule }
    // Answers signed ahead of time carry none; another one than ours is somebody else's answer.
    const echoed = parseOcspResponse(der).basic?.nonce
    if (echoed && !echoed.equals(nonce)) return { subject: name, problem: 'ocsp-replayed' }
    await this.#keep(target, source, der, opened.value)
    return { subject: name, problem: null }
  }

  #question(serial: string, source: ForeignSource): OcspQuestion {
    const { issuer } = source
    const at = this.#deps.clock.now()
    return {
      ...{ serial, issuer, at },
      signerHolds(signer) {
        const status = statusByLists(signer, issuer, source, at)
        // Without a list the delegation itself, which is short, has to do.
        return status.admitted || status.rule !== 'revoked' ? admit(undefined) : status
      },
    }
  }

  /** Remembers an answer; one that changes who is let in is told to everybody who follows the directory. */
  async #keep(
    { fingerprint, serial, name }: Target,
    { issuer }: ForeignSource,
    der: Buffer,
    answer: OcspAnswer,
  ): Promise<void> {
    const at = this.#deps.clock.now()
    const before = this.#known.get(fingerprint)
    const was = before?.answer?.status.state ?? 'good'
    const { state } = answer.status
    const row: ForeignAnswer = {
      ...{ fingerprint, issuer: issuer.fingerprint, serial, der },
      ...{ askedAt: at, seenAt: before?.row.seenAt ?? at },
    }
    this.#note(name, row, answer)
    await this.#deps.store.write(async (t) => {
      await t.foreign.putAnswer(row)
      if (state === was) return
      await t.revision.bump()
      await t.journal.record({
        kind: 'trust.answer-changed',
        actor: 'gateway',
        facts: { fingerprint, serial, issuer: issuer.subject.text, state },
      })
    })
  }

  #note(name: string, row: ForeignAnswer, answer?: OcspAnswer): void {
    const { fingerprint } = row
    const before = this.#known.get(fingerprint)
    this.#known.delete(fingerprint)
    const oldest = this.#known.size >= remembered ? this.#known.keys().next() : undefined
    if (oldest && !oldest.done) this.#known.delete(oldest.value)
    this.#known.set(fingerprint, { row, name, answer: answer ?? before?.answer })
  }

  #open(der: Buffer, { serial }: Certificate, issuer: Certificate): OcspAnswer | undefined {
    const opened = openOcsp(der, { serial, issuer, at: this.#deps.clock.now() })
    return opened.admitted ? opened.value : undefined
  }
}

/** Halfway to its end, and hourly at least. */
function dueAt({ askedAt }: ForeignAnswer, answer: OcspAnswer | undefined): number {
  const until = answer?.nextUpdate ?? askedAt + 2 * freshMs
  return Math.min(askedAt + freshMs, askedAt + Math.max(60_000, (until - askedAt) / 2))
}
