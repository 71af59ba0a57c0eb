/** People and places of a prescription, read from JSON. */

import { parseIdentity } from '../../../pki/index.js'
import { isFault } from '../../../server/base/index.js'
import { insSystems, isInsSystem, parseMatricule, type Ins } from '../ins.js'
import type {
  PostalAddress,
  PrescribedPatient,
  PrescribingProfessional,
  Structure,
} from '../prescription/index.js'
import type { Field } from './fields.js'

const patientFields = [
  ...['birthFamily', 'birthGiven', 'usedFamily', 'usedGiven', 'sex', 'birthDate', 'birthPlace'],
  ...['ins', 'insSystem', 'qualified', 'localId', 'address', 'phone'],
] as const

/** Faults of `Field`; those of `parseMatricule`. */
export function readPatient(field: Field): PrescribedPatient {
  field.only(...patientFields)
  const given = field.at('birthGiven')
  const birthGiven = Array.isArray(given.value)
    ? given.list(20).map((one) => one.text(100))
    : given.text(200).split(/[\s,]+/)
  if (birthGiven.length === 0) given.refuse('text')
  const birthFamily = field.at('birthFamily').text(100)
  const place = field.at('birthPlace')
  return {
    ...readIns(field),
    localId: field.at('localId').optional((id) => ({
      value: id.only('value', 'authority').at('value').text(50),
      authority: id.at('authority').matching(/^[0-2](\.\d+)+$/, 'oid'),
    })),
    birthFamily,
    birthGiven,
    usedFamily: field.at('usedFamily').optionalText(100),
    usedGiven: field.at('usedGiven').optionalText(100),
    sex: field.at('sex').matching(/^[MFU]$/, 'sex') as 'M' | 'F' | 'U',
    birthDate: field.at('birthDate').day(),
    birthPlace: place.isMissing
      ? { code: unknownPlace, city: '' }
      : {
          code: place
            .only('code', 'city')
            .at('code')
            .matching(/^(\d{5}|2[AB]\d{3})$/, 'place-code'),
          city: place.at('city').optionalText(100),
        },
    address: field.at('address').optional(readAddress),
    phone: field.at('phone').optional((phone) => phone.text(30)),
  }
}

/** Code of the INSEE for a place that nobody knows. */
export const unknownPlace = '99999'

function readIns(field: Field): { ins: Ins | null; qualified: boolean } {
  const system = field.at('insSystem')
  const oid = system.isMissing ? '1.2.250.1.213.1.4.8' : system.text()
  if (!isInsSystem(oid)) return system.refuse('oid')
  const ins = field
    .at('ins')
    .optional((one) => ({ matricule: parseMatricule(one.text()), system: oid }))
  const qualified = field.at('qualified')
  // A status without the number that has it would be believed of whatever number comes later.
  if (qualified.flag() && ins === null) field.at('ins').refuse('text')
  return { ins, qualified: qualified.flag() }
}

export const knownInsSystems: readonly string[] = Object.keys(insSystems)

function readAddress(field: Field): PostalAddress {
  field.only('street', 'postalCode', 'city')
  return {
    street: field.at('street').text(200),
    postalCode: field.at('postalCode').matching(/^\d{5}$/, 'postal-code'),
    city: field.at('city').text(100),
  }
}

export function readStructure(field: Field): Structure {
  field.only('id', 'name', 'address', 'phone')
  return {
    id: field.at('id').matching(/^[0-4]\d[0-9AB]\d{6,12}$/, 'structure-id'),
    name: field.at('name').text(200),
    address: readAddress(field.at('address')),
    phone: field.at('phone').text(30),
  }
}

/** What the prescriber says of himself that neither his certificate nor the directory tells. */
export interface Place {
  readonly civility: 'M' | 'MME' | null
  readonly specialty: PrescribingProfessional['specialty'] | null
  readonly structure: Structure
}

export function readPlace(field: Field): Place {
  field.only('civility', 'specialty', 'structure')
  return {
    civility: field.at('civility').optional(readCivility),
    specialty: field.at('specialty').optional(readSpecialty),
    structure: readStructure(field.at('structure')),
  }
}

export function readProfessional(field: Field): PrescribingProfessional {
  field.only('rpps', 'civility', 'family', 'given', 'specialty', 'structure')
  return {
    rpps: readRpps(field.at('rpps')),
    civility: readCivility(field.at('civility')),
    family: field.at('family').text(100),
    given: field.at('given').text(100),
    specialty: readSpecialty(field.at('specialty')),
    structure: readStructure(field.at('structure')),
  }
}

function readRpps(field: Field): string {
  const rpps = field.matching(/^\d{11}$/, 'rpps')
  try {
    parseIdentity(`rpps:${rpps}`)
    return rpps
  } catch (error) {
    if (!isFault(error)) throw error
    return field.refuse('rpps')
  }
}

const readCivility = (field: Field): 'M' | 'MME' =>
  field.matching(/^(M|MME)$/, 'civility') as 'M' | 'MME'

const readSpecialty = (field: Field): PrescribingProfessional['specialty'] => ({
  code: field
    .only('code', 'display')
    .at('code')
    .matching(/^G15_\d\d(\/[A-Z]{1,4}\d{1,3})?$/, 'specialty'),
  display: field.at('display').text(200),
})
