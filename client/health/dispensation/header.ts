/** The header of a dispensation (eDISP-MED 2024.01). */

import { parisTime } from '../paris.js'
import { encounter, identification } from '../prescription/common-header.js'
import { coded, loinc } from '../prescription/parts.js'
import { organisation, professional, recordTarget } from '../prescription/people.js'
import { element, type ComposedXml } from '../xml/index.js'
import type { Dispensation } from './model.js'

export const dispensationType = loinc('60593-1', 'Dispensation médicamenteuse')
const sector = { code: 'SA33', display: "Pharmacie d'officine" }

export function header(dispensation: Dispensation): (ComposedXml | undefined)[] {
  const time = parisTime(dispensation.at)
  return [
    ...identification({
      templates: [
        '2.16.840.1.113883.2.8.2.1',
        '1.2.250.1.213.1.1.1.1',
        '1.3.6.1.4.1.19376.1.5.3.1.1.1',
        '1.3.6.1.4.1.19376.1.9.1.1.3',
      ],
      model: '1.2.250.1.213.1.1.1.54',
      ...{ id: dispensation.id, setId: dispensation.setId, version: 1 },
      ...{ type: dispensationType, title: 'Dispensation médicamenteuse', time },
    }),
    recordTarget(dispensation.patient),
    ...people(dispensation, time),
    ...orders(dispensation),
    act(dispensation, time),
    encounter(dispensation.pharmacist.structure.id, sector, time),
  ]
}

const assigned = { person: 'assignedPerson', organisation: 'representedOrganization' } as const

function people(
  { pharmacist, prescriber, prescribedAt }: Dispensation,
  time: string,
): (ComposedXml | undefined)[] {
  return [
    element(
      'author',
      {},
      element('time', { value: time }),
      element('assignedAuthor', {}, professional(pharmacist, { ...assigned, setting: true })),
    ),
    element(
      'custodian',
      {},
      element(
        'assignedCustodian',
        {},
        organisation('representedCustodianOrganization', pharmacist.structure, false),
      ),
    ),
    element(
      'legalAuthenticator',
      {},
      element('time', { value: time }),
      element('signatureCode', { code: 'S' }),
      element('assignedEntity', {}, professional(pharmacist, { ...assigned, setting: true })),
    ),
    prescriber
      ? element(
          'participant',
          { typeCode: 'REF' },
          prescribedAt === null
            ? element('time', { nullFlavor: 'UNK' })
            : element(
                'time',
                { 'xsi:type': 'IVL_TS' },
                element('low', { value: parisTime(prescribedAt) }),
              ),
          element(
            'associatedEntity',
            { classCode: 'PROV' },
            professional(prescriber, {
              person: 'associatedPerson',
              organisation: 'scopingOrganization',
            }),
          ),
        )
      : undefined,
  ]
}

/** HL7 II of `root` or `root^extension`. */
export function instanceId(name: string, id: string): ComposedXml {
  const [root, extension] = id.split('^')
  return element(name, { root, extension })
}

/** OID of prescription numbers (GIE SESAM-Vitale). */
const numberRoot = '1.2.250.1.215.500.1.1'

/** The document that was dispensed, and the prescription's number. */
function orders({ prescription: { id, number } }: Dispensation): ComposedXml[] {
  const order = (one: ComposedXml): ComposedXml =>
    element('inFulfillmentOf', {}, element('order', {}, one))
  return [
    order(instanceId('id', id)),
    ...(number === '' ? [] : [order(element('id', { root: numberRoot, extension: number }))]),
  ]
}

const act = ({ pharmacist, setId }: Dispensation, time: string): ComposedXml =>
  element(
    'documentationOf',
    {},
    element(
      'serviceEvent',
      {},
      element('id', { root: setId }),
      coded('code', dispensationType),
      element('effectiveTime', {}, element('low', { value: time })),
      element(
        'performer',
        { typeCode: 'PRF' },
        element('assignedEntity', {}, professional(pharmacist, { ...assigned, setting: true })),
      ),
    ),
  )
