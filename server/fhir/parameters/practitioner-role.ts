/** What PractitionerRoles are searched by; those with a point ask something of the person or the structure. */

import type { ReferenceEntry } from '../../../pki/index.js'
import { organizationId, practitionerId, roleId } from '../ids.js'
import { structureIdentifiers } from '../resources/organization.js'
import { rolesOf, specialtiesOf } from '../resources/practitioner-role.js'
import { isPersonal, personIdentifiers } from '../resources/practitioner.js'
import { codeSystems } from '../systems.js'
import type { Parameter } from './criterion.js'
import {
  activeParameter,
  codeParameter,
  contentParameter,
  idParameter,
  identifierParameter,
  mailboxParameter,
  mailboxTypeParameter,
  textParameter,
} from './shared.js'

const carries = (entry: ReferenceEntry): boolean => entry.person !== undefined && !isPersonal(entry)

export const practitionerRoleParameters: readonly Parameter[] = [
  contentParameter('Tout ce qui se dit de la personne et du lieu, comme on le tape'),
  idParameter('_id', 'token', 'Identifiant logique', roleId),
  idParameter('practitioner', 'reference', 'Le professionnel', practitionerId),
  idParameter('organization', 'reference', 'La structure', organizationId),
  codeParameter(
    'role',
    'Profession (TRE_G15) ; fonction, genre et mode d’exercice avec leur système',
    { meaning: 'professionCode', system: codeSystems.profession },
    rolesOf,
  ),
  codeParameter(
    'specialty',
    'Savoir-faire (TRE_R38)',
    { meaning: 'qualificationCode', system: codeSystems.qualification },
    specialtiesOf,
  ),
  activeParameter,
  mailboxParameter(carries),
  mailboxTypeParameter(codeSystems.mailboxType, carries),
  identifierParameter('practitioner.identifier', 'RPPS, ADELI ou idNatPS', ({ person }) =>
    person ? personIdentifiers(person) : [],
  ),
  textParameter('practitioner.family', 'Nom d’exercice', ({ person }) => person?.family),
  textParameter('practitioner.given', 'Prénom d’exercice', ({ person }) => person?.given),
  identifierParameter('organization.identifier', 'FINESS, SIRET', ({ structure }) =>
    structure ? structureIdentifiers(structure) : [],
  ),
  textParameter('organization.name', 'Nom de la structure', ({ structure }) => structure?.name),
  textParameter('organization.address-city', 'Commune', ({ structure }) => structure?.town),
]
