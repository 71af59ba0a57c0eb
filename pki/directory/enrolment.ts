/** Entering people, organisations and mailboxes: once each, and never against what is already known. */

import { SaidFault } from '../../server/base/index.js'
import type { DirectoryMailbox, MailboxType, Organisation, Professional } from './model.js'
import type { PkiTables } from './ports.js'

/** One number at least; what is left out is not known. */
export type NewProfessional = Pick<Professional, 'family' | 'given' | 'profession'> &
  Partial<Pick<Professional, 'rpps' | 'adeli' | 'qualification'>>
export type NewOrganisation = Pick<
  Organisation,
  'identity' | 'finess' | 'siret' | 'name' | 'region'
> &
  Partial<Pick<Organisation, 'sign' | 'legal' | 'street' | 'postcode' | 'town'>>
export type NewMailbox = Pick<DirectoryMailbox, 'address' | 'owner'> & {
  readonly type: MailboxType
}

/** Who asks, and when. */
export interface Occasion {
  readonly actor: string
  readonly at: number
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Equal but for accents, capitals and punctuation. */
export const sameText = (a: string, b: string): boolean => fold(a) === fold(b)

type Field = 'family' | 'given' | 'profession' | 'name' | 'finess' | 'siret' | 'rpps' | 'adeli'

function expectSame(
  identity: string,
  field: Field,
  known: string | null,
  given: string | null,
): void {
  if (given === null || known === null || sameText(known, given)) return
  throw new SaidFault('conflict', `pki.enrolled-otherwise.${field}`, { identity, known, given })
}

function expectActive(identity: string, state: string): void {
  if (state !== 'active') throw new SaidFault('conflict', 'pki.not-active', { identity })
}

/** The identity that a new person would be entered under: the RPPS number when there is one. */
export const professionalIdentity = ({ rpps, adeli }: NewProfessional): string =>
  rpps ? `rpps:${rpps}` : `adeli:${adeli ?? ''}`

/** Checks a professional against the directory: undefined when new. Fault conflict on any contradiction. */
export async function checkProfessional(
  tables: PkiTables,
  person: NewProfessional,
): Promise<Professional | undefined> {
  const { rpps = null, adeli = null } = person
  const byRpps = rpps === null ? undefined : await tables.professionals.find(`rpps:${rpps}`)
  const byAdeli = adeli === null ? undefined : await tables.professionals.find(`adeli:${adeli}`)
  const known = byRpps ?? byAdeli
  if (!known) return undefined
  const { identity } = known
  expectActive(identity, known.state)
  expectSame(identity, 'rpps', known.rpps, rpps)
  expectSame(identity, 'adeli', known.adeli, adeli)
  expectSame(identity, 'family', known.family, person.family)
  expectSame(identity, 'given', known.given, person.given)
  expectSame(identity, 'profession', known.profession, person.profession)
  return known
}

/** Enters the professional unless already there; returns the identity. */
export async function enterProfessional(
  tables: PkiTables,
  person: NewProfessional,
  { actor, at }: Occasion,
): Promise<string> {
  const known = await checkProfessional(tables, person)
  if (known) return known.identity
  const identity = professionalIdentity(person)
  const { rpps = null, adeli = null, qualification = null, family, given, profession } = person
  await tables.professionals.insert({
    ...{ identity, rpps, adeli, family, given, profession, qualification },
    ...{ state: 'active', createdAt: at },
  })
  await tables.journal.record({ kind: 'professional.enrolled', actor, facts: { identity } })
  return identity
}

/** Checks an organisation against the directory: undefined when new. Fault conflict on any contradiction. */
export async function checkOrganisation(
  tables: PkiTables,
  organisation: NewOrganisation,
): Promise<Organisation | undefined> {
  const { finess, siret, identity } = organisation
  const byFiness = finess === null ? undefined : await tables.organisations.get(`finess:${finess}`)
  const bySiret = siret === null ? undefined : await tables.organisations.get(`siret:${siret}`)
  const known = byFiness ?? bySiret
  if (!known) return undefined
  if (byFiness && bySiret && byFiness.identity !== bySiret.identity)
    throw new SaidFault('conflict', 'pki.two-organisations', {
      finess: `${finess}`,
      siret: `${siret}`,
    })
  expectActive(identity, known.state)
  expectSame(identity, 'name', known.name, organisation.name)
  expectSame(identity, 'finess', known.finess, finess)
  expectSame(identity, 'siret', known.siret, siret)
  return known
}

/** Enters the organisation unless already there; returns its main identity. */
export async function enterOrganisation(
  tables: PkiTables,
  organisation: NewOrganisation,
  { actor, at }: Occasion,
): Promise<string> {
  const known = await checkOrganisation(tables, organisation)
  if (known) return known.identity
  const place = { sign: null, legal: null, street: null, postcode: null, town: null }
  await tables.organisations.insert({
    ...{ ...place, ...organisation },
    ...{ state: 'active', createdAt: at },
  })
  await tables.journal.record({
    kind: 'organisation.enrolled',
    actor,
    facts: { identity: organisation.identity },
  })
  return organisation.identity
}

/** Checks a wanted mailbox: undefined when new. Fault already-exists when another owns it, conflict otherwise. */
export async function checkMailbox(
  tables: PkiTables,
  { address, owner, type }: NewMailbox,
): Promise<DirectoryMailbox | undefined> {
  const known = await tables.mailboxes.get(address)
  if (!known) return undefined
  if (known.owner !== owner)
    throw new SaidFault('already-exists', 'pki.mailbox-of-other', { address, owner: known.owner })
  if (known.type !== type)
    throw new SaidFault('conflict', 'pki.mailbox-type', { address, type: known.type })
  if (known.state === 'closed') throw new SaidFault('conflict', 'pki.mailbox-closed', { address })
  return known
}

/** Creates the mailbox unless its owner already has it. */
export async function enterMailbox(
  tables: PkiTables,
  mailbox: NewMailbox,
  { actor, at }: Occasion,
): Promise<void> {
  if (await checkMailbox(tables, mailbox)) return
  await tables.mailboxes.insert({ ...mailbox, state: 'active', createdAt: at })
  await tables.journal.record({ kind: 'mailbox.created', actor, facts: { ...mailbox } })
}
