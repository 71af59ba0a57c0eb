/** The folders of an account: listing, finding, making, renaming, deleting, subscribing. One function, one unit of work. */

import { Fault, limits, type ModSeq } from '../base/index.js'
import { change, type AccountContext } from './context.js'
import {
  canonicalName,
  expectName,
  isBelow,
  nameTag,
  parentsOf,
  sealName,
  unsealName,
} from './names.js'
import type { MailboxRow, MailTables } from './ports.js'
import { flagBits, type MailboxInfo, type MailboxRole } from './types.js'

async function infoOf(
  context: AccountContext,
  tables: MailTables,
  row: MailboxRow,
  subscribed: boolean,
): Promise<MailboxInfo> {
  const counts = await tables.mailboxes.counts(row.id)
  return {
    id: row.id,
    name: unsealName(context.key, row.name),
    role: row.role,
    subscribed,
    uidValidity: row.uidValidity,
    uidNext: row.uidNext,
    highestModSeq: row.modSeq,
    recentFrom: row.recentFrom,
    ...counts,
  }
}

const unsealAll = (context: AccountContext, names: readonly Buffer[]): string[] =>
  names.map((name) => unsealName(context.key, name))

export async function listMailboxes(context: AccountContext): Promise<readonly MailboxInfo[]> {
  return context.store.read(async (tables) => {
    const subscribed = new Set(unsealAll(context, await tables.subscriptions.all(context.id)))
    const infos: MailboxInfo[] = []
    for (const row of await tables.mailboxes.all(context.id))
      infos.push(
        await infoOf(context, tables, row, subscribed.has(unsealName(context.key, row.name))),
      )
    return infos.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, 'fr'))
  })
}

const order = (info: MailboxInfo): number => (info.role === 'inbox' ? 0 : 1)

export async function findMailbox(
  context: AccountContext,
  name: string,
): Promise<MailboxInfo | undefined> {
  const canonical = canonicalName(name)
  return context.store.read(async (tables) => {
    const row = await byName(context, tables, canonical)
    if (!row) return undefined
    const subscribed = unsealAll(context, await tables.subscriptions.all(context.id))
    return infoOf(context, tables, row, subscribed.includes(canonical))
  })
}

/** The row of a folder by its canonical name. */
export function byName(
  context: AccountContext,
  tables: MailTables,
  name: string,
): Promise<MailboxRow | undefined> {
  return tables.mailboxes.byTag(context.id, nameTag(context.key, name))
}

/** The row of a folder, or Fault not-found. */
export async function expectMailbox(
  context: AccountContext,
  tables: MailTables,
  name: string,
): Promise<MailboxRow> {
  const row = await byName(context, tables, canonicalName(name))
  if (!row) throw new Fault('not-found', 'there is no such folder')
  return row
}

export async function createMailbox(
  context: AccountContext,
  asked: string,
  role?: MailboxRole,
): Promise<MailboxInfo> {
  const name = expectName(asked)
  return change(context, async (tables, modSeq) => {
    if (await byName(context, tables, name))
      throw new Fault('already-exists', 'this folder exists already')
    if (role && (await tables.mailboxes.byRole(context.id, role)))
      throw new Fault('already-exists', 'another folder has this special use')
    await makeParents(context, tables, name)
    const row = await insertFolder(context, tables, name, role ?? null, modSeq)
    const count = (await tables.mailboxes.all(context.id)).length
    if (count > limits.mailboxes) throw new Fault('limited', 'this account has too many folders')
    return {
      value: await infoOf(context, tables, row, false),
      event: {
        kind: 'mailbox.created',
        actor: context.actor,
        facts: { address: context.address, mailbox: String(row.id) },
      },
    }
  })
}

/** Makes the folders above `name` that are missing. */
export async function makeParents(
  context: AccountContext,
  tables: MailTables,
  name: string,
): Promise<void> {
  for (const parent of parentsOf(name)) {
    if (await byName(context, tables, parent)) continue
    const modSeq = await tables.accounts.nextModSeq(context.id)
    await insertFolder(context, tables, parent, null, modSeq)
  }
}

export async function insertFolder(
  context: AccountContext,
  tables: MailTables,
  name: string,
  role: MailboxRole | null,
  modSeq: ModSeq,
): Promise<MailboxRow> {
  // The account's counter never repeats, so a folder made again under an old name gets another UIDVALIDITY.
  const sealed = sealName(context.key, name)
  const id = await tables.mailboxes.insert(context.id, {
    ...sealed,
    role,
    uidValidity: modSeq,
    modSeq,
  })
  const row = await tables.mailboxes.byId(id)
  if (!row) throw new Error('a folder was not inserted')
  return row
}

export async function deleteMailbox(
  context: AccountContext,
  name: string,
  { onlyEmpty = false }: { readonly onlyEmpty?: boolean } = {},
): Promise<void> {
  return change(context, async (tables, modSeq, freed) => {
    const row = await expectMailbox(context, tables, name)
    if (row.role === 'inbox') throw new Fault('denied', 'INBOX cannot be deleted')
    const canonical = unsealName(context.key, row.name)
    for (const other of await tables.mailboxes.all(context.id))
      if (isBelow(unsealName(context.key, other.name), canonical))
        throw new Fault('conflict', 'this folder has folders below it')
    const messages = await tables.messages.all(row.id)
    if (onlyEmpty && messages.some(({ flags }) => (flags & flagBits['\\Deleted']) === 0))
      throw new Fault('conflict', 'this folder has messages in it')
    for (const { uid } of messages) {
      const body = await tables.messages.expunge(row.id, uid, modSeq)
      const blob = body && (await tables.bodies.release(body))
      if (blob) freed.push(blob)
    }
    await tables.mailboxes.remove(row.id, modSeq)
    return {
      value: undefined,
      event: {
        kind: 'mailbox.deleted',
        actor: context.actor,
        facts: {
          address: context.address,
          mailbox: String(row.id),
          messages: String(messages.length),
        },
      },
    }
  })
}

export async function subscribe(
  context: AccountContext,
  asked: string,
  on: boolean,
): Promise<void> {
  const name = canonicalName(asked)
  return change(context, async (tables, modSeq) => {
    const tag = nameTag(context.key, name)
    const folder = await byName(context, tables, name)
    if (folder) await tables.mailboxes.touch(folder.id, modSeq)
    if (on) {
      await expectMailbox(context, tables, name)
      await tables.subscriptions.add(context.id, tag, sealName(context.key, name).name)
    } else await tables.subscriptions.remove(context.id, tag)
    return {
      value: undefined,
      event: {
        kind: 'mailbox.subscribed',
        actor: context.actor,
        facts: { address: context.address, on: on ? 'yes' : 'no' },
      },
    }
  })
}

export async function listSubscriptions(context: AccountContext): Promise<readonly string[]> {
  return unsealAll(
    context,
    await context.store.read((tables) => tables.subscriptions.all(context.id)),
  )
}
