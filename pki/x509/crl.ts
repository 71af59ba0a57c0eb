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
import { algorithmIdentifier, arrayBuffer, asnExtension } from './compose.js'
import { DerReader, notDer, openSequence, tags } from './der.js'
import {
  compose,
  extensions,
  generalNamesOf,
  readIssuingDistributionPoint,
  type IssuingDistributionPoint,
  type RawExtension,
} from './extensions/index.js'
import { parseName, type DistinguishedName } from './names.js'
import { extensionOids } from './oids.js'
import { integerOf, readTime, smallIntegerOf } from './primitives.js'
import { readReason, reasonCode } from './reasons.js'
import { keyIdentifierOf, type Signer } from './signatures.js'
import { positive } from './write.js'

export interface RevokedEntry {
  readonly serial: string
  readonly revokedAt: number
  /** Also reasons of foreign lists that we never give ourselves, as `reason-10`. */
  readonly reason: string
}

/** A list of one authority, RFC 5280 §5. Whether it is whole stands in `scope` and `baseNumber`. */
export interface Crl {
  readonly der: Buffer
  readonly issuer: DistinguishedName
  readonly authorityKeyId: string | undefined
  readonly thisUpdate: number
  readonly nextUpdate: number
  /** Decimal. */
  readonly number: string | undefined
  readonly signed: Signed
  /** By serial number: certificates of the issuer of the list itself. */
  readonly entries: ReadonlyMap<string, RevokedEntry>
  /** Certificates of others, told by an indirect list: by `foreignEntry`. */
  readonly foreign: ReadonlyMap<string, RevokedEntry>
  /** Undefined when the list is about all certificates of its issuer. */
  readonly scope: IssuingDistributionPoint | undefined
  /** Decimal; given when the list tells only what changed since that one. */
  readonly baseNumber: string | undefined
}

/** Key of an entry of an indirect list. */
export const foreignEntry = (issuer: DistinguishedName, serial: string): string =>
  `${serial} ${issuer.key}`

export interface CrlTemplate {
  readonly issuer: DistinguishedName
  readonly number: number
  readonly thisUpdate: number
  readonly nextUpdate: number
  readonly entries: readonly RevokedEntry[]
  /** Further extensions, such as the scope of a partial list. */
  readonly extensions?: readonly RawExtension[]
}

/** Extensions of a list that we take into account; another that is critical makes it one that we cannot read. */
const handled = new Set<string>([
  extensionOids.deltaCrlIndicator,
  extensionOids.issuingDistributionPoint,
])
const handledInEntry = new Set<string>([extensionOids.crlReason, extensionOids.certificateIssuer])

/** Reads a CRL from strict DER. Fault syntax, too-large; unsupported for unknown critical extensions. */
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
  // Version 1, which has no number here, knows no extensions but is as good for what it lists.
  const version = tbs.optional(tags.integer)
  if (version && smallIntegerOf(version) !== 1) throw notDer('a CRL that is not version 2')
  if (!tbs.expect(tags.sequence).raw.equals(algorithm))
    throw notDer('two different signature algorithms')
  const issuer = parseName(tbs.expect(tags.sequence).raw)
  const thisUpdate = readTime(tbs)
  const nextUpdate = tbs.peek() === tags.sequence || tbs.peek() === 0xa0 ? undefined : readTime(tbs)
  if (nextUpdate === undefined) throw notDer('a CRL without next update')
  const list = tbs.optional(tags.sequence)
  const extra = tbs.optional(0xa0)
  tbs.end()
  const told = readEntries(new DerReader(list?.content ?? Buffer.alloc(0)), issuer)
  return {
    der,
    issuer,
    ...{ thisUpdate, nextUpdate, signed },
    ...told,
    ...crlExtensions(extra?.content),
  }
}

function readEntries(
  reader: DerReader,
  issuer: DistinguishedName,
): Pick<Crl, 'entries' | 'foreign'> {
  const entries = new Map<string, RevokedEntry>()
  const foreign = new Map<string, RevokedEntry>()
  // The certificate issuer of an indirect list holds for the entries that follow (RFC 5280 §5.3.3).
  let current = issuer
  while (!reader.done) {
    const { entry, certificateIssuer } = readEntry(reader.enter(tags.sequence))
    current = certificateIssuer ?? current
    const own = current.key === issuer.key
    const known = own ? entries : foreign
    const key = own ? entry.serial : foreignEntry(current, entry.serial)
    if (known.has(key)) throw notDer('a serial number listed twice')
    known.set(key, entry)
  }
  return { entries, foreign }
}

interface ReadEntry {
  readonly entry: RevokedEntry
  readonly certificateIssuer: DistinguishedName | undefined
}

function readEntry(reader: DerReader): ReadEntry {
  const serial = serialOf(reader)
  const revokedAt = readTime(reader)
  if (reader.done)
    return { entry: { serial, revokedAt, reason: 'unspecified' }, certificateIssuer: undefined }
  const list = extensionList(reader.enter(tags.sequence))
  reader.end()
  const strange = list.find(({ oid, critical }) => critical && !handledInEntry.has(oid))
  if (strange) throw new Fault('unsupported', 'a CRL entry with an unknown critical extension')
  const reason = valueOf(list, extensionOids.crlReason)
  const issuer = valueOf(list, extensionOids.certificateIssuer)
  return {
    entry: { serial, revokedAt, reason: reason ? readReason(reason) : 'unspecified' },
    certificateIssuer: issuer && issuerOf(issuer),
  }
}

const valueOf = (list: readonly RawExtension[], wanted: string): Buffer | undefined =>
  list.find(({ oid }) => oid === wanted)?.value

function issuerOf(value: Buffer): DistinguishedName {
  const found = generalNamesOf(openSequence(value)).find(({ name }) => name !== undefined)
  if (!found?.name) throw notDer('a certificate issuer without a name')
  return found.name
}

function crlExtensions(
  content: Buffer | undefined,
): Pick<Crl, 'authorityKeyId' | 'number' | 'scope' | 'baseNumber'> {
  const list = content ? extensionList(openSequence(content)) : []
  if (list.some(({ oid, critical }) => critical && !handled.has(oid)))
    throw new Fault('unsupported', 'a CRL with an unknown critical extension')
  const key = valueOf(list, extensionOids.authorityKeyIdentifier)
  const number = valueOf(list, extensionOids.crlNumber)
  const base = valueOf(list, extensionOids.deltaCrlIndicator)
  const scope = valueOf(list, extensionOids.issuingDistributionPoint)
  return {
    authorityKeyId: key && extensions.authorityKeyIdentifier.read(key)?.toString('hex'),
    number: number && numberOf(number),
    baseNumber: base && numberOf(base),
    scope: scope && readIssuingDistributionPoint(scope),
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
      ...(template.extensions ?? []).map(asnExtension),
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
  const code = reasonCode(reason)
  const value = Buffer.from(AsnConvert.serialize(new CRLReason(code)))
  const noted = asnExtension({ oid: extensionOids.crlReason, critical: false, value })
  return new RevokedCertificate({
    userCertificate: arrayBuffer(positive(serial)),
    revocationDate: new Time(new Date(revokedAt)),
    ...(code === 0 ? {} : { crlEntryExtensions: [noted] }),
  })
}
