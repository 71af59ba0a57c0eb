/** Where a professional works, by the directory (FHIR R4: PractitionerRole with its Organization). */

import { professions } from '../../pki/index.js'
import type { Place } from '../health/index.js'
import { askJson } from './ask.js'
import type { GatewayLink } from './link.js'

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map(fieldsOf) : []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const nationalStructure = 'urn:oid:1.2.250.1.71.4.2.2'

/**
 * The places of one RPPS, each once, that the directory knows an address of; no telephone numbers, which it does not
 * hold. Faults as `askGateway`.
 */
export async function directoryPlaces(link: GatewayLink, rpps: string): Promise<readonly Place[]> {
  const query = new URLSearchParams({
    'practitioner.identifier': rpps,
    _include: 'PractitionerRole:organization',
    _count: '50',
  })
  const path = `/fhir/PractitionerRole?${query.toString()}`
  const bundle = fieldsOf(await askJson(link, { method: 'GET', path }))
  const resources = listOf(bundle['entry']).map(({ resource }) => fieldsOf(resource))
  const organizations = new Map(
    resources
      .filter(({ resourceType }) => resourceType === 'Organization')
      .map((one) => [`Organization/${text(one['id'])}`, one]),
  )
  const places = new Map<string, Place>()
  for (const role of resources) {
    if (role['resourceType'] !== 'PractitionerRole') continue
    const organization = organizations.get(text(fieldsOf(role['organization'])['reference']))
    const structure = organization && structureOf(organization)
    if (structure)
      places.set(structure.id, { civility: null, specialty: specialtyOf(role), structure })
  }
  return [...places.values()]
}

function structureOf(organization: Fields): Place['structure'] | undefined {
  const national = listOf(organization['identifier']).find(
    ({ system }) => system === nationalStructure,
  )
  const [address] = listOf(organization['address'])
  const id = text(national?.['value'])
  const postalCode = text(address?.['postalCode'])
  const city = text(address?.['city'])
  if (id === '' || postalCode === '' || city === '') return undefined
  const lines: unknown = address?.['line']
  const street = Array.isArray(lines) ? text(lines[0]) : ''
  return { id, name: text(organization['name']), address: { street, postalCode, city }, phone: '' }
}

/** Profession (TRE_G15) and qualification of one role: `G15_10/SM26`. */
function specialtyOf(role: Fields): Place['specialty'] {
  const codings = (name: string): readonly Fields[] =>
    listOf(role[name]).flatMap(({ coding }) => listOf(coding))
  const profession = codings('code')
    .map(({ code }) => professions.find((one) => one.code === text(code)))
    .find((one) => one !== undefined)
  if (!profession) return null
  const [qualification] = codings('specialty')
  const code = text(qualification?.['code'])
  const base = { code: `G15_${profession.code}`, display: profession.label }
  if (code === '') return base
  const display = text(qualification?.['display'])
  return {
    code: `${base.code}/${code}`,
    display: display === '' ? base.display : `${base.display} - ${display}`,
  }
}
