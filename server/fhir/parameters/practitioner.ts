/** What Practitioners are searched by. */

import { practitionerId } from '../ids.js'
import { isPersonal, personIdentifiers } from '../resources/practitioner.js'
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

export const practitionerParameters: readonly Parameter[] = [
  contentParameter('Tout ce qui se dit de la personne, comme on le tape'),
  idParameter('_id', 'token', 'Identifiant logique', practitionerId),
  identifierParameter('identifier', 'RPPS, ADELI ou idNatPS', ({ person }) =>
    person ? personIdentifiers(person) : [],
  ),
  textParameter('family', 'Nom d’exercice', ({ person }) => person?.family),
  textParameter('given', 'Prénom d’exercice', ({ person }) => person?.given),
  textParameter(
    'name',
    'Nom et prénom',
    ({ person }) => person && `${person.given} ${person.family}`,
  ),
  activeParameter,
  mailboxParameter(isPersonal),
  mailboxTypeParameter(codeSystems.mailboxType, isPersonal),
]
