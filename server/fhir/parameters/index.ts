/** The search parameters of each resource; the CapabilityStatement is printed from them. */

import type { ResourceType } from '../types.js'
import type { Parameter } from './criterion.js'
import { organizationParameters } from './organization.js'
import { practitionerRoleParameters } from './practitioner-role.js'
import { practitionerParameters } from './practitioner.js'

export const parameters: Readonly<Record<ResourceType, readonly Parameter[]>> = {
  Practitioner: practitionerParameters,
  PractitionerRole: practitionerRoleParameters,
  Organization: organizationParameters,
}

/** What `_include` may bring along. */
export const includes: Readonly<Record<ResourceType, readonly string[]>> = {
  Practitioner: [],
  PractitionerRole: ['PractitionerRole:practitioner', 'PractitionerRole:organization'],
  Organization: [],
}
