/** METADATA.XML to submission sets and document entries, whatever the order and the prefixes. */

import { attributeOf, elementsOf, type XmlElement } from '../xml/index.js'
import { readCx, readPatientInfo, readXcn } from './hl7.js'
import type { DocumentAction, DocumentEntry, SubmissionSet } from './model.js'
import {
  authorsOf,
  codesOf,
  externalId,
  isOfNode,
  localized,
  sameUuid,
  slotValue,
  slotValues,
} from './registry.js'
import { documentSchemes, nodes, objectTypes, submissionSchemes } from './schemes.js'

export interface Metadata {
  readonly submissionSets: readonly SubmissionSet[]
  readonly entries: readonly DocumentEntry[]
  /** Ids that an association names and nobody has. */
  readonly dangling: readonly string[]
}

/** Reads the tree of a METADATA.XML; what is not there comes back empty. */
export function readMetadata(root: XmlElement): Metadata {
  const objects = objectsOf(root)
  const packages = objects.filter(({ name }) => name === 'RegistryPackage')
  const documents = objects.filter(isDocument)
  const links = objects.filter(({ name }) => name === 'Association')
  const ends = linksByEnd(links)
  const known = new Set([...packages, ...documents].map(idOf))
  return {
    submissionSets: packages
      .filter((found) => isSubmissionSet(found, objects))
      .map((element) => readSubmissionSet(element)),
    entries: documents.map((element) => readEntry(element, ends)),
    dangling: links
      .filter((link) => typeOf(link) === 'hasmember')
      .flatMap((link) => [attributeOf(link, 'sourceObject'), attributeOf(link, 'targetObject')])
      .filter((id): id is string => id !== undefined && !known.has(id)),
  }
}

const containers = ['SubmitObjectsRequest', 'RegistryObjectList', 'LeafRegistryObjectList']

function objectsOf(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) =>
    containers.includes(child.name) ? objectsOf(child) : [child],
  )
}

const idOf = (element: XmlElement): string => attributeOf(element, 'id') ?? ''

function isDocument(element: XmlElement): boolean {
  if (element.name !== 'ExtrinsicObject') return false
  const type = attributeOf(element, 'objectType')
  return type === undefined || Object.values(objectTypes).some((known) => sameUuid(type, known))
}

/** The node may stand inside the package, or beside it and point at it (both are seen). */
function isSubmissionSet(element: XmlElement, objects: readonly XmlElement[]): boolean {
  if (isOfNode(element, nodes.submissionSet)) return true
  return objects.some(
    (other) =>
      other.name === 'Classification' &&
      sameUuid(attributeOf(other, 'classificationNode'), nodes.submissionSet) &&
      attributeOf(other, 'classifiedObject') === idOf(element),
  )
}

const typeOf = (link: XmlElement): string =>
  (attributeOf(link, 'associationType') ?? '').split(':').at(-1)?.toLowerCase() ?? ''

/** Associations by type and source: a package of many documents is read in one go. */
function linksByEnd(links: readonly XmlElement[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>()
  for (const link of links) {
    const key = `${typeOf(link)} ${attributeOf(link, 'sourceObject') ?? ''}`
    const target = attributeOf(link, 'targetObject')
    if (target === undefined) continue
    const known = found.get(key)
    if (known) known.push(target)
    else found.set(key, [target])
  }
  return found
}

function readSubmissionSet(element: XmlElement): SubmissionSet {
  return {
    entryId: idOf(element),
    status: attributeOf(element, 'status') ?? '',
    submissionTime: slotValue(element, 'submissionTime'),
    title: localized(element, 'Name'),
    comments: localized(element, 'Description'),
    patientId: readCx(externalId(element, submissionSchemes.patientId)),
    sourceId: externalId(element, submissionSchemes.sourceId),
    uniqueId: externalId(element, submissionSchemes.uniqueId),
    contentType: codesOf(element, submissionSchemes.contentType)[0] ?? null,
    authors: authorsOf(element, submissionSchemes.author),
    intendedRecipients: slotValues(element, 'intendedRecipient'),
  }
}

function readEntry(element: XmlElement, ends: ReadonlyMap<string, string[]>): DocumentEntry {
  const id = idOf(element)
  const size = slotValue(element, 'size')
  return {
    entryId: id,
    logicalId: attributeOf(element, 'lid') ?? '',
    status: attributeOf(element, 'status') ?? '',
    action: actionOf(element),
    mimeType: attributeOf(element, 'mimeType') ?? '',
    hash: slotValue(element, 'hash').toLowerCase(),
    size: /^\d{1,12}$/.test(size) ? Number(size) : null,
    uri: uriOf(element),
    title: localized(element, 'Name'),
    comments: localized(element, 'Description'),
    ...timesOf(element),
    languageCode: slotValue(element, 'languageCode'),
    authors: authorsOf(element, documentSchemes.author),
    legalAuthenticator: readXcn(slotValue(element, 'legalAuthenticator')),
    ...patientOf(element),
    uniqueId: externalId(element, documentSchemes.uniqueId),
    ...codesOfEntry(element),
    referenceIds: slotValues(element, 'urn:ihe:iti:xds:2013:referenceIdList'),
    replaces: ends.get(`rplc ${id}`) ?? [],
    signs: ends.get(`signs ${id}`) ?? [],
  }
}

const timesOf = (element: XmlElement) => ({
  creationTime: slotValue(element, 'creationTime'),
  serviceStartTime: slotValue(element, 'serviceStartTime'),
  serviceStopTime: slotValue(element, 'serviceStopTime'),
})

const patientOf = (element: XmlElement) => ({
  sourcePatientId: readCx(slotValue(element, 'sourcePatientId')),
  sourcePatientInfo: readPatientInfo(slotValues(element, 'sourcePatientInfo')),
  patientId: readCx(externalId(element, documentSchemes.patientId)),
})

const codesOfEntry = (element: XmlElement) => ({
  classCode: codesOf(element, documentSchemes.classCode)[0] ?? null,
  typeCode: codesOf(element, documentSchemes.typeCode)[0] ?? null,
  formatCode: codesOf(element, documentSchemes.formatCode)[0] ?? null,
  practiceSetting: codesOf(element, documentSchemes.practiceSetting)[0] ?? null,
  facilityType: codesOf(element, documentSchemes.facilityType)[0] ?? null,
  confidentiality: codesOf(element, documentSchemes.confidentiality),
  eventCodes: codesOf(element, documentSchemes.eventCode),
})

const actions: Readonly<Record<string, DocumentAction>> = { C: 'replace', D: 'delete' }

const actionOf = (element: XmlElement): DocumentAction =>
  actions[slotValue(element, 'urn:action:extraMetadataSlot').toUpperCase()] ?? 'create'

/** A long URI is cut into numbered values, `1|DOC`, `2|0001.XML` (IHE ITI TF-3 §4.2.3.2.27). */
function uriOf(element: XmlElement): string {
  const values = slotValues(element, 'URI')
  const numbered = values.map((value) => /^(\d)\|(.*)$/.exec(value))
  if (values.length > 1 && numbered.every((match) => match !== null))
    return numbered
      .sort((a, b) => Number(a[1]) - Number(b[1]))
      .map((match) => match[2])
      .join('')
  return values[0] ?? ''
}
