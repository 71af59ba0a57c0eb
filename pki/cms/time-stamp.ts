/** Time-stamps (RFC 3161): asking an authority for one, and reading what a token proves. Whether the authority is believed is another question. */

import { createHash } from 'node:crypto'
import { Fault, type Random } from '../../server/base/index.js'
import {
  composeInteger,
  composeTlv,
  extensionOids,
  integerOf,
  keyPurposes,
  notDer,
  openSequence,
  positive,
  smallIntegerOf,
  tags,
  type Certificate,
} from '../x509/index.js'
import { algorithmId, digestOf, type DigestName } from './algorithms.js'
import { contentTypes, digestOids } from './oids.js'
import { readAlgorithm } from './reading.js'
import { verifyCms, type CmsFlawName } from './verify.js'

/** Why a token proves nothing. */
export type TimeStampFlaw =
  CmsFlawName | 'not-a-time-stamp' | 'other-content' | 'not-a-time-authority'

export interface TimeStamp {
  /** Milliseconds since the epoch: the data existed then. */
  readonly at: number
  /** The authority's; null when it did not come along. */
  readonly certificate: Certificate | null
  readonly certificates: readonly Certificate[]
  /** Revocation lists that came along, DER. */
  readonly lists: readonly Buffer[]
  /** Empty when the token holds. */
  readonly flaws: readonly TimeStampFlaw[]
  /** Hexadecimal; null when there was none. */
  readonly nonce: string | null
}

export interface TimeStampRequest {
  readonly der: Buffer
  /** Hexadecimal; the answer must repeat it. */
  readonly nonce: string
}

/** RFC 3161 §2.4.1: SHA-256 of `data`, a fresh nonce, the certificate asked for. */
export function composeTimeStampRequest(data: Buffer, random: Random): TimeStampRequest {
  const nonce = Buffer.concat([Buffer.of(1), random.bytes(15)])
  const hash = createHash('sha256').update(data).digest()
  const imprint = composeTlv(
    tags.sequence,
    algorithmId(digestOids.sha256, composeTlv(tags.null)),
    composeTlv(tags.octetString, hash),
  )
  const der = composeTlv(
    tags.sequence,
    composeInteger(1),
    imprint,
    composeTlv(tags.integer, positive(nonce.toString('hex'))),
    composeTlv(tags.boolean, Buffer.of(0xff)),
  )
  return { der, nonce: nonce.toString('hex') }
}

/** The token (DER) of an answer, RFC 3161 §2.4.2. Fault denied when the authority refused, syntax when it is no answer. */
export function readTimeStampResponse(der: Buffer): Buffer {
  const response = openSequence(der)
  const status = smallIntegerOf(response.enter(tags.sequence).expect(tags.integer))
  if (status > 1)
    throw new Fault('denied', `the time-stamping authority refuses (status ${status})`)
  const token = response.expect(tags.sequence).raw
  response.end()
  return token
}

/**
 * A time-stamp over `data`, asked of an authority through `post`, which takes a request and gives the answer
 * (application/timestamp-query and -reply). Fault denied, syntax; corrupt when the answer is not for this.
 */
export async function askTimeStamp(
  data: Buffer,
  post: (request: Buffer) => Promise<Buffer>,
  random: Random,
): Promise<Buffer> {
  const { der, nonce } = composeTimeStampRequest(data, random)
  const token = readTimeStampResponse(await post(der))
  const stamp = verifyTimeStamp(token, data)
  if (stamp.flaws.length > 0 || stamp.nonce !== nonce)
    throw new Fault('corrupt', 'the time-stamp is not over what was sent')
  return token
}

/** Does the token hold, is it over `data`, and may its signer tell the time? Fault syntax or too-large when it is none. */
export function verifyTimeStamp(token: Buffer, data: Buffer): TimeStamp {
  const { contentType, content, certificates, lists, signatures } = verifyCms(token)
  if (contentType !== contentTypes.timeStampInfo || !content) throw notDer('no time-stamp')
  const info = readInfo(content)
  const [signature, ...others] = signatures
  const certificate = signature?.certificate ?? null
  const flaws: TimeStampFlaw[] = signature?.flaws.map(({ name }) => name) ?? []
  // RFC 3161 §2.4.2: one signature, the authority's, which binds its certificate.
  if (!signature || others.length > 0 || !signature.namesCertificate) flaws.push('not-a-time-stamp')
  if (!info.isOver(data)) flaws.push('other-content')
  if (certificate && !tellsTime(certificate)) flaws.push('not-a-time-authority')
  return { at: info.at, nonce: info.nonce, ...{ certificate, certificates, lists, flaws } }
}

/** RFC 3161 §2.3: this purpose, critical, and no other. */
function tellsTime({ extendedKeyUsage, extensions }: Certificate): boolean {
  const isCritical = extensions.some(
    ({ oid, critical }) => oid === extensionOids.extendedKeyUsage && critical,
  )
  return isCritical && extendedKeyUsage?.join() === keyPurposes.timeStamping
}

function readInfo(content: Buffer) {
  const info = openSequence(content)
  if (smallIntegerOf(info.expect(tags.integer)) !== 1) throw notDer('another version of time-stamp')
  info.expect(tags.oid)
  const imprint = info.enter(tags.sequence)
  const digest = digestOf(readAlgorithm(imprint.expect(tags.sequence)))
  const hash = imprint.expect(tags.octetString).content
  integerOf(info.expect(tags.integer))
  const at = timeOf(info.expect(tags.generalizedTime).content.toString('latin1'))
  info.optional(tags.sequence)
  info.optional(tags.boolean)
  const nonce =
    info
      .optional(tags.integer)
      ?.content.toString('hex')
      .replace(/^00(?=..)/, '') ?? null
  const isOver = (data: Buffer): boolean => isStrong(digest) && hashOf(digest, data).equals(hash)
  return { at, nonce, isOver }
}

const isStrong = (digest: ReturnType<typeof digestOf>): digest is DigestName =>
  typeof digest === 'string'
const hashOf = (digest: DigestName, data: Buffer): Buffer =>
  createHash(digest).update(data).digest()

/** RFC 3161 §2.4.2: a GeneralizedTime that may have parts of a second. */
function timeOf(text: string): number {
  const [, digits = '', part = ''] = /^(\d{14})(\.\d{1,9})?Z$/.exec(text) ?? []
  const iso = digits.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z')
  const at = Date.parse(iso)
  if (Number.isNaN(at)) throw notDer('a time')
  return at + Math.floor(Number(`0${part || '.0'}`) * 1000)
}
