/** Uploaded files: given back whole and in part, to one person, for a time; nothing of them is readable at rest. */

import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFault, limits } from '../base/index.js'
import { callerOf, openHouse, type House } from '../test/house.js'
import { filesUnder } from '../test/files.js'
import { removeOrphans, type WholeAccount } from './index.js'

const alice = callerOf('rpps:1', 'cabinet@a.test')
const bob = callerOf('rpps:2', 'cabinet@a.test')

let house: House
let account: WholeAccount

beforeEach(async () => {
  house = openHouse(['cabinet@a.test'])
  account = await house.mail.open(alice)
})
afterEach(() => house.close())

const secret = 'Nom de naissance : MARTIN. '

async function* pieces(bytes: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < bytes; sent += 50_000) {
    const chunk = Buffer.alloc(Math.min(50_000, bytes - sent), secret)
    yield chunk
    // As a socket's buffer may be, once it was handed over.
    chunk.fill(0)
  }
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const gathered: Buffer[] = []
  for await (const chunk of chunks) gathered.push(Buffer.from(chunk))
  return Buffer.concat(gathered)
}

const expected = (bytes: number): Buffer =>
  Buffer.concat(
    Array.from({ length: Math.ceil(bytes / 50_000) }, (_, i) =>
      Buffer.alloc(Math.min(50_000, bytes - i * 50_000), secret),
    ),
  )

describe('an upload', () => {
  it.each([0, 10, 70_000, 400_000])('of %i octets comes back whole and in part', async (bytes) => {
    const { id, sizeBytes } = await account.uploads.put('text/plain', pieces(bytes))
    expect(sizeBytes).toBe(bytes)
    const found = account.uploads.find(id)
    if (!found) throw new Error('not found')
    const whole = expected(bytes)
    expect((await gather(found.bytes())).equals(whole)).toBe(true)
    expect((await gather(found.bytes(5, 65_600))).equals(whole.subarray(5, 65_600))).toBe(true)
  })

  it('is for who made it, whoever else may use the mailbox', async () => {
    const { id } = await account.uploads.put('a/b', pieces(10))
    const again = await house.mail.open(alice)
    expect(again.uploads.find(id)?.id).toBe(id)
    const other = await house.mail.open(bob)
    expect(other.uploads.find(id)).toBeUndefined()
  })

  it('lies nowhere in clear, and a start after a death removes it unread', async () => {
    await account.uploads.put('a/b', pieces(400_000))
    await account.uploads.put('a/b', pieces(10))
    const files = filesUnder(house.folder).map((file) => readFileSync(file))
    expect(files.some((bytes) => bytes.length > 400_000)).toBe(true)
    for (const bytes of files) expect(bytes.includes(secret)).toBe(false)
    // As the next start does, which knows none of them.
    expect(await removeOrphans(house.mail.parts, 'gateway', true)).toMatchObject({ count: 1 })
  })

  it('waits for its time and no longer', async () => {
    const { id } = await account.uploads.put('a/b', pieces(400_000))
    const { parts } = house.mail
    const later = (ms: number) => ({ ...parts, clock: { now: () => parts.clock.now() + ms } })
    await parts.uploads.sweep(later(limits.uploadMs - 60_000))
    expect(account.uploads.find(id)).toBeDefined()
    await parts.uploads.sweep(later(limits.uploadMs + 60_000))
    expect(account.uploads.find(id)).toBeUndefined()
    expect(await removeOrphans(parts, 'gateway', true)).toMatchObject({ count: 0 })
  })

  it('that is broken off, or too large, leaves nothing', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield* pieces(300_000)
      throw new Error('the line is cut')
    }
    await expect(account.uploads.put('a/b', broken())).rejects.toThrow('cut')
    await expect(account.uploads.put('a/b', pieces(limits.messageBytes + 1))).rejects.toSatisfy(
      (error) => isFault(error, 'too-large'),
    )
    const orphans = await removeOrphans(house.mail.parts, 'gateway', true)
    expect(orphans.count).toBe(0)
  })
})
