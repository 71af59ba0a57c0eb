/** The yes-or-no questions that a prescribed line answers, each an observation of its own. */

import { element, type ComposedXml } from '../xml/index.js'
import {
  cisis,
  coded,
  completed,
  entryRelationship,
  row,
  templates,
  textOf,
  yesNo,
} from './parts.js'

interface Question {
  readonly key: string
  /** In the narrative. */
  readonly title: string
  readonly code: readonly [code: string, display: string]
  readonly template: string
}

export const questions = {
  longTermIllness: {
    key: 'ald',
    title: 'En rapport avec une ALD',
    code: ['MED-574', 'En rapport avec une ALD'],
    template: '1.2.250.1.213.1.1.3.48.13',
  },
  workAccident: {
    key: 'atmp',
    title: 'Accident du travail ou maladie professionnelle',
    code: ['GEN-180', 'En rapport avec un accident du travail ou une maladie professionnelle'],
    template: '1.2.250.1.213.1.1.3.48.14',
  },
  prevention: {
    key: 'prevention',
    title: 'En rapport avec la prévention',
    code: ['GEN-295', 'En rapport avec la prévention'],
    template: '1.2.250.1.213.1.1.3.48.34',
  },
  notReimbursed: {
    key: 'non-remboursable',
    title: 'Non remboursable',
    code: ['GEN-181', 'Non remboursable'],
    template: '1.2.250.1.213.1.1.3.48.15',
  },
  offLabel: {
    key: 'hors-amm',
    title: 'Hors AMM',
    code: ['GEN-179', 'Hors Autorisation de Mise sur le Marché (AMM)'],
    template: '1.2.250.1.213.1.1.3.48.12',
  },
} as const satisfies Record<string, Question>

export type QuestionName = keyof typeof questions

export type Answers<Q extends QuestionName> = Readonly<Record<Q, boolean>>

/** `[name, answer]` of the questions that a line has. */
export const asked = <Q extends QuestionName>(
  line: Answers<Q>,
  names: readonly Q[],
): readonly (readonly [Question, boolean])[] => names.map((name) => [questions[name], line[name]])

export const answerRow = (
  [question, answer]: readonly [Question, boolean],
  line: string,
): ComposedXml => row(question.title, `${line}-${question.key}`, yesNo(answer))

/** FR-Simple-observation with the template of its question. */
export const answerEntry = (
  [question, answer]: readonly [Question, boolean],
  line: string,
  { time, newId }: { readonly time: string; readonly newId: () => string },
): ComposedXml =>
  entryRelationship(
    { typeCode: 'COMP' },
    element(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      ...templates('1.3.6.1.4.1.19376.1.5.3.1.4.13', '1.2.250.1.213.1.1.3.48', question.template),
      element('id', { root: newId() }),
      coded('code', cisis(...question.code)),
      textOf(`${line}-${question.key}`),
      completed(),
      element('effectiveTime', { value: time }),
      element('value', { 'xsi:type': 'BL', value: String(answer) }),
    ),
  )
