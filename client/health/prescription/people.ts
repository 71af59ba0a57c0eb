/** Patient, prescriber and structures in the header of a French clinical document. */

import { element, type ComposedXml } from '../xml/index.js'
import type {
  PostalAddress,
  PrescribedPatient,
  PrescribingProfessional,
  Structure,
} from './model.js'
import { coded } from './parts.js'

const nationalPerson = '1.2.250.1.71.4.2.1'
const nationalStructure = '1.2.250.1.71.4.2.2'

export function recordTarget(patient: PrescribedPatient): ComposedXml {
  const { ins, qualified, localId } = patient
  return element(
    'recordTarget',
    {},
    element(
      'patientRole',
      {},
      ins && qualified ? element('id', { extension: ins.matricule, root: ins.system }) : undefined,
      localId ? element('id', { extension: localId.value, root: localId.authority }) : undefined,
      patient.address ? address(patient.address) : element('addr', { nullFlavor: 'NAV' }),
      patient.phone ? phone(patient.phone, 'MC') : element('telecom', { nullFlavor: 'NAV' }),
      element(
        'patient',
        { classCode: 'PSN' },
        names(patient),
        gender(patient.sex),
        ...birth(patient),
      ),
    ),
  )
}

function names({ birthFamily, birthGiven, usedFamily, usedGiven }: PrescribedPatient): ComposedXml {
  return element(
    'name',
    {},
    element('family', { qualifier: 'BR' }, birthFamily),
    element('given', {}, birthGiven.join(' ')),
    element('given', { qualifier: 'BR' }, birthGiven[0] ?? ''),
    usedFamily ? element('family', { qualifier: 'CL' }, usedFamily) : undefined,
    usedGiven ? element('given', { qualifier: 'CL' }, usedGiven) : undefined,
  )
}

const genders = { M: 'Masculin', F: 'Féminin', U: 'Inconnu' } as const

const gender = (sex: PrescribedPatient['sex']): ComposedXml =>
  coded('administrativeGenderCode', {
    code: sex,
    display: genders[sex],
    system: '2.16.840.1.113883.5.1',
  })

const birth = ({ birthDate, birthPlace }: PrescribedPatient): ComposedXml[] => [
  element('birthTime', { value: birthDate }),
  element(
    'birthplace',
    {},
    element(
      'place',
      {},
      element(
        'addr',
        {},
        element('county', {}, birthPlace.code),
        birthPlace.city ? element('city', {}, birthPlace.city) : undefined,
      ),
    ),
  ),
]

function address({ street, postalCode, city }: PostalAddress): ComposedXml {
  if ([street, postalCode, city].every((part) => part === ''))
    return element('addr', { nullFlavor: 'NAV' })
  const [, number, name] = /^(\d{1,5})\s*,?\s+(.+)$/.exec(street) ?? []
  return element(
    'addr',
    {},
    number === undefined ? undefined : element('houseNumber', {}, number),
    element('streetName', {}, name ?? street),
    element('postalCode', {}, postalCode),
    element('city', {}, city),
    element('country', {}, 'FRANCE'),
  )
}

/** The directory holds no telephone numbers: a place found there has none. */
const phone = (number: string, use: 'WP' | 'MC'): ComposedXml =>
  number === ''
    ? element('telecom', { nullFlavor: 'NAV' })
    : element('telecom', { value: `tel:${number.replace(/[\s.]/g, '')}`, use })

/** The content of `assignedAuthor`, `assignedEntity` or `associatedEntity`; the elements of a role differ in name only. */
export function professional(
  person: PrescribingProfessional,
  words: { readonly person: string; readonly organisation: string; readonly setting?: boolean },
): ComposedXml[] {
  const { structure, specialty } = person
  return [
    element('id', { root: nationalPerson, extension: `8${person.rpps}` }),
    coded('code', { ...specialty, system: '1.2.250.1.213.1.1.4.5' }),
    address(structure.address),
    phone(structure.phone, 'WP'),
    element(
      words.person,
      {},
      element(
        'name',
        {},
        element('prefix', {}, person.civility),
        element('given', {}, person.given),
        element('family', {}, person.family),
        specialty.code.startsWith('G15_10') ? element('suffix', {}, 'DR') : undefined,
      ),
    ),
    organisation(words.organisation, structure, words.setting ?? false),
  ]
}

export const organisation = (name: string, structure: Structure, setting: boolean): ComposedXml =>
  element(
    name,
    {},
    element('id', { root: nationalStructure, extension: structure.id }),
    element('name', {}, structure.name),
    phone(structure.phone, 'WP'),
    address(structure.address),
    setting
      ? coded('standardIndustryClassCode', {
          code: 'AMBULATOIRE',
          display: 'Ambulatoire',
          system: '1.2.250.1.213.1.1.4.9',
          systemName: 'practiceSettingCode',
        })
      : undefined,
  )
