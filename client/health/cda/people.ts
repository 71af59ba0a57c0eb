/** The people and organisations of a header, whatever role holds them. */

import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/index.js'
import type { CdaOrganisation, CdaPatient, CdaPerson } from './model.js'
import { codeOf, contactOf, idsOf, nameOf, plain, valueOf } from './values.js'

/** Every role has its own names for the same three things. */
const roles = ['assignedAuthor', 'assignedEntity', 'associatedEntity', 'intendedRecipient']
const persons = ['assignedPerson', 'associatedPerson', 'informationRecipient']
const organisations = ['representedOrganization', 'scopingOrganization', 'receivedOrganization']

const firstOf = (
  element: XmlElement | undefined,
  names: readonly string[],
): XmlElement | undefined => element && elementsOf(element).find(({ name }) => names.includes(name))

/** The person of `author`, `legalAuthenticator`, `performer`, `participant`… */
export function personOf(holder: XmlElement): CdaPerson {
  const role = firstOf(holder, roles) ?? holder
  const organisation = firstOf(role, organisations)
  const device = childOf(role, 'assignedAuthoringDevice')
  const software = childOf(device, 'softwareName')
  return {
    ids: idsOf(role),
    code: codeOf(childOf(role, 'code')),
    function: codeOf(childOf(holder, 'functionCode')),
    name: nameOf(childOf(firstOf(role, persons), 'name') ?? software),
    device: device !== undefined,
    organisation: organisation ? organisationOf(organisation) : null,
    time: valueOf(childOf(holder, 'time')),
    ...contactOf(role),
  }
}

export const organisationOf = (element: XmlElement): CdaOrganisation => ({
  ids: idsOf(element),
  name: plain(childOf(element, 'name')),
  setting: codeOf(childOf(element, 'standardIndustryClassCode')),
  ...contactOf(element),
})

/** The patient of `recordTarget`: names of birth and in use are told apart by their qualifiers (INS, five traits). */
export function patientOf(recordTarget: XmlElement): CdaPatient | undefined {
  const role = childOf(recordTarget, 'patientRole')
  if (!role) return undefined
  const patient = childOf(role, 'patient')
  const names = patient ? elementsOf(patient, 'name') : []
  const parts = (part: string, ...qualifiers: string[]): string[] =>
    names
      .flatMap((name) => elementsOf(name, part))
      .filter((found) => qualifiers.includes(attributeOf(found, 'qualifier') ?? ''))
      .map(plain)
  const birthFamily = parts('family', 'BR')[0] ?? parts('family', '')[0] ?? ''
  const place = childOf(patient, 'birthplace', 'place', 'addr')
  return {
    ids: idsOf(role),
    birthFamily,
    birthGiven: [...parts('given', 'BR'), ...parts('given', '')],
    usedFamily: parts('family', 'CL', 'SP')[0] ?? birthFamily,
    usedGiven: parts('given', 'CL')[0] ?? parts('given', 'BR')[0] ?? parts('given', '')[0] ?? '',
    gender: codeOf(childOf(patient, 'administrativeGenderCode')),
    birthTime: valueOf(childOf(patient, 'birthTime')),
    birthPlace: {
      code: plain(childOf(place, 'county')),
      city: plain(childOf(place, 'city')),
    },
    ...contactOf(role),
  }
}
