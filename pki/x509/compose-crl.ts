/** Composing and signing revocation lists, entry by entry into bytes: a list of 200,000 is no heap of objects. */

import { setImmediate } from 'node:timers/promises'
import { parseCrl, type Crl } from './crl.js'
import { composeTlv, tags } from './der.js'
import { compose, extensions, type RawExtension } from './extensions/index.js'
import type { DistinguishedName } from './names.js'
import { extensionOids } from './oids.js'
import { reasonCode } from './reasons.js'
import { serialOctets, type RevokedEntry } from './revoked-entries.js'
import { keyIdentifierOf, type Signer } from './signatures.js'
import { composeAlgorithm, composeExtensions } from './write.js'
import { composeBitString, composeInteger, composeTime } from './write.js'

export interface CrlTemplate {
  readonly issuer: DistinguishedName
  readonly number: number
  readonly thisUpdate: number
  readonly nextUpdate: number
  /** All of them, or page by page. */
  readonly entries: readonly RevokedEntry[] | AsyncIterable<readonly RevokedEntry[]>
  /** Makes it a list of what changed since the list of this number (RFC 5280 §5.2.4). */
  readonly baseNumber?: number
  /** Where the list of changes since is fetched (RFC 5280 §5.2.6). */
  readonly freshestUrls?: readonly string[]
  /** Further extensions, such as the scope of a partial list. */
  readonly extensions?: readonly RawExtension[]
}

/** Entries that are written before others may run again. */
const sliceSize = 5000

/** Signs a CRL; what comes back was read again from its bytes. */
export async function composeCrl(template: CrlTemplate, signer: Signer): Promise<Crl> {
  const algorithm = composeAlgorithm(signer.algorithm)
  const entries = await composeEntries(template.entries)
  const tbs = composeTlv(
    tags.sequence,
    composeInteger(1),
    algorithm,
    template.issuer.der,
    composeTime(template.thisUpdate),
    composeTime(template.nextUpdate),
    // An empty list must be absent (RFC 5280 §5.1.2.6).
    ...(entries.length > 0 ? [composeTlv(tags.sequence, ...entries)] : []),
    composeTlv(0xa0, composeExtensions(extensionsOf(template, signer))),
  )
  const signature = composeBitString(await signer.sign(tbs))
  return parseCrl(composeTlv(tags.sequence, tbs, algorithm, signature))
}

function extensionsOf(template: CrlTemplate, signer: Signer): RawExtension[] {
  const { number, baseNumber, freshestUrls = [] } = template
  const indicator: RawExtension[] =
    baseNumber === undefined
      ? []
      : [
          {
            oid: extensionOids.deltaCrlIndicator,
            critical: true,
            value: composeInteger(baseNumber),
          },
        ]
  return [
    compose(extensions.authorityKeyIdentifier, keyIdentifierOf(signer.publicKey)),
    { oid: extensionOids.crlNumber, critical: false, value: composeInteger(number) },
    ...indicator,
    ...(freshestUrls.length > 0 ? [compose(extensions.freshestCrl, freshestUrls)] : []),
    ...(template.extensions ?? []),
  ]
}

async function composeEntries(source: CrlTemplate['entries']): Promise<Buffer[]> {
  const slices: Buffer[] = []
  const pages = Symbol.asyncIterator in source ? source : slicesOf(source)
  for await (const page of pages) {
    slices.push(composePage(page))
    await setImmediate()
  }
  return slices
}

async function* slicesOf(
  entries: readonly RevokedEntry[],
): AsyncGenerator<readonly RevokedEntry[]> {
  for (let at = 0; at < entries.length; at += sliceSize) yield entries.slice(at, at + sliceSize)
}

const reasonHead = Buffer.from('300c300a0603551d1504030a01', 'hex')
/** Most octets of one entry: a serial number of 21, the longer time, a reason. */
const entryBytes = 4 + 21 + 17 + reasonHead.length + 1

/** Written in place, octet by octet: building each entry from its parts takes ten times as long. */
function composePage(page: readonly RevokedEntry[]): Buffer {
  const bytes = Buffer.allocUnsafe(page.length * entryBytes)
  let at = 0
  for (const entry of page) at = writeEntry(bytes, at, entry)
  return bytes.subarray(0, at)
}

/** Returns where the next entry begins. */
function writeEntry(bytes: Buffer, start: number, entry: RevokedEntry): number {
  const code = reasonCode(entry.reason)
  let at = writeTime(bytes, writeSerial(bytes, start + 2, entry.serial), entry.revokedAt)
  // "unspecified" should be left out (RFC 5280 §5.3.1).
  if (code !== 0) {
    at += reasonHead.copy(bytes, at)
    bytes[at++] = code
  }
  bytes[start] = tags.sequence
  bytes[start + 1] = at - start - 2
  return at
}

function writeSerial(bytes: Buffer, start: number, serial: string): number {
  const plain = serial < '8' && !serial.startsWith('-')
  const from = start + 2
  const size = plain ? bytes.write(serial, from, 'hex') : serialOctets(serial).copy(bytes, from)
  bytes[start] = tags.integer
  bytes[start + 1] = size
  return from + size
}

function writeTime(bytes: Buffer, start: number, ms: number): number {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  if (year < 1950 || year > 2049) return start + composeTime(ms).copy(bytes, start)
  bytes[start] = tags.utcTime
  bytes[start + 1] = 13
  writePair(bytes, start + 2, year % 100)
  writePair(bytes, start + 4, date.getUTCMonth() + 1)
  writePair(bytes, start + 6, date.getUTCDate())
  writePair(bytes, start + 8, date.getUTCHours())
  writePair(bytes, start + 10, date.getUTCMinutes())
  writePair(bytes, start + 12, date.getUTCSeconds())
  bytes[start + 14] = 0x5a
  return start + 15
}

function writePair(bytes: Buffer, at: number, value: number): void {
  bytes[at] = 0x30 + Math.floor(value / 10)
  bytes[at + 1] = 0x30 + (value % 10)
}
