/** What an administrator asks to be entered or corrected, and an entry as it is kept. */

import type { Application, Operator, Organisation, Professional } from './model.js'
import type { PkiTables } from './ports.js'
import { findIdentity } from './standing.js'

export interface ProfessionalOrder {
  readonly rpps?: string
  readonly adeli?: string
  readonly family: string
  readonly given: string
  /** Code, name or label. */
  readonly profession: string
  readonly qualification?: string
}

export interface OrganisationOrder {
  readonly finess?: string
  readonly siret?: string
  readonly name: string
  readonly region?: string
  readonly sign?: string
  readonly legal?: string
  readonly street?: string
  readonly postcode?: string
  readonly town?: string
}

export interface ApplicationOrder {
  /** Short: letters, digits, `.`, `-`. */
  readonly id: string
  readonly name: string
  readonly organisation: string
}

export interface OperatorOrder {
  readonly id: string
  readonly name: string
  readonly organisation?: string
  readonly domains: readonly string[]
  readonly contact?: string
}

/** What may be corrected; numbers that were not known may be added, none may be changed. */
export type EntryChanges = Partial<
  ProfessionalOrder & OrganisationOrder & Omit<OperatorOrder, 'id'>
>

/** An entry as it is kept. */
export type Entry =
  | { readonly kind: 'professional'; readonly record: Professional }
  | { readonly kind: 'organisation'; readonly record: Organisation }
  | { readonly kind: 'application'; readonly record: Application }
  | { readonly kind: 'operator'; readonly record: Operator }

/** Who asks, and how strictly numbers are looked at. */
export interface How {
  readonly actor: string
  readonly lenient?: boolean
}

/** The whole entry of an identity, whichever number was asked for. */
export async function entryOf(tables: PkiTables, identity: string): Promise<Entry | undefined> {
  const found = await findIdentity(tables, identity)
  if (found?.kind === 'professional') {
    const record = await tables.professionals.find(found.identity)
    return record && { kind: 'professional', record }
  }
  if (found?.kind === 'organisation') {
    const record = await tables.organisations.get(found.identity)
    return record && { kind: 'organisation', record }
  }
  if (found?.kind === 'application') {
    const record = await tables.applications.get(found.identity)
    return record && { kind: 'application', record }
  }
  const record = found?.kind === 'operator' && (await tables.operators.get(found.identity))
  return record ? { kind: 'operator', record } : undefined
}
