/** Any single byte of the audit log changed, or its tail cut off, is found and the first broken entry named. */

import Database from 'better-sqlite3'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../../audit/index.js'
import { verifyOne, writeCheckpoints } from '../../checkpoints.js'
import type { LogName } from '../../audit/index.js'
import { openData } from '../../data.js'
import { pli, Space, startInProcess } from '../harness.js'
import { openImap, openSmtp, submitOn } from '../wire.js'

let space: Space
let copies = 0

beforeAll(async () => {
  space = await Space.make()
  const doctor = await space.enrol('doctor')
  const pharmacy = await space.enrol('pharmacy')
  const house = await startInProcess(space)
  const wire = await openSmtp(house.ports.submission, doctor)
  for (let i = 0; i < 5; i++)
    await submitOn(
      wire,
      doctor.mailbox,
      [pharmacy.mailbox],
      `From: ${doctor.mailbox}\r\n\r\n${i}\r\n`,
    )
  wire.end()
  const imap = await openImap(house.ports.imap, pharmacy)
  for (const step of [
    'SELECT INBOX',
    'STORE 1:* +FLAGS (\\Seen)',
    'CREATE Archive',
    'MOVE 1 Archive',
  ])
    await imap.imap(step)
  imap.end()
  await house.stop()
})
afterAll(() => space.remove())

function copy(): string {
  const root = space.path(`copy${++copies}`)
  cpSync(space.root, root, { recursive: true })
  return root
}

interface Row {
  readonly seq: number
  readonly entry: Buffer
  readonly hash: Buffer
}

function rowsOf(root: string, log: LogName): Row[] {
  const db = new Database(join(root, `${log}.sqlite`))
  try {
    return db.prepare('SELECT seq, entry, hash FROM audit ORDER BY seq').all() as Row[]
  } finally {
    db.close()
  }
}

function sql(root: string, log: LogName, text: string, ...values: unknown[]): void {
  const db = new Database(join(root, `${log}.sqlite`))
  db.prepare(text).run(...values)
  db.close()
}

async function stateOf(root: string, log: LogName) {
  const data = await openData(root)
  try {
    return await verifyOne(data, log)
  } finally {
    await data.close()
  }
}

const changed = (bytes: Buffer, at: number): Buffer => {
  const copyOf = Buffer.from(bytes)
  copyOf.writeUInt8(copyOf.readUInt8(at) ^ 1, at)
  return copyOf
}

describe.each(['mail', 'pki'] as const)('the %s log', (log) => {
  it('is intact before', async () => {
    const rows = rowsOf(space.root, log)
    expect(rows.length).toBeGreaterThan(5)
    expect(await stateOf(space.root, log)).toMatchObject({ intact: true, entries: rows.length })
  })

  it.each(['entry', 'hash'] as const)(
    'names the entry whose %s has any byte changed',
    async (column) => {
      const root = copy()
      const data = await openData(root)
      try {
        const rows = rowsOf(root, log)
        for (const row of [rows[0], rows[Math.floor(rows.length / 2)], rows.at(-1)]) {
          if (!row) throw new Error('no entry')
          const step = column === 'entry' ? 7 : 1
          for (let at = 0; at < row[column].length; at += step) {
            const set = `UPDATE audit SET ${column} = ? WHERE seq = ?`
            sql(root, log, set, changed(row[column], at), row.seq)
            const state = await verifyOne(data, log)
            expect(state, `byte ${at} of entry ${row.seq}`).toMatchObject({
              ...{ intact: false, seq: row.seq },
            })
            sql(root, log, set, row[column], row.seq)
          }
        }
        expect(await verifyOne(data, log)).toMatchObject({ intact: true })
      } finally {
        await data.close()
      }
    },
  )

  it('finds an entry rewritten together with its hash', async () => {
    const root = copy()
    const rows = rowsOf(root, log)
    const [, second, third] = rows
    if (!second || !third) throw new Error('too few entries')
    sql(root, log, 'UPDATE audit SET entry = ?, hash = ? WHERE seq = ?', third.entry, third.hash, 2)
    expect(await stateOf(root, log)).toMatchObject({ intact: false, seq: 2 })
  })

  it.each([
    ['first', (count: number) => [1, 1, count] as const],
    ['middle', (count: number) => [Math.ceil(count / 2), Math.ceil(count / 2), count] as const],
    ['last', (count: number) => [count, count, count] as const],
    ['last two', (count: number) => [count - 1, count, count] as const],
  ])('finds the %s deleted', async (_, range) => {
    const root = copy()
    const [from, to] = range(rowsOf(root, log).length)
    sql(root, log, 'DELETE FROM audit WHERE seq BETWEEN ? AND ?', from, to)
    expect(await stateOf(root, log)).toMatchObject({ intact: false, seq: from, fault: 'missing' })
  })

  it('finds the tail deleted even when new entries and checkpoints follow', async () => {
    const root = copy()
    const count = rowsOf(root, log).length
    sql(root, log, 'DELETE FROM audit WHERE seq > ?', count - 2)
    await writeOn(root)
    const state = await stateOf(root, log)
    expect(state).toMatchObject({ intact: false, seq: count, fault: 'checkpoint' })
  })

  /** The gateway goes on over the shortened log, as it would after a restore. */
  async function writeOn(root: string): Promise<void> {
    const data = await openData(root)
    await data.audit(log, async (table) => {
      for (let i = 0; i < 4; i++)
        await record(table, data.clock, { kind: 'gateway.stopped', actor: 'gateway', facts: {} })
    })
    await writeCheckpoints(data)
    await data.close()
  }
})

describe('pli audit verify', () => {
  it('says that both logs are intact and exits 0', async () => {
    const { code, out } = await pli(['audit', 'verify', '--data', space.root])
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(2)
  })

  it('exits 1 and names the first broken entry, in both languages', async () => {
    const root = copy()
    sql(root, 'mail', "UPDATE audit SET entry = replace(entry, 'rpps:1', 'rpps:2') WHERE seq > 3")
    const first = rowsOf(root, 'mail').find(
      ({ seq, entry }) => seq > 3 && entry.toString().includes('rpps:2'),
    )
    const french = await pli(['audit', 'verify', '--data', root])
    expect(french.code).toBe(1)
    expect(french.out).toMatch(new RegExp(`mail.*\\b4\\b`))
    const english = await pli(['audit', 'verify', '--data', root, '--json'], 'en_GB.UTF-8')
    expect(english.code).toBe(1)
    expect(JSON.parse(english.out)).toMatchObject([
      { log: 'mail', intact: false, seq: 4 },
      { log: 'pki', intact: true },
    ])
    expect(first).toBeDefined()
  })

  it('finds a byte changed in the file itself', async () => {
    const root = copy()
    const file = join(root, 'mail.sqlite')
    const bytes = readFileSync(file)
    const at = bytes.indexOf('"kind":"message.accepted"')
    expect(at).toBeGreaterThan(0)
    writeFileSync(file, changed(bytes, at + 10))
    const { code, out } = await pli(['audit', 'verify', '--data', root, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([{ log: 'mail', intact: false }, { intact: true }])
  })

  it('does not take a checkpoint that was signed by another, nor go on without one', async () => {
    const forged = copy()
    const checkpoint = join(forged, 'audit', 'mail.json')
    const text = readFileSync(checkpoint, 'utf8')
    writeFileSync(checkpoint, text.replace(/"seq":\d+/, '"seq":2'))
    expect((await pli(['audit', 'verify', '--data', forged])).code).toBe(1)
    const removed = copy()
    rmSync(join(removed, 'audit', 'mail.json'))
    const data = await openData(removed)
    await writeCheckpoints(data)
    await data.close()
    expect((await pli(['audit', 'verify', '--data', removed])).code).toBe(1)
  })
})
