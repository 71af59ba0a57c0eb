/** What Organizations are searched by. */

import type { ReferenceEntry } from '../../../pki/index.js'
import { organizationId } from '../ids.js'
import { structureIdentifiers } from '../resources/organization.js'
import { codeSystems } from '../systems.js'
import type { Parameter } from './criterion.js'
import {
  activeParameter,
  idParameter,
  identifierParameter,
  mailboxParameter,
  mailboxTypeParameter,
  textParameter,
} from './shared.js'

const shared = ({ mailbox }: ReferenceEntry): boolean =>
  mailbox?.type === 'ORG' || mailbox?.type === 'APP'

export const organizationParameters: readonly Parameter[] = [
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
