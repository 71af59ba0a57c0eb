/** What every engine's mail tables promise to the mailbox domain. */

import { describe, expect, it } from 'vitest'
import type { AccountId, MailboxId, ModSeq, Sealed, Uid } from '../../base/index.js'
import type { MailStore, MailTables } from '../../mail/index.js'

export interface MailStoreCase {
  readonly name: string
  readonly open: () => Promise<{ store: MailStore; close: () => Promise<void> }>
}

const bytes = (text: string): Sealed => Buffer.from(text) as Sealed

async function account(tables: MailTables, address: string): Promise<AccountId> {
  return tables.accounts.insert({
    address,
    recipient: bytes('r'),
    identity: bytes('i'),
    createdAt: 1,
  })
}

async function inbox(
  tables: MailTables,
  id: AccountId,
  role: 'inbox' | null = 'inbox',
): Promise<MailboxId> {
  const tag = bytes(role ?? 'other')
  return tables.mailboxes.insert(id, {
    name: tag,
    nameTag: tag,
    role,
    uidValidity: 7,
    modSeq: 1 as ModSeq,
  })
}

async function message(
  tables: MailTables,
  mailbox: MailboxId,
  modSeq: number,
  blob: string | null = null,
) {
  const bodyId = await tables.bodies.insert({
    staged: blob === null ? { blob: null, payload: bytes('p') } : { blob, payload: null },
    summary: bytes('s'),
    envelope: null,
    sizeBytes: 5,
    createdAt: 1,
  })
  const uid = await tables.mailboxes.takeUids(mailbox, 1, modSeq as ModSeq)
  await tables.messages.insert(mailbox, {
    ...{ uid, bodyId, flags: 0, keywords: '', modSeq: modSeq as ModSeq },
    ...{ internalDate: 3, sizeBytes: 5, header: bytes('h'), fileKey: null },
  })
  return { uid, bodyId }
}

/** The suite. */
export function mailStoreContract({ name, open }: MailStoreCase): void {
  const scenario = (what: string, run: (tables: MailTables) => Promise<void>): void =>
    it(what, async () => {
      const { store, close } = await open()
      await store.write(run)
      await close()
    })

  describe(`mail store contract: ${name}`, () => {
    scenario('an address is one account, and its counter only rises', async (tables) => {
      const id = await account(tables, 'a@a.test')
      await expect(account(tables, 'a@a.test')).rejects.toThrow()
      expect(await tables.accounts.nextModSeq(id)).toBe(1)
      expect(await tables.accounts.nextModSeq(id)).toBe(2)
      expect(await tables.accounts.byAddress('a@a.test')).toMatchObject({ id, modSeq: 2 })
      expect(await tables.accounts.byAddress('b@a.test')).toBeUndefined()
    })

    scenario('UIDs are given once, also after messages have gone', async (tables) => {
      const folder = await inbox(tables, await account(tables, 'a@a.test'))
      const first = await message(tables, folder, 2)
      const second = await message(tables, folder, 3)
      expect([first.uid, second.uid]).toEqual([1, 2])
      expect(await tables.messages.expunge(folder, second.uid, 4 as ModSeq)).toBe(second.bodyId)
      expect((await message(tables, folder, 5)).uid).toBe(3)
      expect(await tables.messages.expungedSince(folder, 3 as ModSeq)).toEqual([2])
      expect(await tables.messages.expungedSince(folder, 4 as ModSeq)).toEqual([])
      expect(await tables.messages.expunge(folder, 99 as Uid, 6 as ModSeq)).toBeUndefined()
    })

    scenario('changes are found by modSeq, counts by flags', async (tables) => {
      const folder = await inbox(tables, await account(tables, 'a@a.test'))
      const { uid } = await message(tables, folder, 2)
      await message(tables, folder, 3)
      await tables.messages.setFlags(folder, uid, {
        flags: 9,
        keywords: '1,2',
        modSeq: 4 as ModSeq,
      })
      expect((await tables.messages.since(folder, 3 as ModSeq)).map((row) => row.uid)).toEqual([
        uid,
      ])
      expect(await tables.messages.one(folder, uid)).toMatchObject({
        flags: 9,
        keywords: '1,2',
        modSeq: 4,
      })
      expect(await tables.mailboxes.counts(folder)).toEqual({
        messages: 2,
        unseen: 1,
        deleted: 1,
        sizeBytes: 10,
      })
    })

    scenario('a body goes with its last message, and says which file to delete', async (tables) => {
      const id = await account(tables, 'a@a.test')
      const folder = await inbox(tables, id)
      const other = await inbox(tables, id, null)
      const { uid, bodyId } = await message(tables, folder, 2, 'ab'.repeat(16))
      await tables.messages.copy(folder, uid, {
        mailbox: other,
        uid: 1 as Uid,
        modSeq: 3 as ModSeq,
      })
      expect(await tables.messages.openable(other, 1 as Uid)).toMatchObject({
        bodyId,
        blob: 'ab'.repeat(16),
      })
      await tables.messages.expunge(folder, uid, 4 as ModSeq)
      expect(await tables.bodies.release(bodyId)).toBeNull()
      expect(await tables.bodies.uses('ab'.repeat(16))).toBe(true)
      await tables.messages.expunge(other, 1 as Uid, 5 as ModSeq)
      expect(await tables.bodies.release(bodyId)).toBe('ab'.repeat(16))
      expect(await tables.bodies.loose()).toEqual([])
      // Its number was the message's id for JMAP: nobody else gets it.
      expect((await message(tables, folder, 6)).bodyId).toBeGreaterThan(bodyId)
    })

    scenario('pages walk every message of an account once', async (tables) => {
      const id = await account(tables, 'a@a.test')
      const folder = await inbox(tables, id)
      for (let i = 0; i < 7; i++) await message(tables, folder, i + 2)
      await message(tables, await inbox(tables, await account(tables, 'b@a.test')), 2)
      const first = await tables.messages.page(id, { mailbox: 0, uid: 0 }, 5)
      const last = first.at(-1)
      const rest = await tables.messages.page(
        id,
        { mailbox: last?.mailbox ?? 0, uid: last?.uid ?? 0 },
        5,
      )
      expect([...first, ...rest].map((row) => row.uid)).toEqual([1, 2, 3, 4, 5, 6, 7])
    })

    scenario('one folder per special use, one per name', async (tables) => {
      const id = await account(tables, 'a@a.test')
      await inbox(tables, id)
      await expect(inbox(tables, id)).rejects.toThrow()
      expect(await tables.mailboxes.byRole(id, 'inbox')).toMatchObject({
        uidValidity: 7,
        uidNext: 1,
      })
      expect(await tables.mailboxes.byTag(id, bytes('inbox'))).toBeDefined()
      expect(await tables.mailboxes.byTag(id, bytes('nothing'))).toBeUndefined()
    })
  })
}
