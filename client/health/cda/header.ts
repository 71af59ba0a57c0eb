/** The header of a clinical document. */

import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/index.js'
import type { CdaEvent, CdaHeader, CdaParticipant, CdaRelated } from './model.js'
import { organisationOf, patientOf, personOf } from './people.js'
import { codeOf, idOf, idsOf, periodOf, plain, valueOf } from './values.js'

export function readHeader(root: XmlElement): CdaHeader {
  const child = (...names: string[]): XmlElement | undefined => childOf(root, ...names)
  const version = Number(valueOf(child('versionNumber')))
  const authenticator = child('legalAuthenticator')
  const custodian = child('custodian', 'assignedCustodian', 'representedCustodianOrganization')
  return {
    templates: idsOf(root, 'templateId'),
    id: idOf(child('id')) ?? { root: '', extension: '' },
    setId: idOf(child('setId')),
    version: Number.isInteger(version) && version > 0 ? version : null,
    code: codeOf(child('code')),
    title: plain(child('title')),
    time: valueOf(child('effectiveTime')),
    confidentiality: codeOf(child('confidentialityCode')),
    language: attributeOf(child('languageCode'), 'code') ?? '',
    patients: elementsOf(root, 'recordTarget').flatMap((target) => patientOf(target) ?? []),
    authors: elementsOf(root, 'author').map(personOf),
    legalAuthenticator: authenticator ? personOf(authenticator) : null,
    custodian: custodian ? organisationOf(custodian) : null,
    recipients: elementsOf(root, 'informationRecipient').map(personOf),
    participants: elementsOf(root, 'participant').map(participantOf),
    events: elementsOf(root, 'documentationOf')
      .flatMap((holder) => elementsOf(holder, 'serviceEvent'))
      .map(eventOf),
    orders: elementsOf(root, 'inFulfillmentOf')
      .flatMap((holder) => elementsOf(holder, 'order'))
      .flatMap((order) => idsOf(order)),
    related: elementsOf(root, 'relatedDocument').map(relatedOf),
    facility: codeOf(
      child('componentOf', 'encompassingEncounter', 'location', 'healthCareFacility', 'code'),
    ),
  }
}

const participantOf = (element: XmlElement): CdaParticipant => ({
  type: attributeOf(element, 'typeCode') ?? '',
  ...periodOf(childOf(element, 'time')),
  person: personOf(element),
})

const eventOf = (element: XmlElement): CdaEvent => ({
  id: idOf(childOf(element, 'id')),
  code: codeOf(childOf(element, 'code')),
  ...periodOf(childOf(element, 'effectiveTime')),
  performers: elementsOf(element, 'performer').map(personOf),
})

function relatedOf(element: XmlElement): CdaRelated {
  const parent = childOf(element, 'parentDocument')
  return {
    type: attributeOf(element, 'typeCode') ?? '',
    ids: parent ? idsOf(parent) : [],
    setId: idOf(childOf(parent, 'setId')),
  }
}
