/** The HL7 data types that headers are made of, read leniently: what is not there comes back empty. */

import { attributeOf, childOf, elementsOf, textOf, type XmlElement } from '../xml/index.js'
import type { CdaAddress, CdaCode, CdaContact, CdaId, CdaName } from './model.js'

type Maybe = XmlElement | undefined

/** Text with white space folded, as names and titles are meant. */
export const plain = (element: Maybe): string =>
  element ? textOf(element).replace(/\s+/g, ' ').trim() : ''

export function idOf(element: Maybe): CdaId | null {
  const root = attributeOf(element, 'root')
  return root === undefined ? null : { root, extension: attributeOf(element, 'extension') ?? '' }
}

export const idsOf = (element: XmlElement, name = 'id'): CdaId[] =>
  elementsOf(element, name).flatMap((found) => idOf(found) ?? [])

export function codeOf(element: Maybe): CdaCode | null {
  if (!element) return null
  return {
    code: attributeOf(element, 'code') ?? '',
    system: attributeOf(element, 'codeSystem') ?? '',
    display: attributeOf(element, 'displayName') ?? plain(childOf(element, 'originalText')),
    nullFlavor: attributeOf(element, 'nullFlavor') ?? '',
    translations: elementsOf(element, 'translation').flatMap((found) => codeOf(found) ?? []),
  }
}

export const valueOf = (element: Maybe): string => attributeOf(element, 'value') ?? ''

/** IVL_TS: a point in time counts as its beginning. */
export const periodOf = (element: Maybe): { low: string; high: string } => ({
  low: valueOf(childOf(element, 'low')) || valueOf(element),
  high: valueOf(childOf(element, 'high')),
})

export function nameOf(element: Maybe): CdaName | null {
  if (!element) return null
  const name = {
    prefix: plain(childOf(element, 'prefix')),
    given: elementsOf(element, 'given').map(plain),
    family: elementsOf(element, 'family').map(plain).join(' '),
    suffix: plain(childOf(element, 'suffix')),
  }
  // A name may be given as mere text.
  return name.family || name.given.length > 0 ? name : { ...name, family: plain(element) }
}

const streetParts = [
  'houseNumber',
  'houseNumberNumeric',
  'streetNameType',
  'streetName',
  'streetNameBase',
]

export function addressOf(element: XmlElement): CdaAddress {
  const text = (name: string): string => plain(childOf(element, name))
  const [postalCode, city] = [text('postalCode'), text('city')]
  const street = streetParts.map(text).filter(Boolean).join(' ')
  const lines = [
    ...elementsOf(element, 'streetAddressLine').map(plain),
    street,
    text('unitID'),
    text('additionalLocator'),
    [postalCode, city].filter(Boolean).join(' '),
    text('country'),
  ]
  return { lines: lines.filter(Boolean), postalCode, city }
}

export const contactOf = (element: XmlElement): CdaContact => ({
  addresses: elementsOf(element, 'addr')
    .map(addressOf)
    .filter(({ lines }) => lines.length > 0),
  telecoms: elementsOf(element, 'telecom').map(valueOf).filter(Boolean),
})
