/** An XDM package to documents with their metadata, read as far as it makes sense, with a list of what is wrong. */

import { isFault, SaidFault } from '../../../server/base/index.js'
import { parseXml } from '../xml/index.js'
import { openZip, type ZipFile } from '../zip/index.js'
import { healthLimits } from '../limits.js'
import {
  documentFlaws,
  fileFlaws,
  metadataFlaws,
  metadataMissing,
  metadataUnreadable,
  unlistedFlaws,
} from './flaws.js'
import { readMetadata, type Metadata } from './metadata.js'
import type { DocumentEntry, Flaw, SubmissionSet, XdmDocument, XdmPackage } from './model.js'

/**
 * Reads a package. Faults are those of `openZip` only: every other flaw is listed (IHE ITI TF-2 §3.32; ANS, volet Échange de documents de santé).
 */
export async function readXdm(bytes: Uint8Array): Promise<XdmPackage> {
  const files = await openZip(bytes)
  const subsets = files.filter(({ path }) => /(^|\/)METADATA\.XML$/i.test(path))
  const flaws: Flaw[] = await fileFlaws(files)
  if (subsets.length === 0) flaws.push(metadataMissing)
  const submissionSets: SubmissionSet[] = []
  const documents: XdmDocument[] = []
  const kept: Kept = { bytes: 0 }
  for (const file of subsets) {
    const metadata = await metadataOf(file, flaws)
    if (!metadata) continue
    submissionSets.push(...metadata.submissionSets)
    for (const entry of metadata.entries)
      documents.push(await openDocument(entry, { metadata: file, files, flaws, kept }))
    flaws.push(...metadataFlaws(file.path, metadata))
  }
  const listed = new Set(documents.flatMap(({ path }) => path ?? []))
  flaws.push(...unlistedFlaws(files, listed))
  return {
    submissionSets,
    documents,
    files: files.map(({ path, sizeBytes }) => ({ path, sizeBytes })),
    flaws,
  }
}

async function metadataOf(file: ZipFile, flaws: Flaw[]): Promise<Metadata | undefined> {
  try {
    return readMetadata(parseXml(await file.read()))
  } catch (error) {
    if (!isFault(error)) throw error
    flaws.push(metadataUnreadable(file.path, error.message))
    return undefined
  }
}

/** How much of what was unpacked to be hashed is still in memory. */
interface Kept {
  bytes: number
}

interface Reading {
  readonly metadata: ZipFile
  readonly files: readonly ZipFile[]
  readonly flaws: Flaw[]
  readonly kept: Kept
}

async function openDocument(entry: DocumentEntry, reading: Reading): Promise<XdmDocument> {
  const { metadata, files, flaws, kept } = reading
  const file = findFile(entry.uri, metadata.path, files)
  const once = file && keeping(file, kept)
  const own = await documentFlaws(entry, once, metadata.path)
  flaws.push(...own)
  return {
    entry,
    path: file?.path ?? null,
    sizeBytes: file?.sizeBytes ?? 0,
    intact: !own.some(({ weight }) => weight === 'fault'),
    read: async () => {
      if (!once) throw new SaidFault('not-found', 'xdm.no-document', { uri: entry.uri })
      return once.read()
    },
  }
}

/** The same file, unpacked once while there is room: hashing it and reading it are two askings for the same bytes. */
function keeping(file: ZipFile, kept: Kept): ZipFile {
  let content: Promise<Uint8Array> | undefined
  return {
    ...file,
    read() {
      if (content) return content
      const unpacked = file.read()
      if (kept.bytes + file.sizeBytes <= healthLimits.documentsKeptBytes) {
        kept.bytes += file.sizeBytes
        content = unpacked
      }
      return unpacked
    },
  }
}

/** URIs are relative to the folder of the metadata; some senders count from the root, or differ in case. */
function findFile(
  uri: string,
  metadataPath: string,
  files: readonly ZipFile[],
): ZipFile | undefined {
  const wanted = uri.replaceAll('\\', '/').replace(/^\.?\//, '')
  if (wanted === '') return undefined
  const folder = metadataPath.slice(0, metadataPath.lastIndexOf('/') + 1)
  for (const path of [folder + wanted, wanted]) {
    const exact = files.find((file) => file.path === path)
    if (exact) return exact
    const loose = files.find((file) => file.path.toUpperCase() === path.toUpperCase())
    if (loose) return loose
  }
  return undefined
}
