/** The header of an e-prescription (eP-MED-DM 2024.01, FRCDAClinicalDocumentEPMEDDM). */

import { parisTime } from '../paris.js'
import { element, type ComposedXml } from '../xml/index.js'
import { prescriptionMarks, type Prescription } from './model.js'
import { encounter, identification } from './common-header.js'
import { cisis, coded, loinc } from './parts.js'
import { organisation, professional, recordTarget } from './people.js'

const prescriptionType = loinc('57833-6', 'Prescription de produits de santé')
const prescriptionNumber = '1.2.250.1.215.500.1.1'
const sector = { code: 'SA07', display: 'Cabinet individuel' }

export function header(prescription: Prescription): (ComposedXml | undefined)[] {
  const time = parisTime(prescription.at)
  return [
    ...identification({
      templates: [
        '2.16.840.1.113883.2.8.2.1',
        '1.2.250.1.213.1.1.1.1',
        '1.3.6.1.4.1.19376.1.9.1.1.1',
        '1.3.6.1.4.1.19376.1.5.3.1.1.1',
      ],
      model: '1.2.250.1.213.1.1.1.39',
      ...{ id: prescription.id, setId: prescription.setId, version: prescription.version },
      ...{ type: prescriptionType, title: title(prescription), time },
    }),
    recordTarget(prescription.patient),
    ...people(prescription, time),
    ...acts(prescription, time),
    ...related(prescription),
    encounter(prescription.prescriber.structure.id, sector, time),
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
