/** A person of the directory as a Practitioner: every line that names the person, taken together. */

import type { HumanName, Identifier, Practitioner } from 'fhir/r4.js'
import type { ReferenceEntry, ReferencePerson } from '../../../pki/index.js'
import { practitionerId } from '../ids.js'
import { codeSystems, identifierSystems } from '../systems.js'
import {
  concept,
  distinct,
  filled,
  identifier,
  mailboxContact,
  some,
  type DetailsOf,
} from './coding.js'

/** Its national and its own identifier. */
export function personIdentifiers(person: ReferencePerson): Identifier[] {
  const { identity, nationalId } = person
  const [kind = '', number = ''] = identity.split(':', 2)
  const national =
    nationalId !== '' ? nationalId : { rpps: `8${number}`, adeli: `0${number}` }[kind]
  const own =
    kind === 'rpps'
      ? [identifier('RPPS', identifierSystems.rpps, number)]
      : kind === 'adeli'
        ? [identifier('ADELI', identifierSystems.adeli, number)]
        : []
  return national === undefined
    ? own
    : [identifier('IDNPS', identifierSystems.nationalPerson, national), ...own]
}

/** A name in practice; several given names are written in one. */
export function nameOf({ family, given, civility }: ReferencePerson): HumanName {
  return filled<HumanName>({
    use: 'usual',
    text: [given, family].filter((part) => part !== '').join(' '),
    family,
    ...(given !== '' && { given: [given] }),
    ...(civility !== '' && { prefix: [civility] }),
  })
}

/** PER without a structure and CAB are the person's own; those tied to a structure are the role's (domain notes 1.4). */
export const isPersonal = ({ mailbox, structure }: ReferenceEntry): boolean =>
  mailbox?.type === 'CAB' || (mailbox?.type === 'PER' && (structure?.identity ?? '') === '')

/** Undefined when the entries name nobody that has an id. */
export function practitionerOf(
  entries: readonly ReferenceEntry[],
  detailsOf: DetailsOf,
): Practitioner | undefined {
  const [first] = entries
  const id = first && practitionerId(first)
  if (id === undefined) return undefined
  const people = entries.flatMap(({ person }) => person ?? [])
  const identifiers = distinct(
    people.flatMap(personIdentifiers),
    ({ system, value }) => `${system}|${value}`,
  )
  const names = distinct(people.map(nameOf), ({ family, given }) => `${family} ${given?.[0]}`)
  const qualifications = distinct(people, ({ professionCode }) => professionCode).map(
    ({ professionCode, profession }) => concept(codeSystems.profession, professionCode, profession),
  )
  const telecom = some(
    distinct(entries.filter(isPersonal), ({ mailbox }) => mailbox?.address ?? '').map((entry) =>
      mailboxContact(entry, detailsOf),
    ),
  )
  return filled<Practitioner>({
    ...{ resourceType: 'Practitioner', id, language: 'fr', identifier: identifiers },
    ...{ active: true, name: names },
    ...(telecom && { telecom }),
    ...(some(qualifications) && {
      qualification: (some(qualifications) ?? []).map((code) => ({ code })),
    }),
  })
}
