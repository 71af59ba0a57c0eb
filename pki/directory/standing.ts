/** Who an identity is and what it may open, as the directory says at one moment. */

import { displayName } from './professions.js'
import type { Grant, IdentityEntry, MailboxAccess, MailboxAction } from './model.js'
import { mailboxActions } from './model.js'
import type { PkiTables } from './ports.js'

/** The entry of an identity string; for people and organisations their main identity, whichever number was asked for. */
export async function findIdentity(
  tables: PkiTables,
  identity: string,
): Promise<IdentityEntry | undefined> {
  const kind = identity.slice(0, identity.indexOf(':'))
  if (kind === 'rpps' || kind === 'adeli') {
    const person = await tables.professionals.find(identity)
    return person && entryOf('professional', person, displayName(person))
  }
  if (kind === 'finess' || kind === 'siret') {
    const organisation = await tables.organisations.get(identity)
    return organisation && entryOf('organisation', organisation, organisation.name)
  }
  if (kind !== 'application' && kind !== 'operator') return undefined
  const party = await tables[`${kind}s`].get(identity)
  return party && entryOf(kind, party, party.name)
}

const entryOf = (
  kind: IdentityEntry['kind'],
  { identity, state }: Pick<IdentityEntry, 'identity' | 'state'>,
  name: string,
): IdentityEntry => ({ identity, kind, displayName: name, state })

/** Is `grant` in force at `at`? `from` is inside, `to` is not. */
export function isInForce({ from, to }: Grant, at: number): boolean {
  return (from === null || at >= from) && (to === null || at < to)
}

/** What `identity` may open at `at`: its own mailboxes first, then those delegated; closed ones left out. */
export async function accessOf(
  tables: PkiTables,
  identity: string,
  at: number,
): Promise<MailboxAccess[]> {
  const own = await tables.mailboxes.byOwner(identity)
  const found = new Map<string, MailboxAccess>(
    own.map((mailbox) => [mailbox.address, { mailbox, actions: mailboxActions }]),
  )
  for (const grant of await tables.grants.byIdentity(identity)) {
    if (!isInForce(grant, at)) continue
    const known = found.get(grant.address)
    const mailbox = known?.mailbox ?? (await tables.mailboxes.get(grant.address))
    if (!mailbox) continue
    const may = (action: MailboxAction): boolean =>
      grant.actions.includes(action) || (known?.actions.includes(action) ?? false)
    found.set(grant.address, { mailbox, actions: mailboxActions.filter(may) })
  }
  return [...found.values()].filter(({ mailbox }) => mailbox.state !== 'closed')
}

/** Delegations to `identity` that are not in force at `at`: over or to come, the nearest first. */
export async function lapsedOf(tables: PkiTables, identity: string, at: number): Promise<Grant[]> {
  const distance = ({ from, to }: Grant): number =>
    to !== null && at >= to ? at - to : (from ?? at) - at
  const grants = await tables.grants.byIdentity(identity)
  return grants.filter((grant) => !isInForce(grant, at)).sort((a, b) => distance(a) - distance(b))
}
