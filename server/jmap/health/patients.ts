/** The patients of an account: everyone its messages are about, found in their gists. */

import { createHash } from 'node:crypto'
import { fold, type Gist, type GistPatient } from '../../base/index.js'
import type { EmailsAt, WholeAccount } from '../../mail/index.js'
import type { JsonObject } from '../core/json.js'
import { utcDateOf } from '../core/dates.js'

export interface Patient extends GistPatient {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly lastAt: number
  readonly lastPrescriptionAt: number | null
  readonly messages: number
  readonly prescriptions: number
}

/** Latest first. A matricule makes one person; without one, names and birth date do. */
export async function patientsOf(account: WholeAccount, at: EmailsAt): Promise<Patient[]> {
  const gists = await account.gists.all(at)
  const found = new Map<string, Patient>()
  for (const [body, gist] of gists) {
    const receivedAt = at.emails.get(body)?.receivedAt
    if (receivedAt === undefined || !gist.patient) continue
    const id = idOf(gist.patient)
    found.set(id, merged(found.get(id), { id, patient: gist.patient, gist, receivedAt }))
  }
  return [...found.values()].sort((a, b) => b.lastAt - a.lastAt)
}

function idOf({ ins, family, given, birthDate }: GistPatient): string {
  const key = ins ?? [fold(family), fold(given), birthDate ?? ''].join('|')
  return `Q${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`
}

interface Seen {
  readonly id: string
  readonly patient: GistPatient
  readonly gist: Gist
  readonly receivedAt: number
}

/** Of several spellings the latest that has a name is shown. */
function merged(known: Patient | undefined, { id, patient, gist, receivedAt }: Seen): Patient {
  const isPrescription = gist.kind === 'prescription'
  const prescribedAt = isPrescription ? receivedAt : null
  if (!known)
    return {
      ...patient,
      ...{ id, lastAt: receivedAt, lastPrescriptionAt: prescribedAt },
      ...{ messages: 1, prescriptions: isPrescription ? 1 : 0 },
    }
  const isNewer = receivedAt >= known.lastAt && patient.family !== ''
  const shown =
    isNewer || known.family === ''
      ? { ...known, ...told(patient) }
      : { ...told(patient), ...told(known) }
  return {
    ...known,
    ...shown,
    lastAt: Math.max(known.lastAt, receivedAt),
    lastPrescriptionAt: latest(known.lastPrescriptionAt, prescribedAt),
    messages: known.messages + 1,
    prescriptions: known.prescriptions + (isPrescription ? 1 : 0),
  }
}

const latest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)

/** What is really said of someone: a reply of the patient tells his number and nothing else. */
const told = ({ ins, family, given, birthDate, sex }: GistPatient): Partial<GistPatient> =>
  Object.fromEntries(
    Object.entries({ ins, family, given, birthDate, sex }).filter(([, value]) => Boolean(value)),
  )

export const patientObject = ({ lastAt, lastPrescriptionAt, ...patient }: Patient): JsonObject => ({
  ...patient,
  lastAt: utcDateOf(lastAt),
  lastPrescriptionAt: lastPrescriptionAt === null ? null : utcDateOf(lastPrescriptionAt),
})

/** Every word of `text` begins one of the patient's. */
export function isCalled({ family, given, ins, birthDate }: Patient, text: string): boolean {
  const day = birthDate?.split('-').reverse().join('/') ?? ''
  const words = ` ${fold([family, given, ins ?? '', birthDate ?? '', day].join(' '))} `
  return fold(text)
    .split(' ')
    .every((word) => words.includes(` ${word}`))
}
