/**
 * ebRIM as people really write it: what a classification or identifier is follows from where it stands and from the
 * UUID of its scheme, never from names or back references, which official samples get wrong.
 */

import { attributeOf, childOf, elementsOf, textOf, type XmlElement } from '../xml/index.js'
import { readCe, readXcn, readXon } from './hl7.js'
import type { Author, Code } from './model.js'

/** Values of a slot; none when it is not there. */
export function slotValues(element: XmlElement, name: string): string[] {
  return elementsOf(element, 'Slot')
    .filter((slot) => attributeOf(slot, 'name') === name)
    .flatMap((slot) => elementsOf(slot, 'ValueList'))
    .flatMap((list) => elementsOf(list, 'Value'))
    .map((value) => textOf(value).trim())
    .filter((value) => value !== '')
}

export const slotValue = (element: XmlElement, name: string): string =>
  slotValues(element, name)[0] ?? ''

/** Text of `Name` or `Description`. */
export const localized = (element: XmlElement, name: 'Name' | 'Description'): string =>
  attributeOf(childOf(element, name, 'LocalizedString'), 'value')?.trim() ?? ''

export function classified(element: XmlElement, scheme: string): XmlElement[] {
  return elementsOf(element, 'Classification').filter((found) =>
    sameUuid(attributeOf(found, 'classificationScheme'), scheme),
  )
}

export function isOfNode(element: XmlElement, node: string): boolean {
  return elementsOf(element, 'Classification').some((found) =>
    sameUuid(attributeOf(found, 'classificationNode'), node),
  )
}

export function externalId(element: XmlElement, scheme: string): string {
  const found = elementsOf(element, 'ExternalIdentifier').find((identifier) =>
    sameUuid(attributeOf(identifier, 'identificationScheme'), scheme),
  )
  return attributeOf(found, 'value')?.trim() ?? ''
}

export function readCode(classification: XmlElement): Code {
  return {
    code: attributeOf(classification, 'nodeRepresentation')?.trim() ?? '',
    system: slotValue(classification, 'codingScheme'),
    display: localized(classification, 'Name'),
  }
}

export const codesOf = (element: XmlElement, scheme: string): Code[] =>
  classified(element, scheme).map(readCode)

export function authorsOf(element: XmlElement, scheme: string): Author[] {
  return classified(element, scheme).map((author) => ({
    person: readXcn(slotValue(author, 'authorPerson')),
    institutions: slotValues(author, 'authorInstitution').map(readXon),
    roles: slotValues(author, 'authorRole'),
    specialties: slotValues(author, 'authorSpecialty').map(readCe),
  }))
}

/** UUIDs are compared without regard to case and to a missing `urn:uuid:`. */
export function sameUuid(found: string | undefined, wanted: string): boolean {
  return found !== undefined && bare(found) === bare(wanted)
}

const bare = (uuid: string): string =>
  uuid
    .trim()
    .toLowerCase()
    .replace(/^urn:uuid:/, '')
