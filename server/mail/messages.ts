/** The messages of a folder as seen by a session: listing, changes, flags, copies, expunging. */

import { Fault, isFault, type MailboxId, type ModSeq, type Uid } from '../base/index.js'
import { change, expectWrite, type AccountContext, type FreedBlobs } from './context.js'
import { expectMailbox } from './folders.js'
import { keywordNames, keywordNumbers, metaOf, readNumbers, writeNumbers } from './keywords.js'
import type { MailboxRow, MailTables, MessageRow } from './ports.js'
import { expectRoom, quotaOf } from './room.js'
import {
  flagBits,
  type CopyResult,
  type FlagChange,
  type FlagResult,
  type MailboxChanges,
  type MessageMeta,
} from './types.js'

async function expectFolder(tables: MailTables, id: MailboxId): Promise<MailboxRow> {
  const row = await tables.mailboxes.byId(id)
  if (!row) throw new Fault('not-found', 'the folder is gone')
  return row
}

export async function listMessages(
  context: AccountContext,
  mailbox: MailboxId,
): Promise<readonly MessageMeta[]> {
  return context.store.read(async (tables) => {
    const names = await keywordNames(context, tables.keywords)
    return (await tables.messages.all(mailbox)).map((row) => metaOf(row, names))
  })
}

export async function changesSince(
  context: AccountContext,
  mailbox: MailboxId,
  modSeq: ModSeq,
): Promise<MailboxChanges> {
  return context.store.read(async (tables) => {
    const folder = await expectFolder(tables, mailbox)
    const names = await keywordNames(context, tables.keywords)
    return {
      highestModSeq: folder.modSeq,
      uidNext: folder.uidNext,
      changed: (await tables.messages.since(mailbox, modSeq)).map((row) => metaOf(row, names)),
      vanished: await tables.messages.expungedSince(mailbox, modSeq),
    }
  })
}

export async function claimRecent(context: AccountContext, mailbox: MailboxId): Promise<Uid> {
  try {
    return await context.store.write(async (tables) => {
      const folder = await expectFolder(tables, mailbox)
      if (folder.recentFrom !== folder.uidNext)
        await tables.mailboxes.setRecentFrom(mailbox, folder.uidNext)
      return folder.recentFrom
    })
  } catch (error) {
    if (!isFault(error, 'unavailable')) throw error
    // A full disk must not keep a folder shut: two sessions may then see \Recent (RFC 3501 §2.3.2 allows it).
    return context.store.read(async (tables) => (await expectFolder(tables, mailbox)).recentFrom)
  }
}

/** `1:3,7` for 1, 2, 3, 7: how a set of UIDs stands in the audit log. */
export function uidSet(uids: readonly Uid[]): string {
  const runs: string[] = []
  for (let i = 0; i < uids.length;) {
    let j = i
    while (j + 1 < uids.length && Number(uids[j + 1]) === Number(uids[j]) + 1) j++
    runs.push(i === j ? String(uids[i]) : `${uids[i]}:${uids[j]}`)
    i = j + 1
  }
  return runs.join(',')
}

export async function setFlags(
  context: AccountContext,
  mailbox: MailboxId,
  uids: readonly Uid[],
  asked: FlagChange,
): Promise<FlagResult> {
  return change(context, async (tables, modSeq) => {
    const numbers = await keywordNumbers(context, tables.keywords, asked.keywords)
    const names = await keywordNames(context, tables.keywords)
    const changed: MessageMeta[] = []
    const modified: Uid[] = []
    for (const uid of uids) {
      const row = await tables.messages.one(mailbox, uid)
      if (!row) continue
      if (asked.unchangedSince !== undefined && row.modSeq > asked.unchangedSince) {
        modified.push(uid)
        continue
      }
      const next = flagged(row, asked, numbers)
      if (next.flags === row.flags && next.keywords === row.keywords) continue
      await tables.messages.setFlags(mailbox, uid, { ...next, modSeq })
      changed.push(metaOf({ ...row, ...next, modSeq }, names))
    }
    if (changed.length === 0) return { value: { changed, modified }, event: null }
    await tables.mailboxes.touch(mailbox, modSeq)
    return {
      value: { changed, modified },
      event: {
        kind: 'message.flagged',
        actor: context.actor,
        facts: {
          address: context.address,
          mailbox: String(mailbox),
          uids: uidSet(changed.map((meta) => meta.uid)),
          flags: `${asked.mode} ${flagNames(asked.flags)}`.trim(),
        },
      },
    }
  })
}

const flagNames = (flags: number): string =>
  Object.entries(flagBits)
    .filter(([, bit]) => (flags & bit) !== 0)
    .map(([name]) => name)
    .join(' ')

/** A row's flags and keywords after a change; `numbers` are those of the change's keywords. */
export function flagged(
  row: MessageRow,
  { mode, flags }: Pick<FlagChange, 'mode' | 'flags'>,
  numbers: readonly number[],
): { flags: number; keywords: string } {
  const had = readNumbers(row.keywords)
  switch (mode) {
    case 'add':
      return { flags: row.flags | flags, keywords: writeNumbers([...had, ...numbers]) }
    case 'remove':
      return {
        flags: row.flags & ~flags,
        keywords: writeNumbers(had.filter((number) => !numbers.includes(number))),
      }
    case 'replace':
      return { flags, keywords: writeNumbers(numbers) }
  }
}

type Transfer = 'copied' | 'moved'

async function transfer(
  context: AccountContext,
  from: MailboxId,
  uids: readonly Uid[],
  to: string,
  how: Transfer,
): Promise<CopyResult> {
  const quota = how === 'copied' ? await quotaOf(context, context.address) : null
  return change(context, async (tables, modSeq) => {
    const target = await expectMailbox(context, tables, to)
    const present: Uid[] = []
    let bytes = 0
    for (const uid of uids) {
      const row = await tables.messages.one(from, uid)
      if (row) present.push(uid)
      bytes += row?.sizeBytes ?? 0
    }
    await expectRoom(tables, context, quota, bytes)
    const first =
      present.length > 0
        ? await tables.mailboxes.takeUids(target.id, present.length, modSeq)
        : target.uidNext
    const given = present.map((_, i) => (first + i) as Uid)
    for (const [i, uid] of present.entries()) {
      const place = { mailbox: target.id, uid: given[i] ?? first, modSeq }
      await tables.messages.copy(from, uid, place)
      if (how === 'moved') await tables.messages.expunge(from, uid, modSeq)
    }
    if (how === 'moved' && present.length > 0) await tables.mailboxes.touch(from, modSeq)
    return {
      value: { uidValidity: target.uidValidity, from: present, to: given },
      event:
        present.length === 0
          ? null
          : {
              kind: `message.${how}`,
              actor: context.actor,
              facts: {
                address: context.address,
                from: `${from} ${uidSet(present)}`,
                to: `${target.id} ${uidSet(given)}`,
                count: String(present.length),
              },
            },
    }
  })
}

export const copyMessages = (
  context: AccountContext,
  from: MailboxId,
  uids: readonly Uid[],
  to: string,
): Promise<CopyResult> => transfer(context, from, uids, to, 'copied')

export const moveMessages = (
  context: AccountContext,
  from: MailboxId,
  uids: readonly Uid[],
  to: string,
): Promise<CopyResult> => transfer(context, from, uids, to, 'moved')

export async function expungeMessages(
  context: AccountContext,
  mailbox: MailboxId,
  only?: readonly Uid[],
): Promise<readonly Uid[]> {
  expectWrite(context)
  const wanted = only && new Set(only)
  const isDoomed = (row: MessageRow): boolean =>
    (row.flags & flagBits['\\Deleted']) !== 0 && (!wanted || wanted.has(row.uid))
  // Most calls find nothing to remove: those cost no commit.
  const before = await context.store.read((tables) => tables.messages.all(mailbox))
  if (!before.some(isDoomed)) return []
  return change(context, async (tables, modSeq, freed) => {
    const doomed = (await tables.messages.all(mailbox)).filter(isDoomed).map((row) => row.uid)
    for (const uid of doomed) await removeOne(tables, mailbox, uid, modSeq, freed)
    if (doomed.length === 0) return { value: doomed, event: null }
    await tables.mailboxes.touch(mailbox, modSeq)
    return {
      value: doomed,
      event: {
        kind: 'message.expunged',
        actor: context.actor,
        facts: { address: context.address, mailbox: String(mailbox), uids: uidSet(doomed) },
      },
    }
  })
}

/** Removes one message from one folder, and its body with the last of them. */
export async function removeOne(
  tables: MailTables,
  mailbox: MailboxId,
  uid: Uid,
  modSeq: ModSeq,
  freed: FreedBlobs,
): Promise<void> {
  const body = await tables.messages.expunge(mailbox, uid, modSeq)
  const blob = body === undefined ? null : await tables.bodies.release(body)
  if (blob) freed.push(blob)
}
