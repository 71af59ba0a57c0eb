/** The section of devices (FR-Dispositif-medical). */

import { parisDay } from '../paris.js'
import { element, type ComposedXml } from '../xml/index.js'
import { answerEntry, answerRow, asked } from './answers.js'
import type { DeviceLine } from './model.js'
import { coded, loinc, periodText, row, templates, textOf, type Setting } from './parts.js'

const questionNames = ['longTermIllness', 'workAccident', 'prevention', 'notReimbursed'] as const

const lineId = (index: number): string => `dm-${index + 1}`

export function deviceSection(
  lines: readonly DeviceLine[],
  setting: Setting,
): ComposedXml | undefined {
  if (lines.length === 0) return undefined
  return element(
    'section',
    {},
    ...templates('1.2.250.1.213.1.1.2.222'),
    element('id', { root: setting.newId() }),
    coded('code', loinc('46264-8', 'Dispositifs médicaux')),
    element('title', {}, 'Prescription de dispositifs médicaux'),
    element(
      'text',
      {},
      lines.map((line, index) => table(line, lineId(index), setting)),
    ),
    lines.map((line, index) => element('entry', {}, supply(line, lineId(index), setting))),
  )
}

function table(line: DeviceLine, id: string, { at }: Setting): ComposedXml {
  const { days, lpp } = line
  return element(
    'table',
    { border: '1' },
    element(
      'tbody',
      {},
      row('Dispositif médical', id, line.name),
      lpp === null ? undefined : row('Code LPP', `${id}-lpp`, lpp),
      days === null
        ? undefined
        : row('Durée', undefined, periodText(parisDay(at), parisDay(at, days - 1), days)),
      row('Nombre de conditionnements', undefined, String(line.quantity)),
      row('Renouvellements', undefined, line.renewals === 0 ? 'Aucun' : String(line.renewals)),
      asked(line, questionNames).map((answer) => answerRow(answer, id)),
    ),
  )
}

function supply(line: DeviceLine, id: string, setting: Setting): ComposedXml {
  const { days } = line
  const { at } = setting
  return element(
    'supply',
    { classCode: 'SPLY', moodCode: 'INT' },
    ...templates('2.16.840.1.113883.10.20.1.34', '1.2.250.1.213.1.1.3.20'),
    element('id', { root: setting.newId() }),
    textOf(id),
    element(
      'effectiveTime',
      { 'xsi:type': 'IVL_TS' },
      element('low', { value: parisDay(at) }),
      element('high', days === null ? { nullFlavor: 'UNK' } : { value: parisDay(at, days - 1) }),
    ),
    element('repeatNumber', { value: String(line.renewals) }),
    element('quantity', { value: String(line.quantity) }),
    days === null
      ? undefined
      : element('expectedUseTime', {}, element('width', { value: String(days), unit: 'd' })),
    device(line, id),
    asked(line, questionNames).map((answer) => answerEntry(answer, id, setting)),
  )
}

function device({ name, emdn, lpp }: DeviceLine, id: string): ComposedXml {
  const translation =
    lpp === null
      ? undefined
      : coded('translation', {
          code: lpp,
          display: name,
          system: '1.2.250.1.215.200.2.1',
          systemName: 'LPP',
        })
  const reference = element('originalText', {}, element('reference', { value: `#${id}` }))
  return element(
    'participant',
    { typeCode: 'DEV' },
    element(
      'participantRole',
      { classCode: 'MANU' },
      element(
        'playingDevice',
        { classCode: 'DEV', determinerCode: 'INSTANCE' },
        emdn
          ? coded(
              'code',
              { ...emdn, system: '1.2.250.1.213.2.68', systemName: 'EMDN' },
              reference,
              translation,
            )
          : element('code', { nullFlavor: 'UNK' }, reference, translation),
      ),
    ),
  )
}
