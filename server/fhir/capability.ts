/** What the service can do, printed from its parameters: GET /fhir/metadata. */

import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4.js'
import { includes, parameters } from './parameters/index.js'
import type { ResourceType } from './types.js'

/** Of this statement, not of the answer. */
const date = '2026-11-22'

function resourceOf(type: ResourceType): CapabilityStatementRestResource {
  return {
    type,
    interaction: [{ code: 'read' }, { code: 'search-type' }],
    versioning: 'no-version',
    readHistory: false,
    ...(includes[type].length > 0 && { searchInclude: [...includes[type]] }),
    searchParam: parameters[type].map(({ name, type: kind, modifiers, about }) => ({
      ...{ name, type: kind },
      documentation:
        modifiers.length > 0 ? `${about} (${modifiers.map((one) => `:${one}`).join(', ')})` : about,
    })),
  }
}

export function capabilityStatement(base: string, version: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    language: 'fr',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Pli', version },
    implementation: { description: 'Annuaire des correspondants MSSanté', url: base },
    fhirVersion: '4.0.1',
    format: ['json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: { description: 'TLS mutuel : un certificat de l’annuaire est demandé.' },
        resource: (Object.keys(parameters) as ResourceType[]).map(resourceOf),
      },
    ],
  }
}
