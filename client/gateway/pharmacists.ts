/** Who dispenses, and where, by the directory (FHIR R4: PractitionerRole with person and structure). */

import {
  addressIn,
  first,
  listOf,
  pharmacistRole,
  rolesIn,
  searchRoles,
  structureNumber,
  text,
  type Fields,
} from './fhir.js'
import type { GatewayLink } from './link.js'

export interface Workplace {
  /** idNatStruct: `1` + FINESS. */
  readonly id: string
  readonly name: string
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string }
}

export interface DirectoryPharmacist {
  readonly rpps: string
  readonly family: string
  readonly given: string
  readonly civility: string
  readonly workplace: Workplace | null
}

/**
 * The pharmacists of `finess:…`, or the places of `rpps:…`, as the directory lists them; empty when it lists none. Faults
 * as `askGateway`.
 */
export async function pharmacistsOf(
  link: GatewayLink,
  whose: string,
): Promise<readonly DirectoryPharmacist[]> {
  const [kind, number = ''] = whose.split(':', 2)
  const by = kind === 'rpps' ? 'practitioner.identifier' : 'organization.identifier'
  const resources = await searchRoles(link, [
    [by, number],
    ['role', pharmacistRole],
    ['_count', '50'],
  ])
  const found = new Map<string, DirectoryPharmacist>()
  for (const { person, place } of rolesIn(resources)) {
    const read = person && pharmacistOf(person, place)
    if (read) found.set(`${read.rpps} ${read.workplace?.id ?? ''}`, read)
  }
  return [...found.values()]
}

function pharmacistOf(person: Fields, place: Fields | undefined): DirectoryPharmacist | undefined {
  const [name] = listOf(person['name'])
  const rpps = listOf(person['identifier'])
    .map(({ value }) => text(value))
    .find((value) => /^\d{11}$/.test(value))
  if (!name || rpps === undefined) return undefined
  return {
    rpps,
    ...{ family: text(name['family']), given: first(name['given']) },
    civility: first(name['prefix']),
    workplace: place ? workplaceOf(place) : null,
  }
}

function workplaceOf(place: Fields): Workplace | null {
  const id = structureNumber(place)
  return id === '' ? null : { id, name: text(place['name']), address: addressIn(place) }
}
