/** A whole message read for what its list shows: whose, what, how signed. */

import type { Gist, GistPatient, GistSignature } from '../../server/base/index.js'
import type { Summary } from '../../server/mime/index.js'
import {
  assessPackage,
  isInsSystem,
  readDispensation,
  readPrescription,
  readXdm,
  type AssessedDocument,
} from '../health/index.js'
import { examine, type ExamineContext, type Leaf, type MessageReport } from '../keys/index.js'
import { levels, type Assurance } from '../verdict/index.js'
import { dayOf, glance } from './glance.js'
import { kindOfCode } from './kind.js'
import { smimeOf } from './smime.js'

/**
 * Reads it. What cannot be read inside is as if it were not there: the message itself is still there to be opened. Fault
 * too-large past the limits of `examine`.
 */
export async function gistOf(
  raw: Uint8Array,
  summary: Summary,
  context: ExamineContext,
): Promise<Gist> {
  const { gist: outside } = glance(summary)
  const report = await examine(raw, context)
  const sealed = report.layers.some(({ opening }) => opening && opening.state !== 'opened')
  const documents = (
    await Promise.all(report.leaves.map((leaf) => documentsIn(leaf, report, context)))
  ).flat()
  const inside = documents.map(read)
  const kinds = inside.flatMap(({ kind }) => (kind === undefined ? [] : [kind]))
  return {
    ...outside,
    kind: kinds.includes('prescription') ? 'prescription' : (kinds[0] ?? outside.kind),
    patient: inside.find(({ patient }) => patient)?.patient ?? outside.patient,
    titles: inside.map(({ title }) => title).slice(0, maxTitles),
    medicines: inside
      .flatMap(({ medicines }) => medicines)
      .slice(0, maxMedicines)
      .map((name) => name.slice(0, maxText)),
    urgent: outside.urgent || inside.some(({ urgent }) => urgent),
    sealed,
    signature: signatureOf(report, documents, context.now),
    prescriptions: inside.flatMap(({ prescription }) => prescription ?? []).slice(0, maxTitles),
    smime: smimeOf(report),
  }
}

const maxTitles = 20
const maxMedicines = 60
const maxText = 200

async function documentsIn(
  leaf: Leaf,
  report: MessageReport,
  { trust, now, proven }: ExamineContext,
): Promise<AssessedDocument[]> {
  const { visible, fileName, contentType } = leaf
  if (!visible || !(/\.zip$/i.test(fileName ?? '') || /zip/.test(contentType))) return []
  const message = leaf.signed ? report.assurance : null
  try {
    return await assessPackage(await readXdm(await leaf.decode()), {
      ...{ trust, now, received: proven, message, messageIns: null, patientFile: null },
    })
  } catch {
    // Any other zip, or a package that its reader is told about when he opens it.
    return []
  }
}

interface Inside extends Pick<Gist, 'patient' | 'medicines' | 'urgent'> {
  readonly kind: Gist['kind'] | undefined
  readonly title: string
  readonly prescription: Gist['prescriptions'][number] | null
}

function read({ document }: AssessedDocument): Inside {
  const { header } = document
  const kind = kindOfCode(header.code?.code ?? '')
  const about = {
    kind,
    title: header.title.slice(0, maxText),
    patient: patientOf(header.patients[0]),
  }
  if (kind === 'prescription') {
    const { id, setId, version, replaces, medicines, devices, marks } = readPrescription(document)
    return {
      ...about,
      medicines: [
        ...medicines.map((line) => line.medicine.name),
        ...devices.map(({ name }) => name),
      ],
      urgent: marks.includes('urgent'),
      prescription: { id, setId, version, replaces },
    }
  }
  const medicines =
    kind === 'dispensation' ? readDispensation(document).lines.map((line) => line.prescribed) : []
  return { ...about, medicines, urgent: false, prescription: null }
}

type Patient = AssessedDocument['document']['header']['patients'][number]

function patientOf(patient: Patient | undefined): GistPatient | null {
  if (!patient) return null
  const { birthFamily, usedFamily, birthGiven, usedGiven, birthTime, gender } = patient
  const sex = gender?.code
  return {
    ins: patient.ids.find(({ root }) => isInsSystem(root))?.extension.slice(0, 15) || null,
    family: (usedFamily || birthFamily).slice(0, maxText),
    given: (usedGiven || birthGiven[0] || '').slice(0, maxText),
    birthDate: dayOf(birthTime),
    sex: sex === 'M' || sex === 'F' ? sex : null,
  }
}

/** The gravest of the documents' verdicts; that of the message when it has no document. */
function signatureOf(
  { assurance, layers }: MessageReport,
  documents: readonly AssessedDocument[],
  now: number,
): GistSignature | null {
  const isSigned = layers.some((layer) => layer.assurance !== null)
  const found = documents.map((one) => one.assurance)
  const judged = found.length > 0 ? found : isSigned ? [assurance] : []
  const gravest = judged.reduce<Assurance | null>(
    (worst, one) =>
      worst === null || levels.indexOf(one.level) > levels.indexOf(worst.level) ? one : worst,
    null,
  )
  if (!gravest) return null
  const { level, signer, reasons } = gravest
  return {
    ...{ level, signer: signer?.name ?? null, profession: signer?.profession || null },
    ...{ reason: reasons[0]?.name ?? null, judgedAt: now },
  }
}
