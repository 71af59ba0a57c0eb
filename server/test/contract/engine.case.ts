/** What every engine promises, whatever the database: run by each engine's own test. */

import { describe, expect, it } from 'vitest'
import type { Engine } from '../../store/index.js'

export interface EngineCase {
  readonly name: string
  /** A fresh engine of schema `mail`. */
  readonly open: () => Promise<Engine>
  /** Opens the same database again, when the engine outlives its process. */
  readonly reopen?: () => Promise<Engine>
}

const put = (name: string, value = 'x') =>
  `INSERT INTO settings (name, value) VALUES ('${name}', '${value}')`

async function names(engine: Engine): Promise<string[]> {
  const rows = await engine.read((sql) =>
    sql.all<{ name: string }>('SELECT name FROM settings ORDER BY name'),
  )
  return rows.map((row) => row.name)
}

/** The suite. */
export function engineContract({ name, open, reopen }: EngineCase): void {
  describe(`engine contract: ${name}`, () => {
    it('binds numbered parameters in any order, more than once', async () => {
      const engine = await open()
      const row = await engine.read((sql) =>
        sql.get('SELECT $2 AS b, $1 AS a, $2 AS c', 'first', 'second'),
      )
      expect(row).toEqual({ a: 'first', b: 'second', c: 'second' })
      await engine.close()
    })

    it('undoes a failing unit alone, among units that share its commit', async () => {
      const engine = await open()
      const results = await Promise.allSettled([
        engine.write((sql) => sql.run(put('a'))),
        engine.write(async (sql) => {
          await sql.run(put('b'))
          throw new Error('given up')
        }),
        engine.write((sql) => sql.run(put('c'))),
        engine.write((sql) => sql.run(put('a'))),
      ])
      expect(results.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
      ])
      expect(await names(engine)).toEqual(['a', 'c'])
      await engine.close()
    })

    it('runs units one after the other, in the order they came', async () => {
      const engine = await open()
      await engine.write((sql) => sql.run(put('n', '0')))
      await Promise.all(
        Array.from({ length: 150 }, () =>
          engine.write(async (sql) => {
            const row = await sql.get<{ value: string }>(
              `SELECT value FROM settings WHERE name = 'n'`,
            )
            await sql.run(
              `UPDATE settings SET value = $1 WHERE name = 'n'`,
              String(Number(row?.value) + 1),
            )
          }),
        ),
      )
      const row = await engine.read((sql) => sql.get(`SELECT value FROM settings WHERE name = 'n'`))
      expect(row).toEqual({ value: '150' })
      await engine.close()
    })

    it('returns generated ids and counts changed rows', async () => {
      const engine = await open()
      const id = await engine.write((sql) =>
        sql.get(
          `INSERT INTO accounts (address, recipient, identity, mod_seq, created_at)
           VALUES ('a@a.test', $1, $1, 0, 0) RETURNING id`,
          Buffer.from('k'),
        ),
      )
      expect(id).toEqual({ id: 1 })
      expect(await engine.write((sql) => sql.run('UPDATE accounts SET mod_seq = 1'))).toBe(1)
      expect(
        await engine.write((sql) => sql.run('UPDATE accounts SET mod_seq = 1 WHERE id = 9')),
      ).toBe(0)
      await engine.close()
    })

    it('keeps bytes as they are', async () => {
      const engine = await open()
      const bytes = Buffer.from([0, 1, 255, 0, 13, 10])
      await engine.write((sql) =>
        sql.run('INSERT INTO audit (seq, entry, hash) VALUES (1, $1, $2)', bytes, Buffer.alloc(0)),
      )
      const row = await engine.read((sql) => sql.get<{ entry: Buffer }>('SELECT entry FROM audit'))
      expect(row?.entry.equals(bytes)).toBe(true)
      await engine.close()
    })

    it('refuses a unit that waits for anything but the engine', async () => {
      const engine = await open()
      const slow = engine.write(async (sql) => {
        await sql.run(put('slow'))
        await new Promise((resolve) => setTimeout(resolve, 20))
      })
      await expect(slow).rejects.toThrow(/awaited something other/)
      expect(await names(engine)).toEqual([])
      await engine.close()
    })

    it('finds itself sound, and refuses work once closed', async () => {
      const engine = await open()
      expect(await engine.check()).toEqual([])
      await engine.close()
      await expect(engine.write((sql) => sql.run(put('late')))).rejects.toMatchObject({
        kind: 'unavailable',
      })
      await expect(engine.read((sql) => sql.all('SELECT 1'))).rejects.toMatchObject({
        kind: 'unavailable',
      })
    })

    if (reopen)
      it('has everything that resolved when it is opened again, and notices another writer', async () => {
        const engine = await open()
        await engine.write((sql) => sql.run(put('kept')))
        const other = await reopen()
        expect(await names(other)).toEqual(['kept'])
        const before = engine.revision()
        await other.write((sql) => sql.run(put('news')))
        await new Promise((resolve) => setImmediate(resolve))
        expect(engine.revision()).not.toBe(before)
        expect(await names(engine)).toEqual(['kept', 'news'])
        await other.close()
        await engine.close()
      })
  })
}
