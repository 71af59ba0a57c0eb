/** Entering people, organisations, applications and operators: once each, with numbers that can be. */

import { SaidFault } from '../../server/base/index.js'
import { parseIdentifier } from '../identifiers.js'
import { isDomain } from './addresses.js'
import {
  checkOrganisation,
  checkProfessional,
  enterOrganisation,
  enterProfessional,
  type Occasion,
} from './enrolment.js'
import type {
  ApplicationOrder,
  How,
  OperatorOrder,
  OrganisationOrder,
  ProfessionalOrder,
} from './orders.js'
import type { PkiTables } from './ports.js'
import { professionOf } from './professions.js'
import { findIdentity } from './standing.js'
import { expectText, optionalText, personName, qualificationText } from './texts.js'

export const taken = (identity: string): SaidFault =>
  new SaidFault('already-exists', 'directory.entry-exists', { identity })

export async function addProfessional(
  t: PkiTables,
  order: ProfessionalOrder,
  how: How,
  occasion: Occasion,
): Promise<string> {
  const person = {
    rpps: order.rpps === undefined ? null : parseIdentifier('rpps', order.rpps, how),
    adeli: order.adeli === undefined ? null : parseIdentifier('adeli', order.adeli, how),
    family: personName(order.family),
    given: personName(order.given),
    profession: professionOf(order.profession).code,
    qualification: qualificationText(order.qualification),
  }
  if (person.rpps === null && person.adeli === null)
    throw new SaidFault('syntax', 'directory.person-number')
  const known = await checkProfessional(t, person)
  if (known) throw taken(known.identity)
  const identity = await enterProfessional(t, person, occasion)
  await t.revision.bump()
  return identity
}

export async function addOrganisation(
  t: PkiTables,
  order: OrganisationOrder,
  how: How,
  occasion: Occasion,
): Promise<string> {
  const finess = order.finess === undefined ? null : parseIdentifier('finess', order.finess, how)
  const siret = order.siret === undefined ? null : parseIdentifier('siret', order.siret, how)
  if (finess === null && siret === null) throw new SaidFault('syntax', 'pki.organisation-number')
  const organisation = {
    ...{ finess, siret, name: expectText(order.name) },
    identity: finess === null ? `siret:${siret}` : `finess:${finess}`,
    legal: order.legal === undefined ? null : parseIdentifier('finess', order.legal, how),
    ...{ region: optionalText(order.region), sign: optionalText(order.sign) },
    ...{ street: optionalText(order.street), postcode: postcodeOf(order.postcode) },
    town: optionalText(order.town),
  }
  const known = await checkOrganisation(t, organisation)
  if (known) throw taken(known.identity)
  const identity = await enterOrganisation(t, organisation, occasion)
  await t.revision.bump()
  return identity
}

/** Five characters: a department of Corsica may be written 2A or 2B. */
export function postcodeOf(text: string | undefined): string | null {
  const code = optionalText(text)
  if (code !== null && !/^\d[\dAB]\d{3}$/.test(code))
    throw new SaidFault('syntax', 'directory.postcode', { text: code.slice(0, 20) })
  return code
}

const shortName = /^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?$/

function idOf(kind: 'application' | 'operator', text: string): string {
  const id = text.trim().toLowerCase()
  if (!shortName.test(id))
    throw new SaidFault('syntax', 'directory.short-name', { text: text.slice(0, 80) })
  return `${kind}:${id}`
}

export async function expectOrganisation(t: PkiTables, asked: string): Promise<string> {
  const found = await findIdentity(t, asked)
  if (found?.kind !== 'organisation')
    throw new SaidFault('not-found', 'pki.identity-unknown', { identity: asked })
  return found.identity
}

export async function addApplication(
  t: PkiTables,
  order: ApplicationOrder,
  { actor, at }: Occasion,
): Promise<string> {
  const identity = idOf('application', order.id)
  if (await t.applications.get(identity)) throw taken(identity)
  const organisation = await expectOrganisation(t, order.organisation)
  await t.applications.insert({
    ...{ identity, organisation, name: expectText(order.name) },
    ...{ state: 'active', createdAt: at },
  })
  await t.revision.bump()
  await t.journal.record({ kind: 'entry.added', actor, facts: { identity } })
  return identity
}

export async function addOperator(
  t: PkiTables,
  order: OperatorOrder,
  { actor, at }: Occasion,
): Promise<string> {
  const identity = idOf('operator', order.id)
  if (await t.operators.get(identity)) throw taken(identity)
  const { organisation } = order
  await t.operators.insert({
    ...{ identity, name: expectText(order.name), domains: domainsOf(order.domains) },
    organisation: organisation === undefined ? null : await expectOrganisation(t, organisation),
    contact: optionalText(order.contact),
    ...{ state: 'active', createdAt: at },
  })
  await t.revision.bump()
  await t.journal.record({ kind: 'entry.added', actor, facts: { identity } })
  return identity
}

const domainsAtMost = 1000

export function domainsOf(texts: readonly string[]): readonly string[] {
  const domains = [...new Set(texts.map((text) => text.trim().toLowerCase()))]
  const bad = domains.find((domain) => !isDomain(domain))
  if (bad !== undefined || domains.length > domainsAtMost)
    throw new SaidFault('syntax', 'directory.domain', { text: (bad ?? '').slice(0, 80) })
  return domains
}
