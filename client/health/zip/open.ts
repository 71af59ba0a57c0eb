/** Packages of strangers: nothing is unpacked until the whole list of entries has been found harmless. */

import {
  configure,
  ERR_OVERLAPPING_ENTRY,
  Uint8ArrayReader,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js'
import { isFault, SaidFault } from '../../../server/base/index.js'
import { healthLimits } from '../limits.js'

/** One file of a package. */
export interface ZipFile {
  /** Path in the package, `/` between its parts. */
  readonly path: string
  readonly sizeBytes: number
  /** Fault corrupt when its bytes are not what the package promises (size, CRC), too-large. */
  read(): Promise<Uint8Array>
}

// Workers would need files of the library at run time; documents are small enough without.
configure({ useWebWorkers: false })

/**
 * The files of a zip package, folders left out. Fault syntax when it is no zip, denied when an entry could write
 * outside, is a link or is encrypted or stands there twice, too-large when it would unfold beyond `healthLimits`.
 */
export async function openZip(bytes: Uint8Array): Promise<ZipFile[]> {
  if (bytes.length > healthLimits.zipBytes) throw new SaidFault('too-large', 'zip.too-large')
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    filenameValidation: 'tolerant',
    strictness: 'balanced',
  })
  const entries = await listed(reader)
  const files = entries.filter((entry): entry is FileEntry => !entry.directory)
  expectUnambiguous(entries)
  for (const entry of entries) expectHarmless(entry)
  const unpacked = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (unpacked > healthLimits.zipUnpackedBytes) throw new SaidFault('too-large', 'zip.bomb')
  return files.map((entry) => ({
    path: entry.filename.replaceAll('\\', '/'),
    sizeBytes: entry.uncompressedSize,
    read: () => unpack(entry),
  }))
}

async function listed(reader: ZipReader<unknown>): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.push(entry) > healthLimits.zipEntries)
        throw new SaidFault('too-large', 'zip.too-many', { count: String(healthLimits.zipEntries) })
    }
  } catch (error) {
    if (isFault(error)) throw error
    throw new SaidFault('syntax', 'zip.unreadable', {}, error)
  }
  return entries
}

/** Two entries of one name mean different things to different readers; so do two that differ in case only, on some disks. */
function expectUnambiguous(entries: readonly Entry[]): void {
  const seen = new Set<string>()
  for (const { filename } of entries) {
    const key = filename.replaceAll('\\', '/').normalize('NFC').toUpperCase()
    if (seen.has(key)) throw new SaidFault('denied', 'zip.twice', { name: shown(filename) })
    seen.add(key)
  }
}

const shown = (name: string): string => name.slice(0, 80)

const unixLink = 0xa000

function expectHarmless(entry: Entry): void {
  const name = shown(entry.filename)
  const parts = entry.filename.replaceAll('\\', '/').replace(/\/$/, '').split('/')
  const tooLong = new TextEncoder().encode(entry.filename).length > healthLimits.zipNameBytes
  if (tooLong || parts.some((part) => !isPlainName(part)) || /^[A-Za-z]:/.test(entry.filename))
    throw new SaidFault('denied', 'zip.path', { name })
  if (entry.encrypted) throw new SaidFault('denied', 'zip.encrypted', { name })
  if (((entry.externalFileAttributes >>> 16) & 0xf000) === unixLink)
    throw new SaidFault('denied', 'zip.link', { name })
  const { zipRatio, zipRatioFromBytes } = healthLimits
  const { compressedSize, uncompressedSize } = entry
  if (uncompressedSize > zipRatioFromBytes && uncompressedSize > zipRatio * compressedSize)
    throw new SaidFault('too-large', 'zip.bomb')
}

const control = /\p{Cc}/u

const isPlainName = (part: string): boolean =>
  part !== '' && part !== '.' && part !== '..' && !control.test(part)

async function unpack(entry: FileEntry): Promise<Uint8Array> {
  const target = new Uint8Array(entry.uncompressedSize)
  let filled = 0
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      // What the list promised was admitted; one byte more was not.
      if (filled + chunk.length > target.length) throw new SaidFault('too-large', 'zip.bomb')
      target.set(chunk, filled)
      filled += chunk.length
    },
  })
  try {
    await entry.getData(sink, { checkSignature: true, checkOverlappingEntry: true })
  } catch (error) {
    if (isFault(error)) throw error
    const overlapping = error instanceof Error && error.message === ERR_OVERLAPPING_ENTRY
    if (overlapping) throw new SaidFault('denied', 'zip.overlap', {}, error)
    throw new SaidFault('corrupt', 'zip.damaged', { name: shown(entry.filename) }, error)
  }
  if (filled !== target.length)
    throw new SaidFault('corrupt', 'zip.damaged', { name: shown(entry.filename) })
  return target
}
