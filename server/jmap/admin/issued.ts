/** A certificate asked for and handed over: the request comes in, the chain goes out, the key stays with who made it. */

import { parseRequest, type CertificateRequest, type Issued } from '../../../pki/index.js'
import { limits } from '../../base/index.js'
import type { Arguments } from '../core/arguments.js'
import type { JsonObject } from '../core/json.js'
import { MethodError } from '../core/method-error.js'
import { utcDateOf } from '../core/dates.js'

/** Base64 octets of the argument, at most `most` of them. Throws MethodError. */
export function octetsIn(args: Arguments, name: string, most: number): Buffer {
  const text = args.string(name)
  if (text.length > most * 1.4)
    throw new MethodError('requestTooLarge', `${name}: at most ${most} octets`)
  return Buffer.from(text, 'base64')
}

/** The PKCS#10 request. Throws MethodError; what is wrong with it is said when it is read. */
export function requestIn(args: Arguments): () => CertificateRequest {
  const octets = octetsIn(args, 'request', limits.requestBytes)
  return () => parseRequest(octets)
}

export const issuedObject = ({ identity, certificate, chain, mailbox }: Issued): JsonObject => ({
  ...{ identity, mailbox: mailbox ?? null, id: certificate.serial },
  notAfter: utcDateOf(certificate.notAfter),
  certificate: certificate.der.toString('base64'),
  chain: chain.map(({ der }) => der.toString('base64')),
})
