/** The header of an e-prescription (eP-MED-DM 2024.01, FRCDAClinicalDocumentEPMEDDM). */

import { parisTime } from '../paris.js'
import { element, type ComposedXml } from '../xml/index.js'
import { prescriptionMarks, type Prescription } from './model.js'
import { cisis, coded, loinc, templates } from './parts.js'
import { organisation, professional, recordTarget } from './people.js'

const prescriptionType = loinc('57833-6', 'Prescription de produits de santé')
const prescriptionNumber = '1.2.250.1.215.500.1.1'
const structureSystem = '1.2.250.1.71.4.2.2'

export function header(prescription: Prescription): (ComposedXml | undefined)[] {
  const time = parisTime(prescription.at)
  return [
    element('realmCode', { code: 'FR' }),
    element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    ...templates(
      '2.16.840.1.113883.2.8.2.1',
      '1.2.250.1.213.1.1.1.1',
      '1.3.6.1.4.1.19376.1.9.1.1.1',
      '1.3.6.1.4.1.19376.1.5.3.1.1.1',
    ),
    element('templateId', { root: '1.2.250.1.213.1.1.1.39', extension: '2024.01' }),
    element('id', { root: prescription.id }),
    coded('code', prescriptionType),
    element('title', {}, title(prescription)),
    element('effectiveTime', { value: time }),
    coded('confidentialityCode', {
      code: 'N',
      display: 'Normal',
      system: '2.16.840.1.113883.5.25',
    }),
    element('languageCode', { code: 'fr-FR' }),
    element('setId', { root: prescription.setId }),
    element('versionNumber', { value: String(prescription.version) }),
    recordTarget(prescription.patient),
    ...people(prescription, time),
    ...acts(prescription, time),
    ...related(prescription),
    encounter(prescription, time),
  ]
}

function title({ medicines, devices }: Prescription): string {
  if (devices.length === 0) return "Prescription de médicaments (numéro d'essai)"
  if (medicines.length === 0) return "Prescription de dispositifs médicaux (numéro d'essai)"
  return "Prescription de médicaments et de dispositifs médicaux (numéro d'essai)"
}

function people(prescription: Prescription, time: string): (ComposedXml | undefined)[] {
  const { prescriber, replaced, dispenser } = prescription
  const assigned = { person: 'assignedPerson', organisation: 'representedOrganization' }
  return [
    element(
      'author',
      {},
      element('time', { value: time }),
      element('assignedAuthor', {}, professional(prescriber, assigned)),
    ),
    element(
      'custodian',
      {},
      element(
        'assignedCustodian',
        {},
        organisation('representedCustodianOrganization', prescriber.structure, false),
      ),
    ),
    element(
      'legalAuthenticator',
      {},
      element('time', { value: time }),
      element('signatureCode', { code: 'S' }),
      element('assignedEntity', {}, professional(prescriber, { ...assigned, setting: true })),
    ),
    replaced
      ? element(
          'participant',
          { typeCode: 'REF' },
          coded('functionCode', {
            code: '353',
            display: 'Professionnel de santé remplacé',
            system: '1.2.250.1.213.1.1.4.2.280',
          }),
          element('time', { nullFlavor: 'UNK' }),
          element(
            'associatedEntity',
            { classCode: 'PROV' },
            professional(replaced, {
              person: 'associatedPerson',
              organisation: 'scopingOrganization',
            }),
          ),
        )
      : undefined,
    dispenser
      ? element(
          'participant',
          { typeCode: 'PRF' },
          element('time', { nullFlavor: 'UNK' }),
          element(
            'associatedEntity',
            { classCode: 'PROV' },
            organisation('scopingOrganization', dispenser, false),
          ),
        )
      : undefined,
  ]
}

function acts(prescription: Prescription, time: string): ComposedXml[] {
  const { prescriber, number, until, marks } = prescription
  const performer = professional(prescriber, {
    person: 'assignedPerson',
    organisation: 'representedOrganization',
    setting: true,
  })
  const act = (...inside: readonly ComposedXml[]): ComposedXml =>
    element('documentationOf', {}, element('serviceEvent', {}, ...inside))
  return [
    act(
      element('id', { root: prescriptionNumber, extension: number }),
      coded('code', prescriptionType),
      element(
        'effectiveTime',
        {},
        element('low', { value: time }),
        element('high', until === null ? { nullFlavor: 'UNK' } : { value: parisTime(until) }),
      ),
      element('performer', { typeCode: 'PRF' }, element('assignedEntity', {}, performer)),
    ),
    ...marks.map((mark) => {
      const [code, display] = prescriptionMarks[mark]
      return act(coded('code', cisis(code, display)))
    }),
  ]
}

function related({ replaces }: Prescription): ComposedXml[] {
  if (replaces === null) return []
  return [
    element(
      'relatedDocument',
      { typeCode: 'RPLC' },
      element('parentDocument', {}, element('id', { root: replaces })),
    ),
  ]
}

const encounter = ({ prescriber }: Prescription, time: string): ComposedXml =>
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
          element('id', { root: structureSystem, extension: prescriber.structure.id }),
          coded('code', {
            code: 'SA07',
            display: 'Cabinet individuel',
            system: '1.2.250.1.71.4.2.4',
          }),
        ),
      ),
    ),
  )
