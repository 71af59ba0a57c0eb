/** The copy of a prescription for people: one printed text from the same values as the clinical document (PDF/A-1b). */

import { dataMatrix } from '../data-matrix/index.js'
import { formatMatricule, insSystems } from '../ins.js'
import { parisDay, parisTime } from '../paris.js'
import { openPaper, type Paper, type PaperFonts } from '../pdf/index.js'
import {
  prescriptionMarks,
  type PrescribedPatient,
  type PrescribingProfessional,
  type Printed,
  type Structure,
} from './model.js'
import { printLines } from './print-lines.js'
import { testNotice } from './test-notice.js'

/**
 * PDF/A-1b, A4, French: prescriber, patient, lines (in two zones when some are for a long-term illness), the 2D code of
 * the number, page n/m. Letters that `fonts` do not have come out as empty boxes. Fault syntax when the number is no
 * text for a 2D code.
 */
export async function printPrescription(
  prescription: Printed,
  fonts: PaperFonts,
): Promise<Uint8Array> {
  const { prescriber, patient, number, at, comment, dispenser } = prescription
  const name = prescriberName(prescriber)
  const paper = openPaper(fonts, {
    title: `Ordonnance ${number} (numéro d'essai)`,
    author: name,
    at,
    foot: testNotice(number),
    running: `${name} : ordonnance du ${day(parisDay(at))} pour ${calledName(patient)}, n° ${number}`,
  })
  letterhead(paper, prescriber)
  titleOf(paper, prescription)
  identity(paper, prescription)
  if (prescription.replaced) replacedPrescriber(paper, prescription.replaced)
  remarks(paper, prescription)
  printLines(paper, prescription)
  if (comment) {
    paper.band('Commentaire')
    paper.text(comment, { after: 8 })
  }
  if (dispenser)
    paper.text(`Pharmacie souhaitée par le patient : ${placeLine(dispenser)}`, { after: 8 })
  signature(paper, prescription)
  return paper.end()
}

const isPhysician = ({ specialty }: PrescribingProfessional): boolean =>
  specialty.code.startsWith('G15_10')

export const prescriberName = (person: PrescribingProfessional): string =>
  `${isPhysician(person) ? 'Docteur' : person.civility === 'M' ? 'M.' : 'Mme'} ${person.given} ${person.family}`

/** `28/03/1979` of `19790328…`. */
const day = (ts: string): string => `${ts.slice(6, 8)}/${ts.slice(4, 6)}/${ts.slice(0, 4)}`

const calledName = (patient: PrescribedPatient): string =>
  `${patient.usedFamily || patient.birthFamily} ${patient.usedGiven || (patient.birthGiven[0] ?? '')}`

const placeLine = ({ name, address, phone }: Structure): string =>
  `${name}, ${address.street}, ${address.postalCode} ${address.city}${phone ? `, tél. ${unbroken(phone)}` : ''}`

const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')

/** TRE_G07: what the first digit of a structure's number says. */
function structureNumber({ id }: Structure): string {
  const kind = id.startsWith('1') ? 'FINESS' : id.startsWith('3') ? 'SIRET' : 'Structure'
  return `${kind} : ${id.slice(1)}`
}

function letterhead(paper: Paper, prescriber: PrescribingProfessional): void {
  const { structure, rpps, specialty } = prescriber
  const { street, postalCode, city } = structure.address
  const top = paper.y
  const half = paper.width / 2 - 8
  paper.text(prescriberName(prescriber), { size: 14, bold: true, width: half, after: 1 })
  paper.text(specialty.display, { width: half })
  paper.text(`RPPS : ${rpps}`, { width: half })
  const left = paper.y
  const place = { indent: half + 16, align: 'right' } as const
  paper.moveTo(top + 2)
  paper.text(structure.name, { ...place, bold: true })
  paper.text(street, place)
  paper.text(`${postalCode} ${city}`, place)
  if (structure.phone) paper.text(`Tél. : ${structure.phone}`, place)
  paper.text(structureNumber(structure), place)
  paper.moveTo(Math.max(left, paper.y) + 6)
  paper.rule()
  paper.gap(14)
}

const months =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

function longDay(ts: string): string {
  const date = Number(ts.slice(6, 8))
  const month = months[Number(ts.slice(4, 6)) - 1] ?? ''
  return `${date === 1 ? '1er' : date} ${month} ${ts.slice(0, 4)}`
}

function titleOf(paper: Paper, { at, until, prescriber, version }: Printed): void {
  const time = parisTime(at)
  const top = paper.y
  const title = version > 1 ? `Ordonnance, version ${version}` : 'Ordonnance'
  paper.text(title, { size: 19, bold: true, width: 260, tag: 'H1' })
  const bottom = paper.y
  const right = { indent: 260, align: 'right' } as const
  paper.moveTo(top + 2)
  paper.text(
    `${prescriber.structure.address.city}, le ${longDay(time)} à ${time.slice(8, 10)} h ${time.slice(10, 12)}`,
    { ...right, size: 10.5 },
  )
  if (until !== null) paper.text(`À dispenser jusqu'au ${day(parisDay(until))}`, right)
  paper.moveTo(Math.max(bottom, paper.y) + 8)
}

const sexes = { M: 'masculin', F: 'féminin', U: 'non précisé' } as const
const codeSide = 64

/** The patient's frame, the 2D code and its number at its right. */
function identity(paper: Paper, { patient, number }: Printed): void {
  const top = paper.y
  const style = { indent: 10, width: paper.width - codeSide - 90 }
  paper.moveTo(top + 9)
  paper.text(`Patient : ${calledName(patient)}`, { ...style, size: 12, bold: true, after: 2 })
  for (const text of patientLines(patient, number)) paper.text(text, style)
  const bottom = Math.max(paper.y + 8, top + codeSide + 38)
  const x = paper.left + paper.width - codeSide - 34
  paper.code(
    dataMatrix(number),
    { x, y: top + 9, side: codeSide },
    `Code 2D du numéro de prescription ${number} (numéro d'essai)`,
  )
  paper.moveTo(top + codeSide + 13)
  const caption = {
    indent: paper.width - codeSide - 64,
    width: codeSide + 60,
    align: 'center',
  } as const
  paper.text(`n° ${number}`, { ...caption, size: 7 })
  paper.text("numéro d'essai", { ...caption, size: 7, bold: true })
  paper.moveTo(bottom)
  paper.frame(top)
  paper.gap(12)
}

function patientLines(patient: PrescribedPatient, number: string): string[] {
  const { ins, qualified, birthFamily, birthGiven, sex, birthDate, birthPlace, localId } = patient
  const born = sex === 'F' ? 'Née' : sex === 'M' ? 'Né' : 'Né(e)'
  const place = birthPlace.city ? `${birthPlace.city} (${birthPlace.code})` : birthPlace.code
  const { address, phone } = patient
  return [
    `Nom de naissance : ${birthFamily}`,
    `Prénoms de naissance : ${birthGiven.join(' ')}`,
    `${born} le ${day(birthDate)}, lieu : ${place}, sexe : ${sexes[sex]}`,
    ins && qualified
      ? `INS : ${formatMatricule(ins.matricule)} (${insKinds[insSystems[ins.system]]})`
      : 'INS non portée : identité non qualifiée',
    localId && localId.value !== number ? `Dossier n° ${localId.value}` : '',
    address ? `${address.street}, ${address.postalCode} ${address.city}` : '',
    phone ? `Tél. : ${phone}` : '',
  ].filter(Boolean)
}

const insKinds = {
  nir: 'NIR',
  nia: 'NIA',
  'nir-test': 'NIR, identité de test',
  'nir-demo': 'NIR, identité de démonstration',
} as const

function replacedPrescriber(paper: Paper, replaced: PrescribingProfessional): void {
  const { specialty, rpps, structure } = replaced
  paper.text(
    `En remplacement de : ${prescriberName(replaced)}, ${specialty.display}, RPPS ${rpps}, ${placeLine(structure)}`,
    { after: 6 },
  )
}

function remarks(paper: Paper, { marks, replaces }: Printed): void {
  if (replaces !== null)
    paper.text('Annule et remplace la version précédente de cette ordonnance.', {
      bold: true,
      after: 6,
    })
  if (marks.length === 0) return
  const words = marks.map((mark) => prescriptionMarks[mark][1])
  paper.text(words.join(' ; '), { bold: true, after: 6 })
}

function signature(paper: Paper, { prescriber, at }: Printed): void {
  const time = parisTime(at)
  paper.need(64)
  paper.gap(10)
  const right = { align: 'right' } as const
  paper.text(prescriberName(prescriber), { ...right, size: 11, bold: true })
  paper.text(`RPPS ${prescriber.rpps}`, right)
  paper.text(
    `Ordonnance électronique établie le ${day(time)} à ${time.slice(8, 10)} h ${time.slice(10, 12)}`,
    { ...right, size: 8, grey: true },
  )
}
