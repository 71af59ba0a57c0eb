/** Structures that can be written to, as one types their name or town (FHIR R4: Organization with its mailbox). */

import { askJson } from './ask.js'
import type { GatewayLink } from './link.js'

export interface WritableStructure {
  readonly address: string
  readonly name: string
  readonly town: string
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map(fieldsOf) : []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const mostFound = 20

/**
 * Structures with a mailbox whose words are `typed`, in any order, the last one unfinished; pharmacies by their name
 * first. Empty for nothing typed. Faults as `askGateway`.
 */
export async function writableStructures(
  link: GatewayLink,
  typed: string,
): Promise<readonly WritableStructure[]> {
  const words = typed.trim().slice(0, 100)
  if (words === '') return []
  const query = { _content: words, 'mailbox-mss-type': 'ORG,APP', _count: String(mostFound) }
  const path = `/fhir/Organization?${new URLSearchParams(query).toString()}`
  const bundle = fieldsOf(await askJson(link, { method: 'GET', path, maxBytes: 1024 * 1024 }))
  const found = listOf(bundle['entry']).flatMap(({ resource }) => structuresIn(fieldsOf(resource)))
  const isPharmacy = ({ name, address }: WritableStructure): boolean =>
    /pharma|officine/i.test(`${name} ${address}`)
  return found.sort((a, b) => Number(isPharmacy(b)) - Number(isPharmacy(a)))
}

function structuresIn(organization: Fields): WritableStructure[] {
  const [place] = listOf(organization['address'])
  return listOf(organization['telecom'])
    .filter(({ system }) => system === 'email')
    .map(({ value }) => ({
      address: text(value),
      name: text(organization['name']),
      town: text(place?.['city']),
    }))
    .filter(({ address }) => address.includes('@'))
}
