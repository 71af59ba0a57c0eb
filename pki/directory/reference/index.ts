/** The reference directory: the national directory's open extractions, imported, searched and exported. */

export { refusals, type Refusal } from './check.js'
export type { ReferenceEntry, ReferencePerson, ReferenceStructure } from './entry.js'
export {
  importExtraction,
  type ImportReport,
  type ImportRequest,
  type RefusedLine,
} from './extraction.js'
export { exportReference } from './export.js'
export { refreshOwn } from './own.js'
export type { AnyOf, Term } from './matching.js'
export { scanReference, type ScanPage, type ScanRequest } from './scan.js'
export { addressWord, codeWord, wordsOf, type CodedMeaning } from './words.js'
export { formatNames, formats, type FormatName } from './formats.js'
export {
  findReference,
  searchReference,
  typedGroups,
  type SearchPage,
  type SearchRequest,
} from './search.js'
