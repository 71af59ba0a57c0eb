/** The lines of a printed prescription: medicines and devices, those of a long-term illness in a zone of their own. */

import { parisDay } from '../paris.js'
import type { Paper } from '../pdf/index.js'
import { lettersOf } from './letters.js'
import type { DeviceLine, MedicineLine, Printed } from './model.js'
import { periodText } from './parts.js'

type Item =
  | { readonly medicine: MedicineLine; readonly number: number }
  | { readonly device: DeviceLine; readonly number: number }

// The two headings of the national form (cerfa « ordonnance bizone »).
const zoneOfIllness =
  "Prescriptions relatives au traitement de l'affection de longue durée reconnue (liste ou hors liste), AFFECTION EXONÉRANTE"
const zoneOfRest =
  "Prescriptions SANS RAPPORT avec l'affection de longue durée, MALADIES INTERCURRENTES"

export function printLines(paper: Paper, prescription: Printed): void {
  const items = numbered(prescription)
  const inIllness = items.filter((item) => lineOf(item).longTermIllness)
  const rest = items.filter((item) => !lineOf(item).longTermIllness)
  if (inIllness.length === 0 && !prescription.marks.includes('bizone')) {
    printItems(paper, items, prescription)
    return
  }
  for (const [title, zone] of [
    [zoneOfIllness, inIllness],
    [zoneOfRest, rest],
  ] as const) {
    paper.band(title)
    if (zone.length === 0) paper.text('Néant', { indent: 6, grey: true, after: 10 })
    printItems(paper, zone, prescription)
  }
}

const lineOf = (item: Item): MedicineLine | DeviceLine =>
  'medicine' in item ? item.medicine : item.device

function numbered({ medicines, devices }: Printed): Item[] {
  return [
    ...medicines.map((medicine, index) => ({ medicine, number: index + 1 })),
    ...devices.map((device, index) => ({ device, number: medicines.length + index + 1 })),
  ]
}

function printItems(paper: Paper, items: readonly Item[], prescription: Printed): void {
  const firstDevice = items.find((item) => 'device' in item)
  for (const item of items) {
    if (item === firstDevice && prescription.medicines.length > 0)
      paper.text('Dispositifs médicaux', { size: 10.5, bold: true, tag: 'H2', after: 4 })
    const [name, ...details] =
      'medicine' in item
        ? medicineTexts(item.medicine, prescription)
        : deviceTexts(item.device, prescription)
    const title = { size: 11, bold: true, after: 1 }
    const style = { indent: 16 }
    const whole = details.reduce((sum, text) => sum + paper.height(text, style), 0)
    // A line is kept on one page where a page can hold it.
    paper.need(Math.min(whole + paper.height(name ?? '', title), 500))
    paper.text(`${item.number}. ${name ?? ''}`, title)
    for (const text of details) paper.text(text, style)
    paper.gap(9)
  }
}

const joined = (...parts: readonly string[]): string =>
  parts
    .filter(Boolean)
    .map((part, index) => (index === 0 ? capital(part) : part))
    .join(' ; ')

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const renewed = (count: number): string =>
  count === 0 ? 'non renouvelable' : `à renouveler ${count} fois`

const periodOf = (days: number | null, at: number): string =>
  days === null ? '' : periodText(parisDay(at), parisDay(at, days - 1), days)

function medicineTexts(line: MedicineLine, { at, marks }: Printed): string[] {
  const { medicine, posology, days, boxes, route, renewals } = line
  const quantity = boxes === null ? '' : `${boxes} boîte${boxes > 1 ? 's' : ''}`
  return [
    medicine.name,
    posology,
    joined(periodOf(days, at), route?.display ?? '', quantity, renewed(renewals)),
    marks.includes('secured') ? `En toutes lettres : ${lettersOf(line)}` : '',
    medicine.cip13 ? `CIP ${medicine.cip13.code} (${medicine.cip13.display})` : '',
    line.noSubstitution === null ? '' : `Non substituable (${line.noSubstitution})`,
    flags(line, line.offLabel),
    line.patientInstruction ? `Au patient : ${line.patientInstruction}` : '',
    line.dispenserInstruction ? `Au pharmacien : ${line.dispenserInstruction}` : '',
  ].filter((text, index) => index === 0 || text !== '')
}

function deviceTexts(line: DeviceLine, { at }: Printed): string[] {
  const { name, quantity, days, renewals, lpp, emdn } = line
  return [
    name,
    joined(`quantité : ${quantity}`, periodOf(days, at), renewed(renewals)),
    joined(lpp === null ? '' : `LPP ${lpp}`, emdn ? `EMDN ${emdn.code} (${emdn.display})` : ''),
    flags(line, false),
  ].filter((text, index) => index === 0 || text !== '')
}

type Flags = Pick<DeviceLine, 'workAccident' | 'prevention' | 'notReimbursed'>

const flags = ({ workAccident, prevention, notReimbursed }: Flags, offLabel: boolean): string =>
  joined(
    workAccident ? 'accident du travail ou maladie professionnelle' : '',
    prevention ? 'au titre de la prévention' : '',
    notReimbursed ? 'NR (non remboursable)' : '',
    offLabel ? 'prescription hors autorisation de mise sur le marché' : '',
  )
