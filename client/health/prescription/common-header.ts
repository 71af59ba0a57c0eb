/** What the headers of our documents share: how a document names itself, and the place where the act was done (CI-SIS, volet structuration minimale). */

import { element, type ComposedXml } from '../xml/index.js'
import { coded, templates, type SystemCode } from './parts.js'

const structureSystem = '1.2.250.1.71.4.2.2'
const sectors = '1.2.250.1.71.4.2.4'

export interface DocumentNames {
  /** Of the common header and of IHE, in the order of the model. */
  readonly templates: readonly string[]
  /** Of the French model, in its edition of 2024.01. */
  readonly model: string
  readonly id: string
  readonly setId: string
  readonly version: number
  readonly type: SystemCode
  readonly title: string
  /** HL7 TS. */
  readonly time: string
}

export const identification = (names: DocumentNames): ComposedXml[] => [
  element('realmCode', { code: 'FR' }),
  element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
  ...templates(...names.templates),
  element('templateId', { root: names.model, extension: '2024.01' }),
  element('id', { root: names.id }),
  coded('code', names.type),
  element('title', {}, names.title),
  element('effectiveTime', { value: names.time }),
  coded('confidentialityCode', {
    code: 'N',
    display: 'Normal',
    system: '2.16.840.1.113883.5.25',
  }),
  element('languageCode', { code: 'fr-FR' }),
  element('setId', { root: names.setId }),
  element('versionNumber', { value: String(names.version) }),
]

/** Outside a hospital, at this structure, of this sector of activity (TRE_R02). */
export const encounter = (
  structureId: string,
  sector: { readonly code: string; readonly display: string },
  time: string,
): ComposedXml =>
  element(
    'componentOf',
    {},
    element(
      'encompassingEncounter',
      {},
      coded('code', {
        code: 'AMB',
        display: 'Ambulatoire (hors établissement)',
        system: '2.16.840.1.113883.5.4',
      }),
      element('effectiveTime', {}, element('high', { value: time })),
      element(
        'location',
        {},
        element(
          'healthCareFacility',
          {},
          element('id', { root: structureSystem, extension: structureId }),
          coded('code', { ...sector, system: sectors }),
        ),
      ),
    ),
  )
