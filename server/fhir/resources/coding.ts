/** Codes, identifiers and mailboxes as FHIR writes them: what the three resources share. */

import type { CodeableConcept, ContactPoint, Extension, Identifier } from 'fhir/r4.js'
import type { MailboxDetails, ReferenceEntry } from '../../../pki/index.js'
import { codeSystems, emailType, identifierTypes, mailboxMetadata } from '../systems.js'

/** What is said of our own mailboxes, by address. */
export type DetailsOf = (address: string) => MailboxDetails | undefined

/** Undefined when there is no code: an element of FHIR is never empty. */
export function concept(system: string, code: string, display = ''): CodeableConcept | undefined {
  if (code === '') return undefined
  return { coding: [{ system, code, ...(display !== '' && { display }) }] }
}

export function identifier(type: string | undefined, system: string, value: string): Identifier {
  return {
    use: 'official',
    ...(type !== undefined && { type: { coding: [{ system: identifierTypes, code: type }] } }),
    ...{ system, value },
  }
}

/** Those that are there; undefined rather than an empty list. */
export function some<T>(found: readonly (T | undefined)[]): T[] | undefined {
  const list = found.filter((one) => one !== undefined)
  return list.length > 0 ? list : undefined
}

/** Only what has a value. */
export function filled<T extends object>(values: T): T {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(pairs) as T
}

/** The mailbox of an entry as a `telecom` (domain notes 1.4). */
export function mailboxContact(
  entry: ReferenceEntry,
  detailsOf: DetailsOf,
): ContactPoint | undefined {
  const { mailbox, structure, hidden } = entry
  if (!mailbox) return undefined
  const details = detailsOf(mailbox.address)
  const type = concept(codeSystems.mailboxType, mailbox.type)
  const service = details?.service ?? structure?.service
  const said: Extension[] = [
    ...(type ? [{ url: 'type', valueCodeableConcept: type }] : []),
    ...text('description', details?.description),
    ...text('responsible', details?.responsible),
    ...text('service', service),
    { url: 'listeRouge', valueBoolean: hidden },
  ]
  return {
    extension: [
      {
        url: emailType,
        valueCoding: { system: codeSystems.messaging, code: 'MSSANTE' },
      },
      { url: mailboxMetadata, extension: said },
    ],
    ...{ system: 'email', value: mailbox.address, use: 'work' },
  }
}

/** Where a structure is called, when the entry tells. */
export const phoneContact = ({ structure }: ReferenceEntry): ContactPoint | undefined =>
  structure?.phone ? { system: 'phone', value: structure.phone, use: 'work' } : undefined

const text = (url: string, value: string | null | undefined): Extension[] =>
  value ? [{ url, valueString: value }] : []

/** One of each, by what `key` says. */
export function distinct<T>(list: readonly T[], key: (one: T) => string): T[] {
  const seen = new Map<string, T>()
  for (const one of list) if (!seen.has(key(one))) seen.set(key(one), one)
  return [...seen.values()]
}
