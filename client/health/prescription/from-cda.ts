/** People and structures of a document that was read, as the composer of an answer to it needs them. */

import type { CdaAddress, CdaOrganisation, CdaPatient, CdaPerson } from '../cda/index.js'
import { isInsSystem, type Ins } from '../ins.js'
import type {
  PostalAddress,
  PrescribedPatient,
  PrescribingProfessional,
  Structure,
} from './model.js'

const nationalPerson = '1.2.250.1.71.4.2.1'
const nationalStructure = '1.2.250.1.71.4.2.2'

const phoneOf = (telecoms: readonly string[]): string =>
  telecoms.find((one) => one.startsWith('tel:'))?.slice('tel:'.length) ?? ''

function addressOf([first]: readonly CdaAddress[]): PostalAddress | null {
  if (!first) return null
  const { postalCode, city, lines } = first
  const town = [postalCode, city].filter(Boolean).join(' ')
  return { street: lines.find((line) => line !== town) ?? '', postalCode, city }
}

const nowhere: PostalAddress = { street: '', postalCode: '', city: '' }

/** A matricule in a document is of a qualified identity, or it would not stand there (Référentiel INS). */
export function patientFromCda(patient: CdaPatient): PrescribedPatient {
  const local = patient.ids.find(({ root, extension }) => !isInsSystem(root) && extension !== '')
  const { birthFamily, birthGiven, usedFamily, usedGiven, gender, birthTime } = patient
  const ins = insOf(patient)
  const sex = gender?.code === 'M' || gender?.code === 'F' ? gender.code : 'U'
  return {
    ...{ ins, qualified: ins !== null, birthFamily, usedFamily, usedGiven, sex },
    localId: local ? { value: local.extension, authority: local.root } : null,
    // The qualified first name comes before all of them together.
    birthGiven: birthGiven[1]?.split(' ') ?? birthGiven.slice(0, 1),
    birthDate: birthTime.slice(0, 8),
    birthPlace: { ...patient.birthPlace, code: patient.birthPlace.code || '99999' },
    address: addressOf(patient.addresses),
    phone: phoneOf(patient.telecoms) || null,
  }
}

function insOf({ ids }: CdaPatient): Ins | null {
  for (const { root, extension } of ids)
    if (isInsSystem(root) && extension !== '') return { matricule: extension, system: root }
  return null
}

export const structureFromCda = (organisation: CdaOrganisation): Structure => ({
  id: organisation.ids.find(({ root }) => root === nationalStructure)?.extension ?? '',
  name: organisation.name,
  address: addressOf(organisation.addresses) ?? nowhere,
  phone: phoneOf(organisation.telecoms),
})

/** Null for who has no RPPS number, no name, or no structure: such a one is named in words only. */
export function professionalFromCda(person: CdaPerson | null): PrescribingProfessional | null {
  const id = person?.ids.find(({ root }) => root === nationalPerson)?.extension ?? ''
  const rpps = /^8(\d{11})$/.exec(id)?.[1]
  if (!person?.name || !person.organisation || rpps === undefined) return null
  const { name, code, organisation } = person
  const structure = structureFromCda(organisation)
  return {
    rpps,
    civility: /^(mme|mlle)/i.test(name.prefix) ? 'MME' : 'M',
    family: name.family,
    given: name.given[0] ?? '',
    specialty: { code: code?.code ?? '', display: code?.display ?? '' },
    structure: {
      ...structure,
      ...(structure.address === nowhere && { address: addressOf(person.addresses) ?? nowhere }),
      phone: structure.phone || phoneOf(person.telecoms),
    },
  }
}
