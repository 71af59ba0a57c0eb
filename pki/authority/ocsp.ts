/**
 * The OCSP responder: a request in DER, a response in DER, and nothing of HTTP. What it says of a certificate is read
 * from the directory every time; only the signature over an answer is kept, and dropped with the state that it tells.
 */

import { isFault } from '../../server/base/index.js'
import type { CertificateRecord } from '../directory/index.js'
import {
  composeOcspRefusal,
  composeOcspResponse,
  parseOcspRequest,
  type CertId,
  type CertStatus,
  type OcspRequest,
  type OcspStatus,
  type SingleAnswer,
} from '../x509/index.js'
import { skewMs, wholeSecond } from './deps.js'
import { OcspAnswers } from './ocsp-answers.js'
import type { OcspDeps, OcspReply } from './ocsp-reply.js'
import { OcspSigners, type OcspSigner } from './ocsp-signers.js'

export interface OcspResponder {
  /** Answers whatever was sent; a request that is none is answered too. */
  answer(this: void, request: Buffer): Promise<OcspReply>
}

/** An answer holds for an hour: that long a cache of others may not know of a revocation. */
const lifetimeMs = 60 * 60_000
/** What is not known may be made the next minute. */
const unknownMs = 60_000

/** A responder over a store. Its memory is bounded: 10,000 answers of one to two kilobytes. */
export function createOcspResponder(deps: OcspDeps): OcspResponder {
  const signers = new OcspSigners(deps)
  const answers = new OcspAnswers()
  return {
    async answer(der) {
      const request = read(der)
      if (!request) return refusal('malformedRequest')
      const signer = await signers.of(request.ids)
      if (signer === 'foreign') return refusal('unauthorized')
      const now = deps.clock.now()
      // A clock that went back would sign that yesterday's revocations have not been made.
      if (!signer || now < signer.signedAt - skewMs) return refusal('tryLater')
      return reply({ deps, answers, signer, now: wholeSecond(now) }, request)
    },
  }
}

function read(der: Buffer): OcspRequest | undefined {
  try {
    return parseOcspRequest(der)
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}

const refusal = (status: Exclude<OcspStatus, 'successful'>): OcspReply => ({
  ...{ status, der: composeOcspRefusal(status), cache: undefined },
})

interface Moment {
  readonly deps: OcspDeps
  readonly answers: OcspAnswers
  readonly signer: OcspSigner
  readonly now: number
}

async function reply(moment: Moment, { ids, nonce }: OcspRequest): Promise<OcspReply> {
  const { answers, signer, now } = moment
  const states = await statesOf(moment, ids)
  const [only] = ids.length === 1 ? states : []
  const key = only && `${signer.serial} ${only.id.der.toString('latin1')} ${only.key}`
  const kept = key === undefined ? undefined : answers.get(key, now)
  const unknown = states.filter(({ status }) => status.state === 'unknown').length
  // Whoever asks for a signature of their own, or about what does not exist, makes us work: so much a second.
  const fresh = nonce !== undefined && answers.mayWork(now, ids.length)
  if (kept && !fresh) return kept
  if (!fresh && (unknown > 0 || only === undefined) && !answers.mayWork(now, ids.length))
    return refusal('tryLater')
  const made = await sign(moment, states, fresh ? nonce : undefined)
  if (key !== undefined && !fresh) answers.keep(key, made, now)
  return made
}

interface State {
  readonly id: CertId
  readonly status: CertStatus
  /** Differs when the status does. */
  readonly key: string
}

async function statesOf({ deps, signer }: Moment, ids: readonly CertId[]): Promise<State[]> {
  const records = await deps.store.read(({ certificates }) =>
    Promise.all(ids.map(({ serial }) => certificates.bySerial(serial))),
  )
  return ids.map((id, i) => {
    const record = records[i]
    const status = statusOf(record?.authority === signer.authority ? record : undefined)
    return { id, status, key: Object.values(status).join(' ') }
  })
}

/** A reserved serial was never handed over: nobody may have it called good. */
function statusOf(record: CertificateRecord | undefined): CertStatus {
  if (!record || record.state === 'reserved') return { state: 'unknown' }
  if (record.state === 'good') return { state: 'good' }
  const { revokedAt, reason } = record
  return { state: 'revoked', revokedAt: revokedAt ?? 0, reason: reason ?? 'unspecified' }
}

async function sign(
  { signer, now }: Moment,
  states: readonly State[],
  nonce: Buffer | undefined,
): Promise<OcspReply> {
  const known = states.every(({ status }) => status.state !== 'unknown')
  const nextUpdate = Math.min(now + (known ? lifetimeMs : unknownMs), signer.notAfter)
  const response = await composeOcspResponse(
    {
      ...{ producedAt: now, nonce, certificates: [signer.certificate] },
      answers: states.map(({ id, status }): SingleAnswer => ({
        ...{ id, status, thisUpdate: now, nextUpdate },
      })),
    },
    signer.signer,
  )
  const cache = nonce ? undefined : { producedAt: now, nextUpdate }
  return { der: response.der, status: 'successful', cache }
}
