/** What a mailbox may hold, and its end: refused before and at the commit, counted as messages come and go, gone for good. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callerOf, openHouse, type House } from '../test/house.js'
import type { UsageNotes } from '../../pki/index.js'
import type { Uid } from '../base/index.js'
import { eraseAccount, hasRoom, holdings, type Account } from './index.js'

const address = 'alice@a.test'
const other = 'bob@a.test'
const alice = callerOf('rpps:1', address)
const bob = callerOf('rpps:2', other)
const used: string[] = []
const usage: UsageNotes = {
  opened: (one) => void used.push(`opened ${one}`),
  received: (one) => void used.push(`received ${one}`),
  sent: (one) => void used.push(`sent ${one}`),
  bounced: (one) => void used.push(`bounced ${one}`),
}
let quota: number | null
let house: House
let account: Account

beforeEach(async () => {
  quota = 3000
  used.length = 0
  const quotaOf = async (asked: string) => (asked === address ? quota : null)
  house = openHouse([address, other], undefined, { quotaOf, usage })
  account = await house.mail.open(alice)
})
afterEach(() => house.close())

const letter = (bytes: number): Buffer =>
  Buffer.from(
    `From: ${other}\r\nDate: Mon, 2 Feb 2026 09:00:00 +0100\r\nMessage-ID: <a@a.test>\r\n\r\n`.padEnd(
      bytes - 2,
      'x',
    ) + '\r\n',
  )

async function append(bytes: number, announced = bytes): Promise<Uid> {
  const adding = await account.append('INBOX', { flags: 0, keywords: [], sizeBytes: announced })
  await adding.write(letter(bytes))
  return (await adding.finish()).uid
}

async function submit(bytes: number, ...to: string[]): Promise<void> {
  const reception = await house.post.receive({
    ...{ caller: bob, reversePath: other, recipients: to.map((one) => ({ address: one })) },
    ...{ utf8: false, limitBytes: 1_000_000, helo: 'test', remote: '127.0.0.1' },
  })
  await reception.write(letter(bytes))
  await reception.finish()
}

const inboxId = async () => (await account.mailbox('INBOX'))?.id as never

describe('a quota', () => {
  it('refuses an APPEND before a byte is taken, and at the commit when more came than was said', async () => {
    await append(2000)
    await expect(append(1001)).rejects.toMatchObject({ kind: 'over-quota' })
    await expect(append(1001, 10)).rejects.toMatchObject({ kind: 'over-quota' })
    expect(await holdings(house.mail.parts, address)).toEqual({ messages: 1, bytes: 2000 })
    await append(1000)
    expect(await hasRoom(house.mail.parts, address, 0)).toBe(false)
    quota = null
    expect(await hasRoom(house.mail.parts, address, 1e9)).toBe(true)
    await append(5000)
  })

  it('refuses a copy, not a move; and what is expunged makes room', async () => {
    const uid = await append(2000)
    const inbox = await inboxId()
    await expect(account.copy(inbox, [uid], 'Archive')).rejects.toMatchObject({
      kind: 'over-quota',
    })
    await account.move(inbox, [uid], 'Trash')
    expect(await holdings(house.mail.parts, address)).toEqual({ messages: 1, bytes: 2000 })
    const trash = (await account.mailbox('Trash'))?.id as never
    const [moved] = await account.messages(trash)
    await account.setFlags(trash, [moved?.uid as Uid], { mode: 'add', flags: 8, keywords: [] })
    await account.expunge(trash)
    expect(await holdings(house.mail.parts, address)).toEqual({ messages: 0, bytes: 0 })
    await append(3000)
  })

  it('answers a sender as full, and delivers to all or to nobody', async () => {
    expect(await house.post.route(address, 3000)).toBe('local')
    expect(await house.post.route(address, 3001)).toBe('full')
    await expect(submit(4000, address, other)).rejects.toMatchObject({ kind: 'over-quota' })
    expect(await holdings(house.mail.parts, other)).toEqual({ messages: 0, bytes: 0 })
    await submit(2000, address, other)
    expect(used).toEqual([
      ...[`opened ${address}`, `bounced ${address}`],
      ...[`received ${address}`, `received ${other}`, `sent ${other}`],
    ])
  })

  it('is counted right for messages kept before it was counted', async () => {
    await append(1000)
    await submit(900, address)
    const counted = (await holdings(house.mail.parts, address)).bytes
    const rows = await house.engine.read((sql) =>
      sql.all<{ bytes: number }>('SELECT sum(size_bytes) AS bytes FROM messages'),
    )
    expect(rows[0]?.bytes).toBe(counted)
  })
})

describe('the end of a mailbox', () => {
  const wrapped = async (): Promise<Buffer> => {
    const row = await house.store.read((t) => t.accounts.byAddress(address))
    return row?.identity ?? Buffer.alloc(0)
  }
  const files = (): Buffer[] =>
    readdirSync(house.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))

  it('destroys its key, so that nothing on the disk holds it, and leaves what others share', async () => {
    quota = null
    await submit(300_000, address, other)
    await submit(2000, address)
    const key = await wrapped()
    expect(files().some((bytes) => bytes.includes(key))).toBe(true)
    const erased = await eraseAccount(house.mail.parts, address, 'console:test')
    expect(erased.messages).toBe(2)
    expect(files().some((bytes) => bytes.includes(key))).toBe(false)
    expect(await house.store.read((t) => t.accounts.byAddress(address))).toBeUndefined()
    expect(await house.store.read((t) => t.bodies.loose())).toEqual([])
    expect(readdirSync(join(house.folder, 'blobs'), { recursive: true }).length).toBeGreaterThan(0)
    const kept = await house.mail.open(bob)
    const inbox = await kept.mailbox('INBOX')
    expect(inbox?.messages).toBe(1)
    await eraseAccount(house.mail.parts, other, 'console:test')
    const left = readdirSync(join(house.folder, 'blobs'), { recursive: true, withFileTypes: true })
    expect(left.filter((entry) => entry.isFile())).toEqual([])
  })

  it('goes on where it was interrupted, and is nothing for a mailbox never used', async () => {
    quota = null
    await append(2000)
    await house.store.write(async (t) => {
      const row = await t.accounts.byAddress(address)
      if (row) await t.accounts.setIdentity(row.id, Buffer.alloc(row.identity.length))
    })
    expect(await eraseAccount(house.mail.parts, address, 'x')).toEqual({ messages: 1, bytes: 2000 })
    expect(await eraseAccount(house.mail.parts, 'nobody@a.test', 'x')).toEqual({
      ...{ messages: 0, bytes: 0 },
    })
  })
})
