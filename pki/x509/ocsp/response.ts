/** OCSP responses: read strictly from what others answer, and composed from what we know. */

import { Fault, isFault, limits } from '../../../server/base/index.js'
import { parseCertificate, readSigned, type Certificate, type Signed } from '../certificate.js'
import { composeTlv, DerReader, notDer, openSequence, tags, type Tlv } from '../der.js'
import { parseName, type DistinguishedName } from '../names.js'
import { oidOf, readGeneralizedTime, smallIntegerOf } from '../primitives.js'
import { readReason, reasonCode } from '../reasons.js'
import type { Signer } from '../signatures.js'
import { composeAlgorithm, composeExtensions } from '../write.js'
import { composeBitString, composeGeneralizedTime, composeOid } from '../write.js'
import { keyHashOf, readCertId, type CertId } from './cert-id.js'
import { nonceExtension, nonceIn } from './nonce.js'
import { readExtensions } from './request.js'

/** RFC 6960 §4.2.1, with its numbers; 4 is not used. */
export const ocspStatuses = {
  successful: 0,
  malformedRequest: 1,
  internalError: 2,
  tryLater: 3,
  sigRequired: 5,
  unauthorized: 6,
} as const
export type OcspStatus = keyof typeof ocspStatuses

/** What is said of one certificate. Times are milliseconds since the epoch. */
export type CertStatus =
  | { readonly state: 'good' }
  | { readonly state: 'unknown' }
  | { readonly state: 'revoked'; readonly revokedAt: number; readonly reason: string }

export interface SingleAnswer {
  readonly id: CertId
  readonly status: CertStatus
  readonly thisUpdate: number
  /** Undefined when newer information is to be had at any time (RFC 6960 §4.2.2.1). */
  readonly nextUpdate: number | undefined
}

export interface OcspResponse {
  readonly der: Buffer
  readonly status: OcspStatus
  /** Undefined unless `status` is successful. */
  readonly basic: BasicResponse | undefined
}

/** What is signed, RFC 6960 §4.2.1. */
export interface BasicResponse {
  readonly signed: Signed
  /** By name, or by SHA-1 of the key in hexadecimal. */
  readonly responder: { readonly name?: DistinguishedName; readonly keyHash?: string }
  readonly producedAt: number
  readonly answers: readonly SingleAnswer[]
  readonly nonce: Buffer | undefined
  /** Of the signer, when it is not the issuer itself. */
  readonly certificates: readonly Certificate[]
}

const basicOid = '1.3.6.1.5.5.7.48.1.1'
const maxCertificates = 8

/** Reads a response from strict DER. Fault syntax, too-large; unsupported for another type or unknown critical extension. */
export function parseOcspResponse(der: Buffer): OcspResponse {
  if (der.length > limits.ocspResponseBytes)
    throw new Fault('too-large', 'the response is too large')
  try {
    return readResponse(Buffer.from(der))
  } catch (error) {
    if (isFault(error)) throw error
    throw new Fault('syntax', 'not an OCSP response', { cause: error })
  }
}

function readResponse(der: Buffer): OcspResponse {
  const outer = openSequence(der)
  const code = smallIntegerOf(outer.expect(tags.enumerated))
  const bytes = outer.optional(0xa0)
  outer.end()
  const status = (Object.keys(ocspStatuses) as OcspStatus[]).find((s) => ocspStatuses[s] === code)
  if (!status) throw notDer('a response status')
  if ((status === 'successful') !== (bytes !== undefined))
    throw notDer('a status that does not fit')
  return { der, status, basic: bytes && readBasic(bytes.content) }
}

function readBasic(content: Buffer): BasicResponse {
  const reader = openSequence(content)
  if (oidOf(reader.expect(tags.oid).content) !== basicOid)
    throw new Fault('unsupported', 'a response of an unknown type')
  const whole = reader.expect(tags.octetString).content
  reader.end()
  const { signed, rest } = splitSigned(whole)
  const certificates = rest.optional(0xa0)
  rest.end()
  return {
    signed,
    ...readData(openSequence(signed.bytes)),
    certificates: certificates ? readCertificates(certificates.content) : [],
  }
}

/** A BasicOCSPResponse is a signed value with certificates behind it. */
function splitSigned(whole: Buffer): { signed: Signed; rest: DerReader } {
  const reader = openSequence(whole)
  const parts = [
    reader.expect(tags.sequence),
    reader.expect(tags.sequence),
    reader.expect(tags.bitString),
  ]
  const { signed } = readSigned(composeTlv(tags.sequence, ...parts.map(({ raw }) => raw)))
  return { signed, rest: reader }
}

function readData(
  data: DerReader,
): Pick<BasicResponse, 'responder' | 'producedAt' | 'answers' | 'nonce'> {
  const responder = responderOf(data.next())
  const producedAt = readGeneralizedTime(data)
  const list = data.enter(tags.sequence)
  const answers: SingleAnswer[] = []
  while (!list.done) {
    if (answers.length >= limits.ocspCertificates) throw notDer('too many answers')
    answers.push(readAnswer(list.enter(tags.sequence)))
  }
  const nonce = nonceIn(readExtensions(data.optional(0xa1)?.content))
  data.end()
  return { responder, producedAt, answers, nonce }
}

function responderOf({ tag, content }: Tlv): BasicResponse['responder'] {
  if (tag === 0xa1) return { name: parseName(content) }
  if (tag !== 0xa2) throw notDer('a responder')
  const reader = new DerReader(content)
  const hash = reader.expect(tags.octetString).content
  reader.end()
  return { keyHash: hash.toString('hex') }
}

function readAnswer(reader: DerReader): SingleAnswer {
  const id = readCertId(reader.expect(tags.sequence))
  const status = statusOf(reader.next())
  const thisUpdate = readGeneralizedTime(reader)
  const next = reader.optional(0xa0)
  readExtensions(reader.optional(0xa1)?.content)
  reader.end()
  return { id, status, thisUpdate, nextUpdate: next && onlyTime(next.content) }
}

function onlyTime(content: Buffer): number {
  const reader = new DerReader(content)
  const time = readGeneralizedTime(reader)
  reader.end()
  return time
}

function statusOf({ tag, content }: Tlv): CertStatus {
  if (tag === 0xa1) {
    const reader = new DerReader(content)
    const revokedAt = readGeneralizedTime(reader)
    const reason = reader.optional(0xa0)
    reader.end()
    return {
      state: 'revoked',
      revokedAt,
      reason: reason ? readReason(reason.content) : 'unspecified',
    }
  }
  if ((tag !== 0x80 && tag !== 0x82) || content.length > 0) throw notDer('a certificate status')
  return { state: tag === 0x80 ? 'good' : 'unknown' }
}

function readCertificates(content: Buffer): Certificate[] {
  const list = openSequence(content)
  const found: Certificate[] = []
  while (!list.done) {
    if (found.length >= maxCertificates) throw notDer('too many certificates')
    found.push(parseCertificate(list.expect(tags.sequence).raw))
  }
  return found
}

export interface ResponseTemplate {
  readonly producedAt: number
  readonly answers: readonly SingleAnswer[]
  readonly nonce?: Buffer | undefined
  /** The certificate of `signer`, when it is not the issuer itself. */
  readonly certificates: readonly Certificate[]
}

/** Signs a response; the responder is named by its key (RFC 5019 §2.2.1 asks for the shorter form). Read again from its bytes. */
export async function composeOcspResponse(
  template: ResponseTemplate,
  signer: Signer,
): Promise<OcspResponse> {
  const { producedAt, answers, nonce, certificates } = template
  const data = composeTlv(
    tags.sequence,
    composeTlv(
      0xa2,
      composeTlv(tags.octetString, Buffer.from(keyHashOf(signer.publicKey, 'sha1'), 'hex')),
    ),
    composeGeneralizedTime(producedAt),
    composeTlv(tags.sequence, ...answers.map(composeAnswer)),
    ...(nonce ? [composeTlv(0xa1, composeExtensions([nonceExtension(nonce)]))] : []),
  )
  const chain = certificates.map(({ der }) => der)
  const basic = composeTlv(
    tags.sequence,
    data,
    composeAlgorithm(signer.algorithm),
    composeBitString(await signer.sign(data)),
    ...(chain.length > 0 ? [composeTlv(0xa0, composeTlv(tags.sequence, ...chain))] : []),
  )
  const bytes = composeTlv(tags.sequence, composeOid(basicOid), composeTlv(tags.octetString, basic))
  return parseOcspResponse(
    composeTlv(tags.sequence, composeStatus('successful'), composeTlv(0xa0, bytes)),
  )
}

/** A response that answers nothing; it carries no signature, so it proves nothing either (RFC 6960 §4.2.1). */
export const composeOcspRefusal = (status: Exclude<OcspStatus, 'successful'>): Buffer =>
  composeTlv(tags.sequence, composeStatus(status))

const composeStatus = (status: OcspStatus): Buffer =>
  composeTlv(tags.enumerated, Buffer.of(ocspStatuses[status]))

function composeAnswer({ id, status, thisUpdate, nextUpdate }: SingleAnswer): Buffer {
  return composeTlv(
    tags.sequence,
    id.der,
    composeCertStatus(status),
    composeGeneralizedTime(thisUpdate),
    ...(nextUpdate === undefined ? [] : [composeTlv(0xa0, composeGeneralizedTime(nextUpdate))]),
  )
}

function composeCertStatus(status: CertStatus): Buffer {
  if (status.state !== 'revoked') return composeTlv(status.state === 'good' ? 0x80 : 0x82)
  const code = reasonCode(status.reason)
  const reason = composeTlv(0xa0, composeTlv(tags.enumerated, Buffer.of(code)))
  return composeTlv(0xa1, composeGeneralizedTime(status.revokedAt), ...(code === 0 ? [] : [reason]))
}
