/** Who opens the same mailboxes, by the directory; what somebody was given and lost, from the delegations themselves. */

import {
  foldAddress,
  isInForce,
  mailboxActions,
  type Grant,
  type MailboxAction,
  type PkiTables,
} from '../pki/index.js'
import type { Data } from './data.js'
import { correspondentIn, partyOf, signOf } from './holders.js'
import type { RightsChange, Sharee, Sharer, SharingPorts } from './jmap/index.js'
import type { Caller } from './trust/index.js'

/** What JMAP tells of those who share mailboxes. */
export const sharingPorts = ({ pki, clock }: Data): SharingPorts => ({
  principals: (caller) => pki.read((tables) => sharersOf(tables, caller, clock.now())),
  sharees: (address) => pki.read((tables) => shareesOf(tables, address, clock.now())),
  changes: (caller) => pki.read((tables) => changesOf(tables, caller, clock.now())),
})

async function sharersOf(tables: PkiTables, caller: Caller, at: number): Promise<Sharer[]> {
  const opened = caller.mailboxes.filter(({ actions }) => actions.includes('read'))
  const known = new Set([caller.identity, ...opened.map(({ owner }) => owner)])
  for (const { address, actions } of opened)
    if (actions.includes('manage'))
      for (const { identity } of await shareesOf(tables, address, at)) known.add(identity)
  const found: Sharer[] = []
  for (const identity of known) {
    const party = await partyOf(tables, identity)
    const own = opened.filter(({ owner }) => owner === identity).map(({ address }) => address)
    const said = await correspondentIn(tables, party)
    found.push({
      ...{ identity, kind: kinds[party.kind], name: signOf(party) ?? identity, opened: own },
      description: said?.profession ?? said?.place ?? null,
      email: own[0] ?? (await addressOf(tables, identity)),
    })
  }
  return found
}

const kinds = { professional: 'individual', organisation: 'group', other: 'other' } as const

/** Red-listed addresses are for those who have the right. */
async function addressOf(tables: PkiTables, identity: string): Promise<string | null> {
  for (const { address, state } of await tables.mailboxes.byOwner(identity))
    if (state === 'active' && !(await tables.mailboxes.details(address))?.redList) return address
  return null
}

/** Several delegations of one person are one. */
async function shareesOf(tables: PkiTables, asked: string, at: number): Promise<Sharee[]> {
  const address = foldAddress(asked)
  const owner = (await tables.mailboxes.get(address))?.owner
  const grants = (await tables.grants.byAddress(address)).filter(
    (grant) => isInForce(grant, at) && grant.identity !== owner,
  )
  const identities = [...new Set(grants.map(({ identity }) => identity))]
  return identities.map((identity) => ({
    identity,
    actions: actionsIn(grants.filter((grant) => grant.identity === identity)),
  }))
}

const actionsIn = (grants: readonly Grant[]): MailboxAction[] =>
  mailboxActions.filter((action) => grants.some(({ actions }) => actions.includes(action)))

const mostChanges = 50

/** Newest first. A program that came with a token is told nothing: it was given one mailbox. */
async function changesOf(tables: PkiTables, caller: Caller, at: number): Promise<RightsChange[]> {
  if (caller.only !== undefined) return []
  const grants = await tables.grants.byIdentity(caller.identity)
  const found: RightsChange[] = []
  for (const address of new Set(grants.map((grant) => grant.address))) {
    const mailbox = await tables.mailboxes.get(address)
    if (!mailbox || mailbox.owner === caller.identity) continue
    const name = signOf(await partyOf(tables, mailbox.owner)) ?? address
    const own = grants.filter((grant) => grant.address === address)
    for (const change of stepsOf(own)) if (change.at <= at) found.push({ ...change, address, name })
  }
  return found.sort((a, b) => b.at - a.at).slice(0, mostChanges)
}

/** The moments at which delegations of one mailbox to one person made a difference. */
function stepsOf(grants: readonly Grant[]): Pick<RightsChange, 'id' | 'at' | 'before' | 'after'>[] {
  const moments = new Map<number, string>()
  for (const { id, from, to, createdAt } of grants) {
    const begin = Math.max(from ?? createdAt, createdAt)
    if (to !== null && to <= begin) continue
    moments.set(begin, `${id}b`)
    if (to !== null) moments.set(to, `${id}e`)
  }
  const openAt = (at: number): MailboxAction[] =>
    actionsIn(grants.filter((grant) => at >= grant.createdAt && isInForce(grant, at)))
  return [...moments]
    .map(([at, id]) => ({ id, at, before: openAt(at - 1), after: openAt(at) }))
    .filter(({ before, after }) => before.join() !== after.join())
}
