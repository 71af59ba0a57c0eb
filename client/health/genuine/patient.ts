/** Whose prescription it is: one patient everywhere, an INS that can be true, the same person as in the receiving file. */

import type { Note, Reason } from '../../verdict/index.js'
import type { CdaHeader, CdaPatient } from '../cda/index.js'
import { insSystems, isInsSystem, isMatricule } from '../ins.js'
import type { DocumentEntry } from '../xdm/index.js'
import { compareTraits, type Traits } from './traits.js'

export interface PatientFindings {
  readonly reasons: readonly Reason[]
  readonly notes: readonly Note[]
}

/** Where else the patient is named: the metadata of the package, the message around it, the reader's own file. */
export interface PatientElsewhere {
  readonly entry: DocumentEntry | null
  /** The matricule that the message says it is about. */
  readonly messageIns: string | null
  readonly file: Traits | null
}

/** The traits of a patient as a document has them. */
export function traitsOf(patient: CdaPatient): Traits {
  const ins = patient.ids.find(({ root }) => isInsSystem(root))
  const { birthFamily, birthGiven, birthTime, gender, birthPlace } = patient
  const whole = birthGiven.find((given) => given.includes(' ')) ?? birthGiven.join(' ')
  return {
    ...{ matricule: ins?.extension ?? '', system: ins?.root ?? '', birthFamily },
    birthGiven: [birthGiven.length > 1 ? whole : (birthGiven[0] ?? '')],
    ...{ birthDate: birthTime.slice(0, 8), sex: gender?.code ?? '', birthPlace: birthPlace.code },
  }
}

/** Judges the patient of a document. */
export function judgePatient(
  { patients }: CdaHeader,
  { entry, messageIns, file }: PatientElsewhere,
): PatientFindings {
  const [patient, second] = patients
  if (!patient) return { reasons: [{ level: 'red', name: 'no-patient' }], notes: [] }
  if (second) return { reasons: [{ level: 'red', name: 'two-patients' }], notes: [] }
  const traits = traitsOf(patient)
  const ins = judgeIns(traits)
  return {
    reasons: [
      ...ins.reasons,
      ...(entry ? againstMetadata(traits, entry) : []),
      ...(messageIns !== null && traits.matricule !== '' && messageIns !== traits.matricule
        ? [differs('message')]
        : []),
      ...(file ? againstFile(traits, file) : []),
    ],
    notes: ins.notes,
  }
}

const differs = (where: 'metadata' | 'message' | 'file'): Reason => ({
  level: 'red',
  name: `patient-differs-${where}`,
})

function judgeIns({ matricule, system }: Traits): PatientFindings {
  if (!isInsSystem(system)) return { reasons: [], notes: [{ name: 'ins-absent' }] }
  if (!isMatricule(matricule))
    return { reasons: [{ level: 'red', name: 'ins-key', values: { matricule } }], notes: [] }
  const kind = insSystems[system]
  if (kind === 'nir') return { reasons: [], notes: [] }
  return { reasons: [], notes: [{ name: kind === 'nia' ? 'ins-nia' : 'ins-test' }] }
}

/** What the metadata of the package say: Référentiel #2 has the receiver file by them. */
function againstMetadata(traits: Traits, entry: DocumentEntry): Reason[] {
  const { patientId, sourcePatientInfo: info } = entry
  const name = info.names.find(({ use }) => use === 'L') ?? info.names[0]
  const national = patientId && isInsSystem(patientId.authority) ? patientId : null
  const { different } = compareTraits(traits, {
    ...{ matricule: national?.value ?? '', system: national?.authority ?? '' },
    birthFamily: name?.family ?? '',
    birthGiven: [name?.given ?? ''],
    birthDate: info.birthDate,
    ...{ sex: info.sex, birthPlace: info.birthPlace },
  })
  return different.length > 0 ? [differs('metadata')] : []
}

/** Another matricule is another person; another spelling of the same one is for a human to look at. */
function againstFile(traits: Traits, file: Traits): Reason[] {
  const { different } = compareTraits(traits, file)
  if (different.length === 0) return []
  const numbered = traits.matricule !== '' && file.matricule !== ''
  if (different.includes('matricule') || (!numbered && different.length > 1))
    return [differs('file')]
  return different.map((trait): Reason => ({ level: 'amber', name: `trait-${trait}` }))
}
