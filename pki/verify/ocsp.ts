/** Is an OCSP response good to rely on, and what does it say? RFC 6960 §3.2 and §4.2.2. */

import { admit, deny, isFault, type Denial, type Verdict } from '../../server/base/index.js'
import {
  algorithmOf,
  extensionOids,
  isIdOf,
  isSignedBy,
  keyHashOf,
  keyPurposes,
  parseOcspResponse,
  type BasicResponse,
  type Certificate,
  type CertStatus,
  type SingleAnswer,
} from '../x509/index.js'
import { readableTime } from './facts.js'
import { checkSignature, checkSoundness } from './issuer.js'
import { checkDates } from './revocation.js'

export interface OcspQuestion {
  /** Lower-case hexadecimal, as in `Certificate.serial`. */
  readonly serial: string
  readonly issuer: Certificate
  /** Milliseconds since the epoch. */
  readonly at: number
  /** What was sent: an answer without it, or with another, is refused. */
  readonly nonce?: Buffer
  /** Most age of an answer that names no next update; a day when left out. */
  readonly maxAgeMs?: number
  /**
   * Judges a delegated signer that does not say `id-pkix-ocsp-nocheck` (RFC 6960 §4.2.2.2.1); such a one is taken
   * when this is left out.
   */
  signerHolds?(signer: Certificate): Verdict
}

/** An answer that its signature, its dates and its question vouch for. Times are milliseconds since the epoch. */
export interface OcspAnswer {
  readonly status: CertStatus
  readonly thisUpdate: number
  readonly nextUpdate: number | undefined
  readonly producedAt: number
  /** The issuer itself, or its delegate. */
  readonly signer: Certificate
}

const dayMs = 24 * 60 * 60_000
/** Clocks of others. */
const skewMs = 5 * 60_000

/** Reads and judges a response (DER). What it says of the certificate is for `judgeOcspStatus`. */
export function openOcsp(der: Buffer, question: OcspQuestion): Verdict<OcspAnswer> {
  const { serial, issuer } = question
  const facts = { serial, issuer: issuer.subject.text }
  const response = read(der)
  if (!response) return deny('ocsp-unreadable', facts)
  if (!response.basic) return deny('ocsp-refused', { ...facts, status: response.status })
  const { basic } = response
  const signer = signerOf(basic, question)
  if (!signer.admitted) return signer
  if (question.nonce && !basic.nonce?.equals(question.nonce)) return deny('ocsp-replayed', facts)
  const answer = basic.answers.find(({ id }) => id.serial === serial && isIdOf(id, issuer))
  if (!answer) return deny('ocsp-other-certificate', facts)
  const { producedAt } = basic
  const fresh = checkFresh(answer, question)
  if (!fresh.admitted) return fresh
  const { status, thisUpdate, nextUpdate } = answer
  return admit({ status, thisUpdate, nextUpdate, producedAt, signer: signer.value })
}

/** Whether what an answer says lets `certificate` through. */
export function judgeOcspStatus({ status }: OcspAnswer, certificate: Certificate): Verdict {
  const { serial, subject, issuer } = certificate
  if (status.state === 'good') return admit(undefined)
  if (status.state === 'unknown')
    return deny('ocsp-unknown', { subject: subject.text, serial, issuer: issuer.text })
  const { reason, revokedAt } = status
  return deny('revoked', {
    ...{ subject: subject.text, serial, reason },
    revokedAt: readableTime(revokedAt),
  })
}

function read(der: Buffer): ReturnType<typeof parseOcspResponse> | undefined {
  try {
    return parseOcspResponse(der)
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}

/** The issuer, or a certificate that the issuer made for signing its answers (RFC 6960 §4.2.2.2). */
function signerOf(basic: BasicResponse, question: OcspQuestion): Verdict<Certificate> {
  const { issuer } = question
  if (isNamed(basic, issuer) && isSigned(basic, issuer)) return admit(issuer)
  let why: Denial | undefined
  for (const candidate of basic.certificates) {
    if (!isNamed(basic, candidate)) continue
    const delegate = checkDelegate(candidate, question)
    if (delegate.admitted && isSigned(basic, candidate)) return admit(candidate)
    if (!delegate.admitted) why ??= delegate
  }
  return why ?? deny('ocsp-signer', { issuer: issuer.subject.text, detail: 'signature' })
}

function isNamed({ responder }: BasicResponse, { subject, publicKey }: Certificate): boolean {
  if (responder.name) return responder.name.key === subject.key
  return publicKey !== undefined && responder.keyHash === keyHashOf(publicKey, 'sha1')
}

function isSigned({ signed }: BasicResponse, { publicKey }: Certificate): boolean {
  const algorithm = algorithmOf(signed)
  return (
    algorithm !== undefined &&
    publicKey !== undefined &&
    isSignedBy(signed.bytes, signed.signature, algorithm, publicKey)
  )
}

function checkDelegate(candidate: Certificate, question: OcspQuestion): Verdict {
  const { issuer, at } = question
  const bad = (detail: string): Denial =>
    deny('ocsp-signer', { issuer: issuer.subject.text, detail })
  if (candidate.issuer.key !== issuer.subject.key) return bad('issuer')
  // "Any purpose" does not delegate (RFC 6960 §4.2.2.2).
  if (!candidate.extendedKeyUsage?.includes(keyPurposes.ocspSigning)) return bad('extendedKeyUsage')
  if (candidate.keyUsage && !candidate.keyUsage.includes('digitalSignature')) return bad('keyUsage')
  const sound = checkSoundness(candidate)
  if (!sound.admitted) return sound
  if (!checkSignature(candidate, issuer).admitted) return bad('issuer')
  const dates = checkDates(candidate, at)
  if (!dates.admitted) return dates
  const unchecked = candidate.extensions.some(({ oid }) => oid === extensionOids.ocspNoCheck)
  if (unchecked || !question.signerHolds) return admit(undefined)
  return question.signerHolds(candidate)
}

function checkFresh({ thisUpdate, nextUpdate }: SingleAnswer, question: OcspQuestion): Verdict {
  const { at, maxAgeMs = dayMs, serial, issuer } = question
  const until = nextUpdate ?? thisUpdate + maxAgeMs
  const facts = { serial, issuer: issuer.subject.text }
  const dates = { thisUpdate: readableTime(thisUpdate), nextUpdate: readableTime(until) }
  if (thisUpdate > at + skewMs || until < thisUpdate)
    return deny('ocsp-not-yet', { ...facts, thisUpdate: dates.thisUpdate })
  if (at >= until + 1000) return deny('ocsp-stale', { ...facts, nextUpdate: dates.nextUpdate })
  return admit(undefined)
}
