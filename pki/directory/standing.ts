/** Who an identity is and what it may open, as the directory says at one moment. */

import { displayName } from './professions.js'
import type { Grant, IdentityEntry, MailboxAccess, MailboxAction } from './model.js'
import { mailboxActions } from './model.js'
import type { PkiTables } from './ports.js'

/** The entry of an identity string; for an organisation its main identity, whichever number was asked for. */
export async function findIdentity(
  tables: PkiTables,
  identity: string,
): Promise<IdentityEntry | undefined> {
  const [kind, value = ''] = identity.split(':', 2)
  if (kind === 'rpps') {
    const person = await tables.professionals.get(value)
    return (
      person && {
        identity,
        kind: 'professional',
        displayName: displayName(person),
        state: person.state,
      }
    )
  }
  if (kind !== 'finess' && kind !== 'siret') return undefined
  const organisation = await tables.organisations.get(identity)
  return (
    organisation && {
      identity: organisation.identity,
      kind: 'organisation',
      displayName: organisation.name,
      state: organisation.state,
    }
  )
}

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
