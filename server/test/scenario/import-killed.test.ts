/** An import killed anywhere: the same command goes on, the result is that of an undisturbed one, and a search never shows half of it. */

import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchReference } from '../../../pki/index.js'
import { initData } from '../../admin/index.js'
import { openData } from '../../data.js'

const main = resolve('dist/server/main.js')
const folder = mkdtempSync(join(tmpdir(), 'pli-killed-'))
const file = join(folder, 'extraction.txt')
const lines = 12_000
const rounds = 16

const sample = readFileSync(
  new URL(
    '../../../fixtures/directory/Extraction_Correspondance_MSSante_202611220000.txt',
    import.meta.url,
  ),
  'utf8',
).split('\n')

/** The sample again and again, each time with other addresses. */
function write(edition: string): void {
  const [header = '', ...rest] = sample.filter((line) => line !== '')
  const all = Array.from({ length: lines }, (_, i) => {
    const line = rest[i % rest.length] ?? ''
    const changes = edition === 'second' && i % 7 === 0
    return line.replace('@', `.n${i}@`).replace('|FRANCE|', changes ? '|France|' : '|FRANCE|')
  })
  const kept = edition === 'second' ? all.filter((_, i) => i % 5 !== 0) : all
  writeFileSync(file, `${[header, ...kept].join('\n')}\n`)
}

/** Runs `pli`, killed after `afterMs` when it still runs then. */
function pli(args: readonly string[], afterMs?: number): Promise<number | null> {
  const child = spawn(process.execPath, [main, ...args], { stdio: 'ignore' })
  const timer = afterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), afterMs)
  return new Promise((done) => {
    child.on('exit', (code) => {
      clearTimeout(timer)
      done(code)
    })
  })
}

/** What the directory holds, whatever the order it came in. */
async function contents(root: string): Promise<string> {
  const out = join(folder, `out-${randomUUID()}.txt`)
  expect(await pli(['directory', 'export', out, '--data', root])).toBe(0)
  const sorted = readFileSync(out, 'utf8').split('\n').sort().join('\n')
  rmSync(out)
  return createHash('sha256').update(sorted).digest('hex')
}

async function makeRoot(name: string): Promise<string> {
  const root = join(folder, name)
  await initData({
    ...{ root, domains: ['medecin.pli.test'], hostName: 'localhost', actor: 'scenario' },
    keyType: 'ecdsa-p256',
  })
  return root
}

const importing = (root: string): string[] => [
  'directory',
  'import',
  file,
  '--data',
  root,
  '--json',
]

let calm: string
let killed: string

beforeAll(async () => {
  calm = await makeRoot('calm')
  killed = await makeRoot('killed')
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every entry that a search finds is whole: it has an address, and a name or a structure. */
async function expectWhole(): Promise<void> {
  const data = await openData(killed)
  try {
    for (const text of ['infirmier', 'paris', 'medecin lyon', 'centre hospitalier']) {
      const { entries } = await searchReference(data.pki, { text, limit: 50, seesHidden: true })
      for (const { mailbox, person, structure } of entries)
        expect([mailbox?.address.includes('@'), Boolean(person ?? structure)]).toEqual([true, true])
    }
    expect(await data.engines.pki.check()).toEqual([])
  } finally {
    await data.close()
  }
}

describe('an import that is killed', () => {
  it.each(['first', 'second'])(
    'goes on, and ends as if nothing had happened: the %s file',
    async (edition) => {
      write(edition)
      const started = performance.now()
      expect(await pli(importing(calm))).toBe(0)
      const whole = performance.now() - started
      let deaths = 0
      for (let round = 0; round < rounds / 2; round++) {
        // Spread over the whole run, each at another place.
        const code = await pli(importing(killed), whole * ((round + 0.6) / (rounds / 2)))
        if (code === null) deaths += 1
        await expectWhole()
      }
      expect(deaths).toBeGreaterThan(2)
      expect(await pli(importing(killed))).toBe(0)
      expect(await contents(killed)).toBe(await contents(calm))
    },
    300_000,
  )
})
