/** OCSP requests: read strictly, since anybody may send one, and composed for asking others. */

import { Fault, isFault, limits } from '../../../server/base/index.js'
import { extensionList } from '../certificate.js'
import { composeTlv, DerReader, notDer, openSequence, tags } from '../der.js'
import { generalNamesOf, type RawExtension } from '../extensions/index.js'
import { extensionOids } from '../oids.js'
import { composeExtensions } from '../write.js'
import { readCertId, type CertId } from './cert-id.js'
import { nonceExtension, nonceIn } from './nonce.js'

/** RFC 6960 §4.1.1. A signature on it is not looked at: everybody may ask. */
export interface OcspRequest {
  readonly ids: readonly CertId[]
  readonly nonce: Buffer | undefined
}

/** Reads a request from strict DER. Fault syntax, too-large; unsupported for an unknown critical extension. */
export function parseOcspRequest(der: Buffer): OcspRequest {
  if (der.length > limits.ocspRequestBytes) throw new Fault('too-large', 'the request is too large')
  try {
    return readRequest(der)
  } catch (error) {
    if (isFault(error)) throw error
    throw new Fault('syntax', 'not an OCSP request', { cause: error })
  }
}

function readRequest(der: Buffer): OcspRequest {
  const outer = openSequence(der)
  const tbs = outer.enter(tags.sequence)
  outer.optional(0xa0)
  outer.end()
  // Version 1 is the default, so it must not be written, and there is no other (X.690 §11.5).
  const requestor = tbs.optional(0xa1)
  if (requestor && generalNamesOf(new DerReader(requestor.content)).length !== 1)
    throw notDer('a requestor name')
  const list = tbs.enter(tags.sequence)
  const extra = tbs.optional(0xa2)
  tbs.end()
  return { ids: readIds(list), nonce: nonceIn(readExtensions(extra?.content)) }
}

function readIds(list: DerReader): CertId[] {
  const ids: CertId[] = []
  while (!list.done) {
    if (ids.length >= limits.ocspCertificates)
      throw new Fault('too-large', 'a request about too many certificates')
    const item = list.enter(tags.sequence)
    ids.push(readCertId(item.expect(tags.sequence)))
    readExtensions(item.optional(0xa0)?.content)
    item.end()
  }
  if (ids.length === 0) throw notDer('a request about nothing')
  return ids
}

/** The members of an explicitly tagged Extensions value; a critical one must be the nonce. */
export function readExtensions(content: Buffer | undefined): RawExtension[] {
  if (!content) return []
  const list = extensionList(openSequence(content))
  if (list.some(({ oid, critical }) => critical && oid !== extensionOids.ocspNonce))
    throw new Fault('unsupported', 'an unknown critical extension')
  return list
}

/** A request about `ids`, unsigned. */
export function composeOcspRequest(ids: readonly CertId[], nonce?: Buffer): Buffer {
  const list = ids.map(({ der }) => composeTlv(tags.sequence, der))
  const extra = nonce ? [composeTlv(0xa2, composeExtensions([nonceExtension(nonce)]))] : []
  const tbs = composeTlv(tags.sequence, composeTlv(tags.sequence, ...list), ...extra)
  return composeTlv(tags.sequence, tbs)
}
