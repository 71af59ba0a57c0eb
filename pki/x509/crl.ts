/** Certificate revocation lists as they are read, and looked up by serial number. */

/** Certificate revocation lists: read, composed, and looked up by serial number. */

import { Fault, isFault, limits } from '../../server/base/index.js'
import { extensionList, readSigned, type Signed } from './certificate.js'
import { DerReader, notDer, openSequence, tags } from './der.js'
import {
  extensions,
  generalNamesOf,
  readIssuingDistributionPoint,
  type IssuingDistributionPoint,
  type RawExtension,
} from './extensions/index.js'
import { parseName, type DistinguishedName } from './names.js'
import { extensionOids } from './oids.js'
import { integerOf, readTime, smallIntegerOf } from './primitives.js'
import {
  packEntries,
  readFullEntry,
  type FullEntry,
  type RevokedEntries,
  type RevokedEntry,
} from './revoked-entries.js'

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
  readonly entries: RevokedEntries
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
  const told = readEntries(list?.content ?? Buffer.alloc(0), issuer)
  return {
    der,
    issuer,
    ...{ thisUpdate, nextUpdate, signed },
    ...told,
    ...crlExtensions(extra?.content),
  }
}

function readEntries(content: Buffer, issuer: DistinguishedName): Pick<Crl, 'entries' | 'foreign'> {
  const entries = packEntries(content, (entry) => {
    checkExtensions(entry)
    return valueOf(entry.extensions, extensionOids.certificateIssuer) === undefined
  })
  return entries ? { entries, foreign: new Map() } : readIndirect(new DerReader(content), issuer)
}

function checkExtensions({ extensions }: FullEntry): void {
  if (extensions.some(({ oid, critical }) => critical && !handledInEntry.has(oid)))
    throw new Fault('unsupported', 'a CRL entry with an unknown critical extension')
}

function readIndirect(
  reader: DerReader,
  issuer: DistinguishedName,
): Pick<Crl, 'entries' | 'foreign'> {
  const entries = new Map<string, RevokedEntry>()
  const foreign = new Map<string, RevokedEntry>()
  // The certificate issuer of an indirect list holds for the entries that follow (RFC 5280 §5.3.3).
  let current = issuer
  while (!reader.done) {
    const { serial, revokedAt, reason, extensions } = readFullEntry(reader.enter(tags.sequence))
    const named = valueOf(extensions, extensionOids.certificateIssuer)
    current = named ? issuerOf(named) : current
    const own = current.key === issuer.key
    const known = own ? entries : foreign
    const key = own ? serial : foreignEntry(current, serial)
    if (known.has(key)) throw notDer('a serial number listed twice')
    known.set(key, { serial, revokedAt, reason })
  }
  const found: RevokedEntries = {
    size: entries.size,
    get: (serial) => entries.get(serial),
    [Symbol.iterator]: () => entries.values(),
  }
  return { entries: found, foreign }
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
