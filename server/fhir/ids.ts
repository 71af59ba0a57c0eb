/** Logical ids of resources, made of what identifies people and structures, so that they stay the same from import to import. */

import type { ReferenceEntry } from '../../pki/index.js'
import { fold } from '../base/index.js'

/** FHIR R4 §2.24.0.1 `id`: letters, digits, `-` and `.`, 64 at most. */
const longest = 64
const kinds = new Set(['rpps', 'adeli', 'finess', 'siret', 'siren'])

/** One word of the index: what is left of a number without blanks and punctuation. */
export const indexWord = (text: string): string =>
  /^\d+$/.test(text) ? text : fold(text).replaceAll(' ', '')

/** `rpps:101…` → `rpps-101…`; identities of other kinds under `other`. Undefined when it is too long or empty. */
function idOf(identity: string, other: string): string | undefined {
  const at = identity.indexOf(':')
  const kind = identity.slice(0, Math.max(at, 0))
  const known = kinds.has(kind)
  const word = indexWord(known ? identity.slice(at + 1) : identity)
  const id = `${known ? kind : other}-${word}`
  return word !== '' && id.length <= longest && /^[A-Za-z0-9.-]+$/.test(id) ? id : undefined
}

export const practitionerId = ({ person }: ReferenceEntry): string | undefined =>
  person && idOf(person.identity, 'ps')

export const organizationId = ({ structure }: ReferenceEntry): string | undefined =>
  structure && idOf(structure.identity, 'st')

/** The person's id and what tells this line from the person's others. */
export function roleId(entry: ReferenceEntry): string | undefined {
  const id = practitionerId(entry)
  const role = id && `${id}.${entry.key}`
  return role !== undefined && role.length <= longest ? role : undefined
}

/** The word of the index that finds what an id stands for. */
export const wordOfId = (id: string): string => (/^[a-z]+-([^.]+)/.exec(id)?.[1] ?? '').slice(0, 64)
