/** The directory's answers as they are read here: a search (FHIR R4 §3.1.1), its bundle, and fields nobody has checked. */

import { askJson } from './ask.js'
import type { GatewayLink } from './link.js'

/** An object of a foreign answer: every field is to be read with `text`, `listOf`… */
export type Fields = Readonly<Record<string, unknown>>

/** System of idNatStruct. */
export const nationalStructure = 'urn:oid:1.2.250.1.71.4.2.2'
/** A pharmacist's profession (TRE_G15). */
export const pharmacistRole = '21'

const maxBytes = 2 * 1024 * 1024

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

export const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map(fieldsOf) : []

/** Empty for anything that is no text. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The first text of a list of texts, or empty. */
export const first = (value: unknown): string => (Array.isArray(value) ? text(value[0]) : '')

/** The resources that a search finds, what it includes among them. Faults as `askGateway`. */
export async function searchDirectory(
  link: GatewayLink,
  type: string,
  query: readonly (readonly [name: string, value: string])[],
): Promise<readonly Fields[]> {
  const search = new URLSearchParams(query.map(([name, value]): [string, string] => [name, value]))
  const path = `/fhir/${type}?${search.toString()}`
  const bundle = fieldsOf(await askJson(link, { method: 'GET', path, maxBytes }))
  return listOf(bundle['entry']).map(({ resource }) => fieldsOf(resource))
}

/** The functions that `query` finds, each with the person and the place it names. */
export const searchRoles = (
  link: GatewayLink,
  query: readonly (readonly [name: string, value: string])[],
): Promise<readonly Fields[]> =>
  searchDirectory(link, 'PractitionerRole', [
    ...query,
    ...['practitioner', 'organization'].map(
      (one) => ['_include', `PractitionerRole:${one}`] as const,
    ),
  ])

/** The functions among `resources`, each with those that it refers to, as far as they came along. */
export function rolesIn(
  resources: readonly Fields[],
): readonly { role: Fields; person: Fields | undefined; place: Fields | undefined }[] {
  const named = new Map(
    resources.map((one) => [`${text(one['resourceType'])}/${text(one['id'])}`, one]),
  )
  const referred = (to: unknown): Fields | undefined => named.get(text(fieldsOf(to)['reference']))
  return resources
    .filter(({ resourceType }) => resourceType === 'PractitionerRole')
    .map((role) => ({
      ...{ role, person: referred(role['practitioner']), place: referred(role['organization']) },
    }))
}

/** Name and postal address of a structure; empty texts where it says nothing. */
export function addressIn(place: Fields): {
  readonly street: string
  readonly postalCode: string
  readonly city: string
} {
  const [address] = listOf(place['address'])
  return {
    street: first(address?.['line']),
    postalCode: text(address?.['postalCode']),
    city: text(address?.['city']),
  }
}

/** idNatStruct of a structure (`1` + FINESS); empty when it has none. */
export const structureNumber = (place: Fields): string =>
  text(listOf(place['identifier']).find(({ system }) => system === nationalStructure)?.['value'])
