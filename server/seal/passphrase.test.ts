import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../base/index.js'
import { openWithPassphrase, sealWithPassphrase } from './passphrase.js'

const passphrase = Buffer.from('une phrase secrète assez longue')
const plain = Buffer.from('# clé\nAAAA=\n')

describe('a secret under a passphrase', () => {
  it('opens with its passphrase and with no other', async () => {
    const sealed = await sealWithPassphrase(plain, passphrase, systemRandom)
    expect(sealed.includes(plain)).toBe(false)
    expect(await openWithPassphrase(sealed, passphrase)).toEqual(plain)
    await expect(openWithPassphrase(sealed, Buffer.from('une autre'))).rejects.toMatchObject({
      kind: 'denied',
    })
  })

  it('is never the same twice', async () => {
    const two = await Promise.all(
      [1, 2].map(() => sealWithPassphrase(plain, passphrase, systemRandom)),
    )
    expect(two[0]).not.toEqual(two[1])
  })

  it('is not opened once anything was changed or cut', async () => {
    const sealed = await sealWithPassphrase(plain, passphrase, systemRandom)
    const changed = Buffer.from(sealed)
    changed[sealed.length - 1] = (changed[sealed.length - 1] ?? 0) ^ 1
    await expect(openWithPassphrase(changed, passphrase)).rejects.toMatchObject({ kind: 'corrupt' })
    await expect(openWithPassphrase(sealed.subarray(0, -4), passphrase)).rejects.toMatchObject({
      kind: 'corrupt',
    })
  })

  it.each([
    ['nothing', ''],
    ['an age file of another kind', 'age-encryption.org/v1\n-> X25519 x\ny\n--- z\n'],
    [
      'one that asks for all our memory',
      `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
    ],
  ])('%s is refused before any work', async (_, text) => {
    await expect(openWithPassphrase(Buffer.from(text), passphrase)).rejects.toMatchObject({
      kind: 'syntax',
    })
  })
})

const lacks = ['age', 'script'].filter((tool) => spawnSync(tool, ['--version']).error)

describe.skipIf(lacks.length > 0)(`the age tool (missing: ${lacks.join(', ') || 'none'})`, () => {
  /** age wants a terminal for its passphrase; `script` is one. */
  const withTerminal = (command: string, typed: string): void =>
    void execFileSync('script', ['-qec', command, '/dev/null'], { input: typed, timeout: 60_000 })

  it('opens ours, and we open its', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pli-age-'))
    try {
      const [ours, opened, theirs] = ['ours.age', 'opened', 'theirs.age'].map((name) =>
        join(folder, name),
      )
      const word = 'une phrase assez longue'
      writeFileSync(ours ?? '', await sealWithPassphrase(plain, Buffer.from(word), systemRandom))
      withTerminal(`sleep 1; age -d -o ${opened} ${ours}`, `${word}\n`)
      expect(readFileSync(opened ?? '')).toEqual(plain)
      withTerminal(`sleep 1; age -p -o ${theirs} ${opened}`, `${word}\n${word}\n`)
      expect(await openWithPassphrase(readFileSync(theirs ?? ''), Buffer.from(word))).toEqual(plain)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 120_000)
})
