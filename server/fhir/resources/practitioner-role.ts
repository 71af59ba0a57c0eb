/** One line of the directory that names a person as a PractitionerRole: as what, where, reached how. */

import type { CodeableConcept, PractitionerRole } from 'fhir/r4.js'
import type { ReferenceEntry } from '../../../pki/index.js'
import { organizationId, practitionerId, roleId } from '../ids.js'
import { codeSystems } from '../systems.js'
import { concept, filled, mailboxContact, phoneContact, some, type DetailsOf } from './coding.js'
import { isPersonal, nameOf } from './practitioner.js'

/** As what: profession, function, kind and mode of activity. */
export const rolesOf = ({ person }: ReferenceEntry): CodeableConcept[] =>
  person
    ? (some([
        concept(codeSystems.profession, person.professionCode, person.profession),
        concept(codeSystems.function, person.function),
        concept(codeSystems.activityKind, person.activityKind),
        concept(codeSystems.mode, person.mode),
      ]) ?? [])
    : []

export const specialtiesOf = ({ person }: ReferenceEntry): CodeableConcept[] =>
  (person &&
    some([concept(codeSystems.qualification, person.qualificationCode, person.qualification)])) ??
  []

/** Undefined for a line that names nobody. */
export function practitionerRoleOf(
  entry: ReferenceEntry,
  detailsOf: DetailsOf,
): PractitionerRole | undefined {
  const { person, structure } = entry
  const id = roleId(entry)
  if (!person || id === undefined) return undefined
  const organization = organizationId(entry)
  const code = some(rolesOf(entry))
  const specialty = some(specialtiesOf(entry))
  const contact = isPersonal(entry) ? undefined : mailboxContact(entry, detailsOf)
  const telecom = some([contact, phoneContact(entry)])
  const display = nameOf(person).text
  return filled<PractitionerRole>({
    ...{ resourceType: 'PractitionerRole', id, language: 'fr', active: true },
    practitioner: filled({ reference: `Practitioner/${practitionerId(entry)}`, display }),
    ...(organization !== undefined && {
      organization: filled({
        reference: `Organization/${organization}`,
        display: structure?.name,
      }),
    }),
    ...(code && { code }),
    ...(specialty && { specialty }),
    ...(telecom && { telecom }),
  })
}
