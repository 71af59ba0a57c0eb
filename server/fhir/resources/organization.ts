/** A structure of the directory as an Organization: every line that names it, taken together. */

import type { Address, Identifier, Organization } from 'fhir/r4.js'
import type { ReferenceEntry, ReferenceStructure } from '../../../pki/index.js'
import { organizationId } from '../ids.js'
import { identifierSystems } from '../systems.js'
import {
  distinct,
  filled,
  identifier,
  mailboxContact,
  phoneContact,
  some,
  type DetailsOf,
} from './coding.js'

/** Type digits of TRE_G07. */
const nationalDigit: Readonly<Record<string, string>> = { finess: '1', siren: '2', siret: '3' }

/** National, FINESS, SIRET, as far as the line tells. */
export function structureIdentifiers({ identity, site, siret }: ReferenceStructure): Identifier[] {
  const [kind = '', number = ''] = identity.split(':', 2)
  const digit = nationalDigit[kind]
  const known = kind !== '' && number !== ''
  // A line of a mailbox does not say whether its FINESS number is that of a site or of a legal entity.
  const finessType = site !== '' && site === number ? 'FINEG' : undefined
  const own: readonly (Identifier | undefined)[] = [
    digit === undefined
      ? undefined
      : identifier('IDNST', identifierSystems.nationalStructure, `${digit}${number}`),
    kind === 'finess' ? identifier(finessType, identifierSystems.finess, number) : undefined,
    kind === 'siret' ? identifier('SIRET', identifierSystems.sirene, number) : undefined,
    kind === 'siren' ? identifier('SIREN', identifierSystems.sirene, number) : undefined,
    siret !== '' && kind !== 'siret'
      ? identifier('SIRET', identifierSystems.sirene, siret)
      : undefined,
    known ? undefined : identifier('INTRN', 'https://annuaire.sante.fr', identity),
  ]
  return own.filter((one) => one !== undefined)
}

function addressOf(structure: ReferenceStructure): Address | undefined {
  const { street, postcode, town, department } = structure
  if (street === '' && postcode === '' && town === '') return undefined
  return filled<Address>({
    use: 'work',
    text: [street, `${postcode} ${town}`.trim()].filter((part) => part !== '').join(', '),
    ...(street !== '' && { line: [street] }),
    ...{ city: town, district: department, postalCode: postcode },
  })
}

/** Undefined when the entries name no structure that has an id. */
export function organizationOf(
  entries: readonly ReferenceEntry[],
  detailsOf: DetailsOf,
): Organization | undefined {
  const [first] = entries
  const id = first && organizationId(first)
  if (id === undefined) return undefined
  const structures = entries.flatMap(({ structure }) => structure ?? [])
  const identifiers = distinct(
    structures.flatMap(structureIdentifiers),
    (one) => `${one.system}|${one.value}`,
  )
  const named = structures.find(({ name }) => name !== '')
  const alias = some(distinct(structures, ({ sign }) => sign).map(({ sign }) => sign || undefined))
  const shared = entries.filter(({ mailbox }) => mailbox?.type === 'ORG' || mailbox?.type === 'APP')
  const called = entries.filter(({ structure }) => (structure?.phone ?? '') !== '')
  const telecom = some([
    ...distinct(shared, ({ mailbox }) => mailbox?.address ?? '').map((entry) =>
      mailboxContact(entry, detailsOf),
    ),
    ...distinct(called, ({ structure }) => structure?.phone ?? '').map(phoneContact),
  ])
  const [address] = some(structures.map(addressOf)) ?? []
  const legal = structures.find((one) => one.legal !== '')?.legal
  return filled<Organization>({
    ...{ resourceType: 'Organization', id, language: 'fr', identifier: identifiers, active: true },
    ...{ name: named?.name ?? id },
    ...(alias && { alias }),
    ...(telecom && { telecom }),
    ...(address && { address: [address] }),
    ...(legal !== undefined && {
      partOf: { identifier: identifier('FINEJ', identifierSystems.finess, legal) },
    }),
  })
}
