/** Entering people, organisations and mailboxes: once each, and never against what is already known. */

import { SaidFault } from '../../server/base/index.js'
import type { DirectoryMailbox, MailboxType, Organisation, Professional } from './model.js'
import type { PkiTables } from './ports.js'

export type NewProfessional = Omit<Professional, 'state' | 'createdAt'>
export type NewOrganisation = Omit<Organisation, 'state' | 'createdAt'>
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

type Field = 'family' | 'given' | 'profession' | 'name' | 'finess' | 'siret'

function expectSame(
  identity: string,
  field: Field,
  known: string | null,
  given: string | null,
): void {
  if (given === null || known === null || fold(known) === fold(given)) return
  throw new SaidFault('conflict', `pki.enrolled-otherwise.${field}`, { identity, known, given })
}

function expectActive(identity: string, state: string): void {
  if (state !== 'active') throw new SaidFault('conflict', 'pki.not-active', { identity })
}

/** Checks a professional against the directory: undefined when new. Fault conflict on any contradiction. */
export async function checkProfessional(
  tables: PkiTables,
  person: NewProfessional,
): Promise<Professional | undefined> {
  const known = await tables.professionals.get(person.rpps)
  if (!known) return undefined
  const identity = `rpps:${person.rpps}`
  expectActive(identity, known.state)
  expectSame(identity, 'family', known.family, person.family)
  expectSame(identity, 'given', known.given, person.given)
  expectSame(identity, 'profession', known.profession, person.profession)
  return known
}

/** Enters the professional unless already there. */
export async function enterProfessional(
  tables: PkiTables,
  person: NewProfessional,
  { actor, at }: Occasion,
): Promise<void> {
  if (await checkProfessional(tables, person)) return
  await tables.professionals.insert({ ...person, state: 'active', createdAt: at })
  await tables.journal.record({
    kind: 'professional.enrolled',
    actor,
    facts: { identity: `rpps:${person.rpps}` },
  })
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
  await tables.organisations.insert({ ...organisation, state: 'active', createdAt: at })
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
