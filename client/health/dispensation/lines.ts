/** The section of a dispensation: one table for people and one entry for software, for each line (FR-Traitement-dispense). */

import { product } from '../prescription/administration.js'
import {
  coded,
  completed,
  entryRelationship,
  loinc,
  originalText,
  row,
  templates,
  textOf,
} from '../prescription/parts.js'
import { element, type ComposedXml } from '../xml/index.js'
import { instanceId } from './header.js'
import type { Dispensation, DispensedLine, Outcome } from './model.js'

/** As people read it, and as the reader tells them apart. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  whole: 'Délivrance complète',
  part: 'Délivrance partielle',
  refused: 'Non délivré',
}

const lineId = (index: number): string => `disp-${index + 1}`

export function dispensedSection(dispensation: Dispensation, newId: () => string): ComposedXml {
  const { lines } = dispensation
  return element(
    'section',
    {},
    ...templates(
      '1.3.6.1.4.1.19376.1.9.1.2.3',
      '2.16.840.1.113883.10.20.1.8',
      '1.2.250.1.213.1.1.2.236',
    ),
    element('id', { root: newId() }),
    coded('code', loinc('60590-7', 'Médicaments délivrés')),
    element('title', {}, 'Médicaments délivrés'),
    element(
      'text',
      {},
      lines.map((line, index) => table(line, lineId(index))),
    ),
    lines.map((line, index) =>
      element('entry', {}, supply(line, lineId(index), { dispensation, newId })),
    ),
  )
}

const boxesText = (boxes: number): string =>
  boxes === 0 ? 'Aucune' : `${boxes} boîte${boxes > 1 ? 's' : ''}`

function table(line: DispensedLine, id: string): ComposedXml {
  const { renewal, note } = line
  return element(
    'table',
    { border: '1' },
    element(
      'tbody',
      {},
      row('Médicament prescrit', `${id}-prescrit`, line.prescribed),
      row('Médicament délivré', id, line.outcome === 'refused' ? line.prescribed : line.given.name),
      row('Délivrance', `${id}-statut`, outcomeWords[line.outcome]),
      row('Quantité délivrée', undefined, boxesText(line.boxes)),
      renewal === 0 ? undefined : row('Renouvellement', undefined, `n° ${renewal}`),
      line.substituted
        ? row('Substitution', `${id}-substitution`, 'Substitution par un produit générique')
        : undefined,
      note === '' ? undefined : row('Notes du dispensateur', `${id}-notes`, note),
    ),
  )
}

interface Setting {
  readonly dispensation: Dispensation
  newId(this: void): string
}

/** EDQM packaging: box. */
const boxUnit = '30009000'

function supply(line: DispensedLine, id: string, setting: Setting): ComposedXml {
  return element(
    'supply',
    { classCode: 'SPLY', moodCode: 'EVN' },
    ...templates(
      '2.16.840.1.113883.10.20.1.34',
      '1.3.6.1.4.1.19376.1.5.3.1.4.7.3',
      '1.3.6.1.4.1.19376.1.9.1.3.4',
      '1.2.250.1.213.1.1.3.204',
    ),
    element('id', { root: setting.newId() }),
    textOf(id),
    element('quantity', { value: String(line.boxes), unit: boxUnit }),
    element('product', {}, product(line.given, id)),
    reference(line, id, setting),
    note(line.note === '' ? `${id}-statut` : `${id}-notes`),
    line.substituted ? substitution(id) : undefined,
  )
}

/** FR-Reference-item-prescription: which line of which document. */
function reference(
  { entryId }: DispensedLine,
  id: string,
  { dispensation: { prescription } }: Setting,
): ComposedXml {
  return entryRelationship(
    { typeCode: 'REFR', inversionInd: 'false' },
    element(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'INT' },
      ...templates('1.3.6.1.4.1.19376.1.9.1.3.11', '1.2.250.1.213.1.1.3.90'),
      entryId === '' ? element('id', { nullFlavor: 'UNK' }) : element('id', { root: entryId }),
      coded(
        'code',
        {
          code: 'PREItem',
          display: 'Prescription Item',
          system: '1.3.6.1.4.1.19376.1.9.2.2',
          systemName: 'IHE Pharmacy Item Type List',
        },
        originalText(`${id}-prescrit`),
      ),
      element(
        'consumable',
        {},
        element(
          'manufacturedProduct',
          {},
          element(
            'manufacturedMaterial',
            { nullFlavor: 'NA' },
            element('name', { nullFlavor: 'NA' }),
          ),
        ),
      ),
      element(
        'reference',
        { typeCode: 'XCRPT' },
        element('externalDocument', {}, instanceId('id', prescription.id)),
      ),
    ),
  )
}

/** FR-Notes-du-dispensateur: every line has one (E_supplyEntry_fr), so what needs no word says its outcome. */
const note = (target: string): ComposedXml =>
  entryRelationship(
    { typeCode: 'SUBJ', inversionInd: 'true' },
    element(
      'act',
      { classCode: 'ACT', moodCode: 'INT' },
      ...templates(
        '2.16.840.1.113883.10.20.1.43',
        '1.3.6.1.4.1.19376.1.5.3.1.4.3.1',
        '1.2.250.1.213.1.1.3.207',
      ),
      element('code', {
        code: 'FINSTRUCT',
        codeSystem: '1.3.6.1.4.1.19376.1.5.3.2',
        codeSystemName: 'IHEActCode',
      }),
      textOf(target),
      completed(),
    ),
  )

/** FR-Acte-substitution. */
const substitution = (id: string): ComposedXml =>
  entryRelationship(
    { typeCode: 'COMP' },
    element(
      'act',
      { classCode: 'ACT', moodCode: 'EVN' },
      ...templates('1.3.6.1.4.1.19376.1.9.1.3.9.2', '1.2.250.1.213.1.1.3.206'),
      coded(
        'code',
        {
          code: 'G',
          display: 'Substitution autorisée par un produit générique',
          system: '2.16.840.1.113883.5.1070',
          systemName: 'HL7_substanceAdminSubstitution',
        },
        originalText(`${id}-substitution`),
      ),
      completed(),
    ),
  )
