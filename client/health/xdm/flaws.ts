/** What can be wrong with a package, found file by file: rules of form are notes, broken promises are faults. */

import { isFault } from '../../../server/base/index.js'
import type { ZipFile } from '../zip/index.js'
import { sha1Hex } from './hash.js'
import type { Metadata } from './metadata.js'
import type { DocumentEntry, Flaw, XdmFlaw } from './model.js'

const flaw = (
  rule: XdmFlaw,
  weight: Flaw['weight'],
  path: string,
  values: Readonly<Record<string, string>> = {},
): Flaw => ({ rule, weight, path, values })

/** ISO 9660 level 1: eight capitals, digits or underscores, and three more. */
const shortName = /^[A-Z0-9_]{1,8}(\.[A-Z0-9_]{1,3})?$/

/** Rules of the container (ANS, portability guide: structure of the archive). */
export async function fileFlaws(files: readonly ZipFile[]): Promise<Flaw[]> {
  const found: Flaw[] = []
  const named = (name: RegExp): ZipFile | undefined => files.find(({ path }) => name.test(path))
  if (!named(/(^|\/)IHE_XDM\//i)) found.push(flaw('folder', 'warning', ''))
  if (!named(/^INDEX\.HTML?$/i)) found.push(flaw('index-missing', 'note', 'INDEX.HTM'))
  const readme = named(/^README\.TXT$/i)
  if (!readme) found.push(flaw('readme-missing', 'note', 'README.TXT'))
  else if (!(await isPlainText(readme))) found.push(flaw('readme-form', 'note', readme.path))
  for (const { path } of files) {
    if (!path.split('/').every((part) => shortName.test(part)))
      found.push(flaw('name-form', 'note', path))
    if (/\.(zip|jar|7z|rar|gz|tar)$/i.test(path)) found.push(flaw('nested', 'warning', path))
  }
  return found
}

/** 7-bit characters, lines ended by CRLF. */
async function isPlainText(file: ZipFile): Promise<boolean> {
  try {
    const bytes = await file.read()
    return bytes.every(
      (octet, i) =>
        octet < 0x80 &&
        (octet !== 0x0a || bytes[i - 1] === 0x0d) &&
        (octet !== 0x0d || bytes[i + 1] === 0x0a),
    )
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}

/** What the metadata promise of one document, against its bytes. */
export async function documentFlaws(
  entry: DocumentEntry,
  file: ZipFile | undefined,
  metadataPath: string,
): Promise<Flaw[]> {
  if (entry.uri === '' && !file) return [flaw('document-missing', 'fault', metadataPath)]
  if (!file) return [flaw('document-missing', 'fault', entry.uri)]
  const found: Flaw[] = []
  if (entry.size === null) found.push(flaw('size-missing', 'note', file.path))
  else if (entry.size !== file.sizeBytes)
    found.push(
      flaw('size', 'fault', file.path, {
        expected: String(entry.size),
        found: String(file.sizeBytes),
      }),
    )
  if (entry.hash === '') return [...found, flaw('hash-missing', 'warning', file.path)]
  const digest = await hashOf(file)
  if (digest !== entry.hash)
    found.push(flaw('hash', 'fault', file.path, { expected: entry.hash, found: digest }))
  return found
}

/** Empty when the file itself is damaged. */
async function hashOf(file: ZipFile): Promise<string> {
  try {
    return await sha1Hex(await file.read())
  } catch (error) {
    if (isFault(error)) return ''
    throw error
  }
}

/** Fields that CI-SIS asks of every document entry (logical model xdm-document-entry). */
const wantedFields = [
  'mimeType',
  'title',
  'creationTime',
  'languageCode',
  'serviceStartTime',
  'legalAuthenticator',
  'sourcePatientId',
  'patientId',
  'uniqueId',
  'classCode',
  'typeCode',
  'formatCode',
  'practiceSetting',
  'facilityType',
] as const satisfies readonly (keyof DocumentEntry)[]

/** What the metadata lack, or say of several patients. */
export function metadataFlaws(path: string, metadata: Metadata): Flaw[] {
  const { submissionSets, entries, dangling } = metadata
  const found: Flaw[] = []
  if (submissionSets.length === 0) found.push(flaw('no-submission-set', 'warning', path))
  if (entries.length === 0) found.push(flaw('no-documents', 'fault', path))
  for (const entry of entries) {
    const missing: string[] = wantedFields.filter((name) => !entry[name])
    if (entry.authors.length === 0) missing.push('author')
    if (entry.confidentiality.length === 0) missing.push('confidentiality')
    if (missing.length > 0)
      found.push(flaw('field-missing', 'note', entry.uri || path, { fields: missing.join(', ') }))
  }
  for (const id of dangling) found.push(flaw('reference', 'note', path, { id: id.slice(0, 80) }))
  const patients = new Set(
    [...submissionSets, ...entries].flatMap(({ patientId }) => patientId?.value ?? []),
  )
  // One patient per archive: Référentiel #2 of MSSanté.
  if (patients.size > 1)
    found.push(flaw('two-patients', 'fault', path, { count: String(patients.size) }))
  return found
}

const helpers =
  /(^|\/)(INDEX\.HTML?|README\.TXT|METADATA\.XML|[^/]+\.(XSL|XSLT|CSS|JPE?G|GIF|PNG))$/i

/** Files of the documents' folders that no metadata speak of: shown, never taken for documents. */
export function unlistedFlaws(files: readonly ZipFile[], listed: ReadonlySet<string>): Flaw[] {
  return files
    .filter(({ path }) => !listed.has(path) && !helpers.test(path) && /(^|\/)IHE_XDM\//i.test(path))
    .map(({ path }) => flaw('document-unlisted', 'warning', path))
}

export const metadataMissing = flaw('metadata-missing', 'fault', '')

export const metadataUnreadable = (path: string, why: string): Flaw =>
  flaw('metadata-unreadable', 'fault', path, { why })
