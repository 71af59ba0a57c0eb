/** Who is behind an address, by the directory: one look-up, said as the rooms that ask want it. */

import {
  displayName,
  findIdentity,
  foldAddress,
  professions,
  type Organisation,
  type PkiTables,
  type Professional,
} from '../pki/index.js'
import type { Data } from './data.js'
import type { MailboxHolder } from './dispensing/index.js'
import type { Correspondent } from './jmap/index.js'

/** Somebody of the directory. */
export type Party =
  | { readonly kind: 'professional'; readonly person: Professional }
  | { readonly kind: 'organisation'; readonly organisation: Organisation }
  /** An application or an operator, named where the directory names it. */
  | { readonly kind: 'other'; readonly identity: string; readonly name: string | null }

/** Who an identity is. */
export async function partyOf(tables: PkiTables, identity: string): Promise<Party> {
  const person = await tables.professionals.find(identity)
  if (person) return { kind: 'professional', person }
  const organisation = await tables.organisations.get(identity)
  if (organisation) return { kind: 'organisation', organisation }
  const entry = await findIdentity(tables, identity)
  return { kind: 'other', identity, name: entry?.displayName ?? null }
}

/** Undefined for an address that is none of ours. */
async function ownerOf(tables: PkiTables, address: string): Promise<Party | undefined> {
  const mailbox = await tables.mailboxes.get(foldAddress(address))
  return mailbox && partyOf(tables, mailbox.owner)
}

/** As people say it, the name over the door before that of the firm; null for what has no such name. */
export function signOf(party: Party): string | null {
  if (party.kind === 'professional') return displayName(party.person)
  if (party.kind === 'organisation') return party.organisation.sign ?? party.organisation.name
  return null
}

/** Whose mailbox it is, as people say it; null when the directory does not tell. */
export const nameOf =
  ({ pki }: Data) =>
  (address: string): Promise<string | null> =>
    pki.read(async (tables) => {
      const owner = await ownerOf(tables, address)
      return owner ? signOf(owner) : null
    })

/** Whose mailbox it is, with what tells a pharmacy. */
export function holderOf({ pki }: Data, address: string): Promise<MailboxHolder | undefined> {
  return pki.read(async (tables) => {
    const owner = await ownerOf(tables, address)
    if (!owner) return undefined
    if (owner.kind === 'other') return { kind: 'other', name: owner.identity }
    if (owner.kind === 'professional') {
      const { person } = owner
      return { kind: 'professional', name: displayName(person), profession: person.profession }
    }
    const { identity, name, sign } = owner.organisation
    const found: string[] = []
    for (const { identity: who } of await tables.activities.byStructure(identity)) {
      const person = await tables.professionals.find(who)
      if (person?.state === 'active') found.push(person.profession)
    }
    return { kind: 'organisation', name, names: [name, sign ?? ''], professions: found }
  })
}

/** Who writes, with profession and town, for lists of messages; null for an address that the directory does not know. */
export function correspondentOf({ pki }: Data, address: string): Promise<Correspondent | null> {
  return pki.read(async (tables) => {
    const owner = await ownerOf(tables, address)
    return owner ? correspondentIn(tables, owner) : null
  })
}

/** Name, profession and town; null for what the directory does not name. */
export async function correspondentIn(
  tables: PkiTables,
  party: Party,
): Promise<Correspondent | null> {
  if (party.kind === 'organisation') {
    const { name, town } = party.organisation
    return { name, profession: null, place: town ?? null }
  }
  if (party.kind === 'other')
    return party.name ? { name: party.name, profession: null, place: null } : null
  const { person } = party
  const label = professions.find(({ code }) => code === person.profession)?.label ?? null
  const [activity] = await tables.activities.byIdentity(person.identity)
  const where = activity && (await tables.organisations.get(activity.structure))
  return { name: displayName(person), profession: label, place: where?.town ?? null }
}
