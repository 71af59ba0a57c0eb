/** What Organizations are searched by. */

import { addressWord, wordsOf, type AnyOf, type ReferenceEntry } from '../../../pki/index.js'
import { organizationId } from '../ids.js'
import { structureIdentifiers } from '../resources/organization.js'
import { codeSystems } from '../systems.js'
import type { Parameter } from './criterion.js'
import {
  activeParameter,
  contentParameter,
  idParameter,
  identifierParameter,
  mailboxParameter,
  mailboxTypeParameter,
  textParameter,
} from './shared.js'

const shared = ({ mailbox }: ReferenceEntry): boolean =>
  mailbox?.type === 'ORG' || mailbox?.type === 'APP'

/** By the words of the structure itself, and by the addresses that are its own. */
function isFoundBy({ structure, mailbox }: ReferenceEntry, groups: readonly AnyOf[]): boolean {
  if (!structure) return false
  const { name, sign, service, town, postcode, department } = structure
  const words = [name, sign, service, town, postcode, department].flatMap(wordsOf)
  const all = mailbox ? [...words, addressWord(mailbox.address)] : words
  return groups.every((group) =>
    group.some(({ word, begins = false }) =>
      all.some((one) => (begins ? one.startsWith(word) : one === word)),
    ),
  )
}

export const organizationParameters: readonly Parameter[] = [
  contentParameter('Tout ce qui se dit de la structure, comme on le tape', isFoundBy),
  idParameter('_id', 'token', 'Identifiant logique', organizationId),
  identifierParameter('identifier', 'FINESS, SIRET ou idNatStruct', ({ structure }) =>
    structure ? structureIdentifiers(structure) : [],
  ),
  textParameter(
    'name',
    'Raison sociale ou enseigne',
    ({ structure }) => structure && `${structure.name} ${structure.sign}`.trim(),
  ),
  textParameter('address-city', 'Commune', ({ structure }) => structure?.town),
  textParameter('address-postalcode', 'Code postal', ({ structure }) => structure?.postcode),
  activeParameter,
  mailboxParameter(shared),
  mailboxTypeParameter(codeSystems.mailboxType, shared),
]
