/** Any single byte changed in the log, or an entry taken away, is found and named. */

import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { systemClock } from '../base/index.js'
import {
  generateAuditKey,
  openCheckpoint,
  record,
  signCheckpoint,
  verifyLog,
  type AuditTable,
  type StoredEntry,
} from './index.js'

async function writeLog(count: number): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = []
  const table: AuditTable = {
    last: async () => entries.at(-1),
    insert: async (entry) => void entries.push(entry),
    after: async (seq, most) => entries.filter((entry) => entry.seq > seq).slice(0, most),
  }
  for (let i = 0; i < count; i++)
    await record(table, systemClock, {
      kind: 'key.exported',
      actor: 'rpps:1',
      facts: { address: `é${i}@a.test` },
    })
  return entries
}

async function* iterate(entries: readonly StoredEntry[]) {
  yield* entries
}

describe('the log', () => {
  it('is intact as written', async () => {
    const entries = await writeLog(20)
    expect(await verifyLog(iterate(entries), null)).toMatchObject({ intact: true, entries: 20 })
    expect(await verifyLog(iterate([]), null)).toMatchObject({ intact: true, entries: 0 })
  })

  it('names the entry in which a single bit changed', async () => {
    const entries = await writeLog(12)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(11),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        fc.boolean(),
        async (at, place, bit, inHash) => {
          const changed = entries.map((entry) => ({
            seq: entry.seq,
            entry: Buffer.from(entry.entry),
            hash: Buffer.from(entry.hash),
          }))
          const target = changed[at]
          if (!target) throw new Error('no entry')
          const bytes = inHash ? target.hash : target.entry
          bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ (1 << bit)
          expect(await verifyLog(iterate(changed), null)).toMatchObject({
            intact: false,
            seq: at + 1,
          })
        },
      ),
    )
  })

  it('shows what is missing at its start, middle and end', async () => {
    const entries = await writeLog(9)
    const { privateKey, publicKey } = generateAuditKey()
    const last = entries[8]
    if (!last) throw new Error('no entry')
    const checkpoint = signCheckpoint(privateKey, {
      log: 'mail',
      seq: 9,
      hash: last.hash.toString('hex'),
      at: 'now',
    })
    const opened = openCheckpoint(JSON.stringify(checkpoint), publicKey)
    expect(await verifyLog(iterate(entries), opened)).toMatchObject({ intact: true })
    expect(await verifyLog(iterate(entries.slice(1)), opened)).toMatchObject({
      intact: false,
      seq: 1,
      fault: 'missing',
    })
    expect(
      await verifyLog(iterate([...entries.slice(0, 4), ...entries.slice(5)]), opened),
    ).toMatchObject({ intact: false, seq: 5 })
    expect(await verifyLog(iterate(entries.slice(0, 8)), opened)).toMatchObject({
      intact: false,
      seq: 9,
      fault: 'missing',
    })
    const rewritten = await writeLog(9)
    expect(await verifyLog(iterate([...rewritten.slice(0, 8), { ...last }]), opened)).toMatchObject(
      { intact: false },
    )
    expect(() => openCheckpoint(JSON.stringify({ ...checkpoint, seq: 8 }), publicKey)).toThrow(
      /signature/,
    )
    expect(() => openCheckpoint('{', publicKey)).toThrow(/cannot be read/)
  })
})
