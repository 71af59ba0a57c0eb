/** The section of medicines: one table for people and one entry for software, for each line (FR-Prescription-medicaments). */

import { parisDay } from '../paris.js'
import { element, type ComposedXml } from '../xml/index.js'
import { administration, medicineQuestions } from './administration.js'
import { answerRow, asked } from './answers.js'
import { lettersOf } from './letters.js'
import type { MedicineLine } from './model.js'
import { coded, loinc, periodText, row, templates, type Setting } from './parts.js'

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

function table(line: MedicineLine, id: string, { at, secured }: Setting): ComposedXml {
  const { days, boxes, route, noSubstitution } = line
  return element(
    'table',
    { border: '1' },
    element(
      'tbody',
      {},
      row('Médicament', id, line.medicine.name),
      row('Posologie', `${id}-posologie`, line.posology),
      secured ? row('En toutes lettres', undefined, lettersOf(line)) : undefined,
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
      asked(line, medicineQuestions).map((answer) => answerRow(answer, id)),
    ),
  )
}
