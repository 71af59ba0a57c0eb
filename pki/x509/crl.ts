/** Certificate revocation lists: read, composed, and looked up by serial number. */

import { AsnConvert } from '@peculiar/asn1-schema'
import {
  CertificateList,
  CRLNumber,
  CRLReason,
  Name,
  RevokedCertificate,
  TBSCertList,
  Time,
  Version,
} from '@peculiar/asn1-x509'
import { Fault, isFault, limits } from '../../server/base/index.js'
import { extensionList, readSigned, serialOf, type Signed } from './certificate.js'
import { algorithmIdentifier, arrayBuffer, asnExtension, positive } from './compose.js'
import { DerReader, notDer, openSequence, tags } from './der.js'
import { compose, extensions } from './extensions/index.js'
import { parseName, type DistinguishedName } from './names.js'
import { extensionOids } from './oids.js'
import { integerOf, readTime, smallIntegerOf } from './primitives.js'
import { keyIdentifierOf, type Signer } from './signatures.js'

/** RFC 5280 §5.3.1, with its numbers; 7 was never assigned. */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  privilegeWithdrawn: 9,
} as const
export type RevocationReason = keyof typeof revocationReasons

export const isRevocationReason = (text: string): text is RevocationReason =>
  Object.hasOwn(revocationReasons, text)

export interface RevokedEntry {
  readonly serial: string
  readonly revokedAt: number
  /** Also reasons of foreign lists that we never give ourselves, as `reason-10`. */
  readonly reason: string
}

/** A complete list of one authority, RFC 5280 §5. */
export interface Crl {
  readonly der: Buffer
  readonly issuer: DistinguishedName
  readonly authorityKeyId: string | undefined
  readonly thisUpdate: number
  readonly nextUpdate: number
  /** Decimal. */
  readonly number: string | undefined
  readonly signed: Signed
  readonly entries: ReadonlyMap<string, RevokedEntry>
}

export interface CrlTemplate {
  readonly issuer: DistinguishedName
  readonly number: number
  readonly thisUpdate: number
  readonly nextUpdate: number
  readonly entries: readonly RevokedEntry[]
}

/** Extensions of a list that change what it means, and that we do not handle: such a list is refused. */
const handled = new Set<string>([extensionOids.authorityKeyIdentifier, extensionOids.crlNumber])

/** Reads a CRL from strict DER. Fault syntax, too-large; unsupported for delta, indirect or partitioned lists. */
export function parseCrl(der: Buffer): Crl {
  if (der.length > limits.crlBytes) throw new Fault('too-large', 'the CRL is too large')
  try {
    return readCrl(der)
  } catch (error) {
    if (isFault(error)) throw error
    throw new Fault('syntax', 'not a CRL', { cause: error })
  }
}

function readCrl(der: Buffer): Crl {
  const { signed, algorithm } = readSigned(der)
  const tbs = openSequence(signed.bytes)
  if (smallIntegerOf(tbs.expect(tags.integer)) !== 1) throw notDer('a CRL that is not version 2')
  if (!tbs.expect(tags.sequence).raw.equals(algorithm))
    throw notDer('two different signature algorithms')
  const issuer = parseName(tbs.expect(tags.sequence).raw)
  const thisUpdate = readTime(tbs)
  const nextUpdate = tbs.peek() === tags.sequence || tbs.peek() === 0xa0 ? undefined : readTime(tbs)
  if (nextUpdate === undefined) throw notDer('a CRL without next update')
  const entries = new Map<string, RevokedEntry>()
  const list = tbs.optional(tags.sequence)
  for (const reader = new DerReader(list?.content ?? Buffer.alloc(0)); !reader.done;) {
    const entry = readEntry(reader.enter(tags.sequence))
    entries.set(entry.serial, entry)
  }
  const extra = tbs.optional(0xa0)
  tbs.end()
  const details = extra ? crlExtensions(extra.content) : {}
  return {
    der,
    issuer,
    ...{ thisUpdate, nextUpdate, signed, entries },
    number: details.number,
    authorityKeyId: details.keyId,
  }
}

function readEntry(entry: DerReader): RevokedEntry {
  const serial = serialOf(entry)
  const revokedAt = readTime(entry)
  if (entry.done) return { serial, revokedAt, reason: 'unspecified' }
  const list = extensionList(entry.enter(tags.sequence))
  entry.end()
  const reason = list.find(({ oid }) => oid === extensionOids.crlReason)
  const strange = list.find(({ oid, critical }) => critical && oid !== extensionOids.crlReason)
  if (strange) throw new Fault('unsupported', 'a CRL entry with an unknown critical extension')
  return { serial, revokedAt, reason: reason ? reasonOf(reason.value) : 'unspecified' }
}

function reasonOf(value: Buffer): string {
  const code = smallIntegerOf(new DerReader(value).expect(tags.enumerated))
  const found = Object.entries(revocationReasons).find(([, number]) => number === code)
  return found?.[0] ?? `reason-${code}`
}

function crlExtensions(content: Buffer): { keyId?: string; number?: string } {
  const list = extensionList(openSequence(content))
  if (list.some(({ oid, critical }) => critical && !handled.has(oid)))
    throw new Fault('unsupported', 'a delta, indirect or partitioned CRL')
  const key = list.find(({ oid }) => oid === extensionOids.authorityKeyIdentifier)
  const number = list.find(({ oid }) => oid === extensionOids.crlNumber)
  const keyId = key && extensions.authorityKeyIdentifier.read(key.value)?.toString('hex')
  return {
    ...(keyId === undefined ? {} : { keyId }),
    ...(number ? { number: numberOf(number.value) } : {}),
  }
}

const numberOf = (value: Buffer): string =>
  BigInt(`0x${integerOf(new DerReader(value).expect(tags.integer)).toString('hex')}`).toString()

/** Signs a CRL; what comes back was read again from its bytes. */
export async function composeCrl(template: CrlTemplate, signer: Signer): Promise<Crl> {
  const algorithm = algorithmIdentifier(signer.algorithm)
  const keyId = keyIdentifierOf(signer.publicKey)
  const tbs = new TBSCertList({
    version: Version.v2,
    signature: algorithm,
    issuer: AsnConvert.parse(template.issuer.der, Name),
    thisUpdate: new Time(new Date(template.thisUpdate)),
    nextUpdate: new Time(new Date(template.nextUpdate)),
    // An empty list must be absent (RFC 5280 §5.1.2.6).
    ...(template.entries.length > 0 ? { revokedCertificates: template.entries.map(asnEntry) } : {}),
    crlExtensions: [
      asnExtension(compose(extensions.authorityKeyIdentifier, keyId)),
      asnExtension({ oid: extensionOids.crlNumber, critical: false, value: crlNumber(template) }),
    ],
  })
  const signature = await signer.sign(Buffer.from(AsnConvert.serialize(tbs)))
  const list = new CertificateList({
    tbsCertList: tbs,
    signatureAlgorithm: algorithm,
    signature: arrayBuffer(signature),
  })
  return parseCrl(Buffer.from(AsnConvert.serialize(list)))
}

const crlNumber = ({ number }: CrlTemplate): Buffer =>
  Buffer.from(AsnConvert.serialize(new CRLNumber(number)))

function asnEntry({ serial, revokedAt, reason }: RevokedEntry): RevokedCertificate {
  // "unspecified" should be left out (RFC 5280 §5.3.1).
  const code = isRevocationReason(reason) ? revocationReasons[reason] : 0
  const value = Buffer.from(AsnConvert.serialize(new CRLReason(code)))
  const noted = asnExtension({ oid: extensionOids.crlReason, critical: false, value })
  return new RevokedCertificate({
    userCertificate: arrayBuffer(positive(serial)),
    revocationDate: new Time(new Date(revokedAt)),
    ...(code === 0 ? {} : { crlEntryExtensions: [noted] }),
  })
}
