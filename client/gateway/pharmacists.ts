/** Who dispenses, and where, by the directory (FHIR R4: PractitionerRole with person and structure). */

import { askJson } from './ask.js'
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

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map(fieldsOf) : []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const first = (value: unknown): string => (Array.isArray(value) ? text(value[0]) : '')

const nationalStructure = 'urn:oid:1.2.250.1.71.4.2.2'
const pharmacist = '21'

async function search(link: GatewayLink, query: Record<string, string>): Promise<Fields[]> {
  const path = `/fhir/PractitionerRole?${new URLSearchParams(query).toString()}`
  const bundle = fieldsOf(await askJson(link, { method: 'GET', path, maxBytes: 1024 * 1024 }))
  return listOf(bundle['entry']).map(({ resource }) => fieldsOf(resource))
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
  const resources: Fields[] = []
  for (const include of ['practitioner', 'organization'])
    resources.push(
      ...(await search(link, {
        ...{ [by]: number, role: pharmacist, _count: '50' },
        _include: `PractitionerRole:${include}`,
      })),
    )
  const named = new Map(
    resources.map((one) => [`${text(one['resourceType'])}/${text(one['id'])}`, one]),
  )
  const found = new Map<string, DirectoryPharmacist>()
  for (const [name, role] of named) {
    if (!name.startsWith('PractitionerRole/')) continue
    const person = named.get(text(fieldsOf(role['practitioner'])['reference']))
    const place = named.get(text(fieldsOf(role['organization'])['reference']))
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
  const national = listOf(place['identifier']).find(({ system }) => system === nationalStructure)
  const id = text(national?.['value'])
  if (id === '') return null
  const [address] = listOf(place['address'])
  return {
    ...{ id, name: text(place['name']) },
    address: {
      street: first(address?.['line']),
      postalCode: text(address?.['postalCode']),
      city: text(address?.['city']),
    },
  }
}
