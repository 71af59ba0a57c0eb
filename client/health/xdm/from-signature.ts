/** The document entry of a signature that stands beside a document (IHE DSG, ITI TF-3 §5.5.5). */

import type { Code, DocumentEntry } from './model.js'

const ihe = '1.3.6.1.4.1.19376.1.2.3'
const detached: Code = {
  code: 'urn:ihe:iti:dsg:detached:2014',
  system: ihe,
  display: 'DSG Detached Document',
}
const fullDocument: Code = { code: 'E1762', system: 'ASTM', display: 'Full Document' }
const authorSignature: Code = {
  code: '1.2.840.10065.1.12.1.1',
  system: '1.2.840.10065.1.12',
  display: "Author's signature",
}

/** A document that signs others, by what its metadata say. */
export const isSignatureEntry = ({ formatCode, signs }: DocumentEntry): boolean =>
  signs.length > 0 || (formatCode?.code.startsWith('urn:ihe:iti:dsg:') ?? false)

/** Author, patient and place are those of the document that is signed. */
export function signatureEntry(
  signed: DocumentEntry,
  own: Pick<DocumentEntry, 'entryId' | 'hash' | 'size' | 'uri' | 'uniqueId' | 'creationTime'>,
): DocumentEntry {
  return {
    ...signed,
    ...own,
    ...{ logicalId: own.entryId, action: 'create', mimeType: 'text/xml', comments: '' },
    // A signature has no language (DSG: `art`, artificial).
    ...{ title: 'Signature électronique', languageCode: 'art' },
    ...{ typeCode: fullDocument, formatCode: detached, eventCodes: [authorSignature] },
    ...{ referenceIds: [], replaces: [], signs: [signed.entryId] },
  }
}
