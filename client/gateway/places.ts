/** Where a professional works, by the directory (FHIR R4: PractitionerRole with its Organization). */

import { professions } from '../../pki/index.js'
import type { Place } from '../health/index.js'
import {
  addressIn,
  listOf,
  rolesIn,
  searchDirectory,
  structureNumber,
  text,
  type Fields,
} from './fhir.js'
import type { GatewayLink } from './link.js'

/**
 * The places of one RPPS, each once, that the directory knows an address of; no telephone numbers, which it does not
 * hold. Faults as `askGateway`.
 */
export async function directoryPlaces(link: GatewayLink, rpps: string): Promise<readonly Place[]> {
  const resources = await searchDirectory(link, 'PractitionerRole', [
    ['practitioner.identifier', rpps],
    ['_include', 'PractitionerRole:organization'],
    ['_count', '50'],
  ])
  const places = new Map<string, Place>()
  for (const { role, place } of rolesIn(resources)) {
    const structure = place && structureOf(place)
    if (structure)
      places.set(structure.id, { civility: null, specialty: specialtyOf(role), structure })
  }
  return [...places.values()]
}

function structureOf(organization: Fields): Place['structure'] | undefined {
  const id = structureNumber(organization)
  const address = addressIn(organization)
  if (id === '' || address.postalCode === '' || address.city === '') return undefined
  return { id, name: text(organization['name']), address, phone: '' }
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
