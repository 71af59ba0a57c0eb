/** The section of medicines: one table for people and one entry for software, for each line (FR-Traitement-prescrit). */

import { parisDay } from '../paris.js'
import { element, type ComposedXml } from '../xml/index.js'
import { answerEntry, answerRow, asked } from './answers.js'
import type { Medicine, MedicineLine, StructuredDose } from './model.js'
import {
  coded,
  completed,
  entryRelationship,
  loinc,
  originalText,
  periodText,
  row,
  templates,
  textOf,
} from './parts.js'

/** What every entry needs beside its line. */
export interface Setting {
  readonly at: number
  /** HL7 TS of `at`. */
  readonly time: string
  newId(this: void): string
}

const questionNames = [
  'longTermIllness',
  'workAccident',
  'prevention',
  'notReimbursed',
  'offLabel',
] as const

const lineId = (index: number): string => `med-${index + 1}`

export function medicineSection(
  lines: readonly MedicineLine[],
  setting: Setting,
): ComposedXml | undefined {
  if (lines.length === 0) return undefined
  return element(
    'section',
    {},
    ...templates('1.3.6.1.4.1.19376.1.9.1.2.1', '1.2.250.1.213.1.1.2.171'),
    element('id', { root: setting.newId() }),
    coded('code', loinc('57828-6', 'Prescriptions')),
    element('title', {}, 'Prescription de médicaments'),
    element(
      'text',
      {},
      lines.map((line, index) => table(line, lineId(index), setting)),
    ),
    lines.map((line, index) => element('entry', {}, administration(line, lineId(index), setting))),
  )
}

function table(line: MedicineLine, id: string, { at }: Setting): ComposedXml {
  const { days, boxes, route, noSubstitution } = line
  return element(
    'table',
    { border: '1' },
    element(
      'tbody',
      {},
      row('Médicament', id, line.medicine.name),
      row('Posologie', `${id}-posologie`, line.posology),
      days === null
        ? undefined
        : row(
            'Durée du traitement',
            undefined,
            periodText(parisDay(at), parisDay(at, days - 1), days),
          ),
      route ? row("Voie d'administration", `${id}-voie`, route.display) : undefined,
      boxes === null
        ? undefined
        : row('Quantité à délivrer', undefined, `${boxes} boîte${boxes > 1 ? 's' : ''}`),
      row('Renouvellements', undefined, line.renewals === 0 ? 'Aucun' : String(line.renewals)),
      row(
        'Substitution',
        `${id}-substitution`,
        noSubstitution === null ? 'Autorisée par un produit générique' : `Non (${noSubstitution})`,
      ),
      line.patientInstruction
        ? row('Instruction au patient', `${id}-patient`, line.patientInstruction)
        : undefined,
      line.dispenserInstruction
        ? row('Instruction au dispensateur', `${id}-dispensateur`, line.dispenserInstruction)
        : undefined,
      asked(line, questionNames).map((answer) => answerRow(answer, id)),
    ),
  )
}

function administration(line: MedicineLine, id: string, setting: Setting): ComposedXml {
  const { dose, route } = line
  return element(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: 'INT' },
    ...templates(
      '2.16.840.1.113883.10.20.1.24',
      '1.3.6.1.4.1.19376.1.5.3.1.4.7',
      '1.3.6.1.4.1.19376.1.9.1.3.2',
      '1.2.250.1.213.1.1.3.83',
      ...(dose ? ['1.3.6.1.4.1.19376.1.9.1.3.6'] : []),
      '1.3.6.1.4.1.19376.1.5.3.1.4.7.1',
    ),
    element('id', { root: setting.newId() }),
    coded('code', {
      code: 'DRUG',
      display: 'Médicament',
      system: '2.16.840.1.113883.5.4',
      systemName: 'HL7_ActCode',
    }),
    textOf(id),
    completed(),
    duration(line, setting),
    dose ? frequency(dose, id) : undefined,
    element('repeatNumber', { value: String(line.renewals) }),
    route && dose
      ? coded(
          'routeCode',
          { ...route, system: edqm, systemName: 'StandardTermsEDQM' },
          originalText(`${id}-voie`),
        )
      : undefined,
    dose ? doseQuantity(dose, id) : undefined,
    element('consumable', {}, product(line.medicine, id)),
    ...instructions(line, id),
    line.boxes === null ? undefined : supply(line.boxes),
    substitution(line, id),
    asked(line, questionNames).map((answer) => answerEntry(answer, id, setting)),
  )
}

const edqm = '0.4.0.127.0.16.1.1.2.1'

function duration({ days }: MedicineLine, { at }: Setting): ComposedXml | undefined {
  if (days === null) return undefined
  return element(
    'effectiveTime',
    { 'xsi:type': 'IVL_TS' },
    element('low', { value: parisDay(at) }),
    element('high', { value: parisDay(at, days - 1) }),
  )
}

const translated = (id: string): ComposedXml => element('translation', {}, originalText(id))

const frequency = ({ everyHours }: StructuredDose, id: string): ComposedXml =>
  element(
    'effectiveTime',
    { 'xsi:type': 'PIVL_TS', operator: 'A' },
    element('period', { value: String(everyHours), unit: 'h' }, translated(`${id}-posologie`)),
  )

const doseQuantity = ({ low, high, unit }: StructuredDose, id: string): ComposedXml =>
  element(
    'doseQuantity',
    {},
    element('low', { value: String(low), unit }, translated(`${id}-posologie`)),
    element('high', { value: String(high), unit }, translated(`${id}-posologie`)),
  )

/** FR-Produit-de-sante: by its CIS code, or by its name alone. */
function product({ name, cis, cip13 }: Medicine, id: string): ComposedXml {
  const presentation = cip13
    ? coded('translation', {
        code: cip13.code,
        display: cip13.display,
        system: '1.2.250.1.213.2.3.2',
        systemName: 'CIP',
      })
    : undefined
  return element(
    'manufacturedProduct',
    { classCode: 'MANU' },
    ...templates(
      '2.16.840.1.113883.10.20.1.53',
      '1.3.6.1.4.1.19376.1.5.3.1.4.7.2',
      '1.2.250.1.213.1.1.3.43',
    ),
    element(
      'manufacturedMaterial',
      { classCode: 'MMAT', determinerCode: 'KIND' },
      ...templates('1.3.6.1.4.1.19376.1.9.1.3.1'),
      cis === null
        ? element('code', { nullFlavor: 'NA' }, originalText(id), presentation)
        : coded(
            'code',
            { code: cis, display: name, system: '1.2.250.1.213.2.3.1', systemName: 'CIS' },
            originalText(id),
            presentation,
          ),
      cis === null ? element('name', { nullFlavor: 'NA' }) : element('name', {}, name),
    ),
  )
}

function instructions(line: MedicineLine, id: string): (ComposedXml | undefined)[] {
  const act = (code: string, target: string, ...roots: readonly string[]): ComposedXml =>
    entryRelationship(
      { typeCode: 'SUBJ', inversionInd: 'true' },
      element(
        'act',
        { classCode: 'ACT', moodCode: 'INT' },
        ...templates(...roots),
        element('code', {
          code,
          codeSystem: '1.3.6.1.4.1.19376.1.5.3.2',
          codeSystemName: 'IHEActCode',
        }),
        textOf(target),
        completed(),
      ),
    )
  return [
    line.patientInstruction
      ? act(
          'PINSTRUCT',
          `${id}-patient`,
          '2.16.840.1.113883.10.20.1.49',
          '1.3.6.1.4.1.19376.1.5.3.1.4.3',
          '1.2.250.1.213.1.1.3.33',
        )
      : undefined,
    line.dispenserInstruction
      ? act(
          'FINSTRUCT',
          `${id}-dispensateur`,
          '2.16.840.1.113883.10.20.1.43',
          '1.3.6.1.4.1.19376.1.5.3.1.4.3.1',
          '1.2.250.1.213.1.1.3.34',
        )
      : undefined,
  ]
}

/** EDQM packaging: box. */
const boxUnit = '30009000'

const supply = (boxes: number): ComposedXml =>
  entryRelationship(
    { typeCode: 'COMP' },
    element(
      'supply',
      { classCode: 'SPLY', moodCode: 'RQO' },
      ...templates('1.3.6.1.4.1.19376.1.9.1.3.8', '1.2.250.1.213.1.1.3.86'),
      element('independentInd', { value: 'false' }),
      element('quantity', { value: String(boxes), unit: boxUnit }),
    ),
  )

const substitution = ({ noSubstitution }: MedicineLine, id: string): ComposedXml =>
  entryRelationship(
    { typeCode: 'COMP' },
    element(
      'act',
      { classCode: 'ACT', moodCode: 'DEF' },
      ...templates('1.3.6.1.4.1.19376.1.9.1.3.9.1', '1.2.250.1.213.1.1.3.87'),
      coded(
        'code',
        {
          ...(noSubstitution === null
            ? { code: 'G', display: 'Substitution autorisée par un produit générique' }
            : { code: 'N', display: 'Aucune substitution permise' }),
          system: '2.16.840.1.113883.5.1070',
          systemName: 'HL7_substanceAdminSubstitution',
        },
        originalText(`${id}-substitution`),
      ),
      completed(),
    ),
  )
