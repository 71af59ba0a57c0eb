/** METADATA.XML from submission set and entries, in the order that the ebRIM schema asks for. */

import { element, type ComposedXml } from '../xml/index.js'
import { printCe, printCx, printPatientInfo, printXcn, printXon } from './hl7.js'
import type { Author, Code, DocumentEntry, SubmissionSet } from './model.js'
import { documentSchemes, nodes, objectTypes, submissionSchemes } from './schemes.js'

const rim = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0'
const lcm = 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0'
const hasMember = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember'
const replaces = 'urn:ihe:iti:2007:AssociationType:RPLC'
const signs = 'urn:ihe:iti:2007:AssociationType:signs'

/** Gives the ids that classifications and associations carry: `urn:uuid:…`. */
export type NewId = () => string

/** The whole of METADATA.XML (IHE ITI TF-3 §4.2). */
export function composeMetadata(
  set: SubmissionSet,
  entries: readonly DocumentEntry[],
  newId: NewId,
): ComposedXml {
  return element(
    'lcm:SubmitObjectsRequest',
    { 'xmlns:lcm': lcm, xmlns: rim },
    element(
      'RegistryObjectList',
      {},
      registryPackage(set, newId),
      entries.map((entry) => extrinsicObject(entry, newId)),
      entries.map((entry) => association(newId, hasMember, set.entryId, entry.entryId, true)),
      entries.flatMap((entry) =>
        entry.replaces.map((old) => association(newId, replaces, entry.entryId, old, false)),
      ),
      entries.flatMap((entry) =>
        entry.signs.map((signed) => association(newId, signs, entry.entryId, signed, false)),
      ),
    ),
  )
}

function registryPackage(set: SubmissionSet, newId: NewId): ComposedXml {
  const { entryId } = set
  const external = externalIdentifier(entryId, newId, 'XDSSubmissionSet')
  return element(
    'RegistryPackage',
    { id: entryId, status: set.status },
    slot('submissionTime', [set.submissionTime]),
    slot('intendedRecipient', set.intendedRecipients),
    localized('Name', set.title),
    localized('Description', set.comments),
    element('Classification', {
      id: newId(),
      classificationNode: nodes.submissionSet,
      classifiedObject: entryId,
      nodeRepresentation: '',
    }),
    set.authors.map((author) => authorOf(author, submissionSchemes.author, entryId, newId)),
    classification(set.contentType, submissionSchemes.contentType, entryId, newId),
    external('patientId', submissionSchemes.patientId, set.patientId && printCx(set.patientId)),
    external('sourceId', submissionSchemes.sourceId, set.sourceId),
    external('uniqueId', submissionSchemes.uniqueId, set.uniqueId),
  )
}

const actionLetters = { create: undefined, replace: 'C', delete: 'D' } as const

function extrinsicObject(entry: DocumentEntry, newId: NewId): ComposedXml {
  const { entryId } = entry
  const external = externalIdentifier(entryId, newId, 'XDSDocumentEntry')
  return element(
    'ExtrinsicObject',
    {
      id: entryId,
      lid: entry.logicalId || entryId,
      objectType: objectTypes.documentEntry,
      mimeType: entry.mimeType,
      status: entry.status,
    },
    slotsOf(entry),
    localized('Name', entry.title),
    localized('Description', entry.comments),
    classificationsOf(entry, newId),
    external('patientId', documentSchemes.patientId, entry.patientId && printCx(entry.patientId)),
    external('uniqueId', documentSchemes.uniqueId, entry.uniqueId),
  )
}

function slotsOf(entry: DocumentEntry): (ComposedXml | undefined)[] {
  const one = (name: string, value: string | undefined | null): ComposedXml | undefined =>
    slot(name, value ? [value] : [])
  return [
    one('urn:action:extraMetadataSlot', actionLetters[entry.action]),
    one('hash', entry.hash),
    one('size', entry.size === null ? null : String(entry.size)),
    one('URI', entry.uri),
    one('creationTime', entry.creationTime),
    one('languageCode', entry.languageCode),
    one('legalAuthenticator', entry.legalAuthenticator && printXcn(entry.legalAuthenticator)),
    one('serviceStartTime', entry.serviceStartTime),
    one('serviceStopTime', entry.serviceStopTime),
    one('sourcePatientId', entry.sourcePatientId && printCx(entry.sourcePatientId)),
    slot('sourcePatientInfo', printPatientInfo(entry.sourcePatientInfo)),
    slot('urn:ihe:iti:xds:2013:referenceIdList', entry.referenceIds),
  ]
}

function classificationsOf(entry: DocumentEntry, newId: NewId): (ComposedXml | undefined)[] {
  const { entryId } = entry
  const of = (code: Code | null, scheme: string): ComposedXml | undefined =>
    classification(code, scheme, entryId, newId)
  return [
    ...entry.authors.map((author) => authorOf(author, documentSchemes.author, entryId, newId)),
    of(entry.classCode, documentSchemes.classCode),
    ...entry.confidentiality.map((code) => of(code, documentSchemes.confidentiality)),
    ...entry.eventCodes.map((code) => of(code, documentSchemes.eventCode)),
    of(entry.formatCode, documentSchemes.formatCode),
    of(entry.facilityType, documentSchemes.facilityType),
    of(entry.practiceSetting, documentSchemes.practiceSetting),
    of(entry.typeCode, documentSchemes.typeCode),
  ]
}

function slot(name: string, values: readonly string[]): ComposedXml | undefined {
  if (values.length === 0) return undefined
  const list = values.map((value) => element('Value', {}, value))
  return element('Slot', { name }, element('ValueList', {}, list))
}

const localized = (name: string, value: string): ComposedXml | undefined =>
  value === ''
    ? undefined
    : element(name, {}, element('LocalizedString', { 'xml:lang': 'FR', charset: 'UTF8', value }))

function classification(
  code: Code | null,
  scheme: string,
  of: string,
  newId: NewId,
): ComposedXml | undefined {
  if (!code) return undefined
  return element(
    'Classification',
    {
      id: newId(),
      classificationScheme: scheme,
      classifiedObject: of,
      nodeRepresentation: code.code,
    },
    slot('codingScheme', [code.system]),
    localized('Name', code.display),
  )
}

const authorOf = (author: Author, scheme: string, of: string, newId: NewId): ComposedXml =>
  element(
    'Classification',
    { id: newId(), classificationScheme: scheme, classifiedObject: of, nodeRepresentation: '' },
    slot('authorInstitution', author.institutions.map(printXon)),
    slot('authorPerson', author.person ? [printXcn(author.person)] : []),
    slot('authorRole', author.roles),
    slot('authorSpecialty', author.specialties.map(printCe)),
  )

const externalIdentifier =
  (of: string, newId: NewId, kind: string) =>
  (name: string, scheme: string, value: string | null): ComposedXml | undefined =>
    value
      ? element(
          'ExternalIdentifier',
          { id: newId(), identificationScheme: scheme, registryObject: of, value },
          element('Name', {}, element('LocalizedString', { value: `${kind}.${name}` })),
        )
      : undefined

const association = (
  newId: NewId,
  associationType: string,
  sourceObject: string,
  targetObject: string,
  original: boolean,
): ComposedXml =>
  element(
    'Association',
    { id: newId(), associationType, sourceObject, targetObject },
    original ? slot('SubmissionSetStatus', ['Original']) : undefined,
  )
