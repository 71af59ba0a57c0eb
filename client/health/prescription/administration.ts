/** The entry of a prescribed medicine for software (FR-Traitement-prescrit). */

import { parisDay } from '../paris.js'
import { element, type ComposedXml } from '../xml/index.js'
import { answerEntry, asked } from './answers.js'
import type { Medicine, MedicineLine, StructuredDose } from './model.js'
import {
  coded,
  completed,
  entryRelationship,
  originalText,
  templates,
  textOf,
  type Setting,
} from './parts.js'

export const medicineQuestions = [
  'longTermIllness',
  'workAccident',
  'prevention',
  'notReimbursed',
  'offLabel',
] as const

/** `substanceAdministration`; `id` is where its words stand in the narrative. */
export function administration(line: MedicineLine, id: string, setting: Setting): ComposedXml {
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
    asked(line, medicineQuestions).map((answer) => answerEntry(answer, id, setting)),
  )
}

const edqm = '0.4.0.127.0.16.1.1.2.1'

/** A rhythm stands behind a period (IHE PCC, medications): where its end is open, the period says so. */
function duration({ days, dose }: MedicineLine, { at }: Setting): ComposedXml | undefined {
  if (days === null && dose === null) return undefined
  return element(
    'effectiveTime',
    { 'xsi:type': 'IVL_TS' },
    element('low', { value: parisDay(at) }),
    element('high', days === null ? { nullFlavor: 'UNK' } : { value: parisDay(at, days - 1) }),
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
export function product({ name, cis, cip13 }: Medicine, id: string): ComposedXml {
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
