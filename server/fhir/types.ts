/** What the room takes and gives: requests without HTTP, answers without a socket. */

import type { FhirResource } from 'fhir/r4.js'
import type { Language } from '../base/index.js'
import type { ReferenceEntry } from '../../pki/index.js'

export interface FhirRequest {
  readonly method: string
  /** After `/fhir`: `/Practitioner?family=martin`. */
  readonly url: string
  /** Of a search by POST: its parameters as a form. */
  readonly form?: string
  /** Where clients reach the service, without a slash at the end: `https://pli.test:4443/fhir`. */
  readonly base: string
  readonly accept?: string
  /** `If-None-Match`. */
  readonly known?: string
  /** `Prefer: handling=strict`: parameters that are not understood are refused. */
  readonly strict?: boolean
  readonly language: Language
  /** May the caller see this entry although it is on the red list? */
  readonly sees: (entry: ReferenceEntry) => boolean
}

export interface FhirAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON; empty for 304. */
  readonly body: string
}

export type Resource = FhirResource
export type ResourceType = 'Practitioner' | 'PractitionerRole' | 'Organization'
