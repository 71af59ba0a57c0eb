/** One person or organisation with all that an administrator looks at: mailboxes, delegations, certificates in time. */

import {
  displayName,
  professions,
  type DirectoryMailbox,
  type Grant,
  type MailboxDetails,
  type PersonState,
  type PkiStore,
  type PkiTables,
} from '../../pki/index.js'

import { isFound, type Register } from './register.js'
import type { Inventory, ShownCertificate } from './inventory.js'

/** A delegation with the name of who has it. */
export interface NamedGrant extends Grant {
  readonly name: string
}

export interface HeldMailbox extends DirectoryMailbox {
  readonly redList: boolean
  readonly service: string | null
  readonly ownerName: string
  /** Who else may open it; past ones too, the latest first. */
  readonly grants: readonly NamedGrant[]
}

export interface HolderCard {
  readonly identity: string
  readonly kind: 'professional' | 'organisation'
  readonly name: string
  readonly state: PersonState
  /** In French, as certificates have it; null for an organisation. */
  readonly profession: string | null
  /** Town of an organisation. */
  readonly place: string | null
  readonly createdAt: number
  readonly mailboxes: readonly HeldMailbox[]
  /** Mailboxes of others that are open to it. */
  readonly delegated: readonly NamedGrant[]
  /** The latest first. */
  readonly certificates: readonly ShownCertificate[]
}

export interface Holders {
  /** Identities, by name. */
  query(text: string): Promise<{ revision: number; identities: readonly string[] }>
  /** Those that are there. */
  get(identities: readonly string[]): Promise<{ revision: number; list: readonly HolderCard[] }>
  /** Addresses, by themselves; `text` is in the address, the owner's name or number. */
  mailboxes(text: string): Promise<{ revision: number; addresses: readonly string[] }>
  mailbox(address: string): Promise<HeldMailbox | undefined>
}

const pageSize = 500

export function createHolders({
  store,
  register,
  inventory,
}: {
  readonly store: PkiStore
  readonly register: Register
  readonly inventory: Inventory
}): Holders {
  const nameOf = async (identity: string): Promise<string> =>
    (await register.now()).holders.find((one) => one.identity === identity)?.name ?? identity
  const named = async (
    grants: readonly Grant[],
    whose: 'owner' | 'delegate',
  ): Promise<NamedGrant[]> => {
    const found = await Promise.all(
      grants.map(async (grant) => ({
        ...grant,
        name: await nameOf(
          whose === 'delegate' ? grant.identity : await ownerOf(store, grant.address),
        ),
      })),
    )
    return found.sort((a, b) => b.createdAt - a.createdAt)
  }
  const held = async (mailbox: DirectoryMailbox): Promise<HeldMailbox> => {
    const { details, grants } = await store.read(async (t) => ({
      details: await t.mailboxes.details(mailbox.address),
      grants: await t.grants.byAddress(mailbox.address),
    }))
    return {
      ...{ ...mailbox, ...said(details), ownerName: await nameOf(mailbox.owner) },
      grants: await named(grants, 'delegate'),
    }
  }
  const card = async (identity: string): Promise<HolderCard | undefined> => {
    const facts = await store.read((t) => factsOf(t, identity))
    if (!facts) return undefined
    const { owned, grants, serials, ...plain } = facts
    return {
      ...plain,
      mailboxes: await Promise.all(owned.map(held)),
      delegated: await named(grants, 'owner'),
      certificates: (await inventory.get(serials)).list,
    }
  }
  return {
    async query(text) {
      const { revision, holders } = await register.now()
      const found = holders.filter(({ words }) => text === '' || isFound(words, text))
      return { revision, identities: found.map(({ identity }) => identity) }
    },
    async get(identities) {
      const { revision } = await register.now()
      const list = await Promise.all(identities.map(card))
      return { revision, list: list.filter((one) => one !== undefined) }
    },
    async mailboxes(text) {
      const { revision, holders } = await register.now()
      const words = new Map(holders.map((one) => [one.identity, one.words]))
      const wanted = text.trim().toLowerCase()
      const addresses: string[] = []
      for await (const { address, owner } of mailboxesOf(store))
        if (wanted === '' || address.includes(wanted) || isFound(words.get(owner) ?? owner, text))
          addresses.push(address)
      return { revision, addresses }
    },
    async mailbox(address) {
      const found = await store.read((t) => t.mailboxes.get(address))
      return found && held(found)
    },
  }
}

const said = (details: MailboxDetails | undefined): Pick<HeldMailbox, 'redList' | 'service'> => ({
  redList: details?.redList ?? false,
  service: details?.service ?? null,
})

async function* mailboxesOf(store: PkiStore): AsyncGenerator<DirectoryMailbox> {
  for (let after = ''; ;) {
    const from = after
    const page = await store.read((t) => t.mailboxes.list({ after: from, limit: pageSize }))
    yield* page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = last.address
  }
}

const ownerOf = async (store: PkiStore, address: string): Promise<string> =>
  (await store.read((t) => t.mailboxes.get(address)))?.owner ?? address

type Facts = Omit<HolderCard, 'mailboxes' | 'delegated' | 'certificates'> & {
  readonly owned: readonly DirectoryMailbox[]
  readonly grants: readonly Grant[]
  readonly serials: readonly string[]
}

async function factsOf(tables: PkiTables, asked: string): Promise<Facts | undefined> {
  const who = await whoIs(tables, asked)
  if (!who) return undefined
  const { identity } = who
  const certificates = await tables.certificates.byIdentity(identity)
  return {
    ...who,
    owned: await tables.mailboxes.byOwner(identity),
    grants: await tables.grants.byIdentity(identity),
    serials: certificates.map(({ serial }) => serial),
  }
}

async function whoIs(
  tables: PkiTables,
  asked: string,
): Promise<Omit<Facts, 'owned' | 'grants' | 'serials'> | undefined> {
  const person = await tables.professionals.find(asked)
  if (person) {
    const { identity, state, createdAt, profession: code } = person
    const profession = professions.find((one) => one.code === code)?.label ?? null
    const name = displayName(person)
    return { identity, kind: 'professional', name, state, profession, place: null, createdAt }
  }
  const found = await tables.organisations.get(asked)
  if (!found) return undefined
  const { identity, name, sign, state, town, createdAt } = found
  const shown = { name: sign ?? name, profession: null, place: town }
  return { identity, kind: 'organisation', ...shown, state, createdAt }
}
