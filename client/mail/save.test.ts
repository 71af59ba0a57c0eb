/** Attachments land where they were meant to, whatever the sender called them. */

import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import { safeFileName, saveAll } from './save.js'

const folder = () => mkdtempSync(join(tmpdir(), 'pli-save-'))

describe('safeFileName', () => {
  it.each([
    ['IHE_XDM.ZIP', 'IHE_XDM.ZIP'],
    ['résultat d’analyse.pdf', 'résultat d’analyse.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['/etc/passwd', '_etc_passwd'],
    ['C:\\Windows\\x.dll', 'C__Windows_x.dll'],
    ['..', 'sans-nom'],
    ['', 'sans-nom'],
    [' .bashrc', 'bashrc'],
    ['a\u0000b\u001b[2J.txt', 'ab[2J.txt'],
    ['fdp.\u202eexe.pdf', 'fdp.exe.pdf'],
    ['NUL.txt', '_NUL.txt'],
    ['com1', '_com1'],
    ['a'.repeat(300) + '.pdf', 'a'.repeat(196) + '.pdf'],
  ])('%j', (name, safe) => {
    expect(safeFileName(name, 'sans-nom')).toBe(safe)
  })

  it('is always one short element of a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeFileName(name, 'x')
        expect(resolve('/dossier', safe)).toBe(`/dossier${sep}${safe}`)
        expect(basename(safe)).toBe(safe)
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(216)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('saveAll', () => {
  const file = (name: string, text: string) => ({ name, content: Buffer.from(text) })

  it('makes the folder, and numbers what is taken', async () => {
    const into = join(folder(), 'neuf', 'dessous')
    const paths = await saveAll(into, [file('a.txt', '1'), file('a.txt', '2')], 'x')
    expect(paths.map((path) => basename(path))).toEqual(['a.txt', 'a (2).txt'])
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['1', '2'])
    expect(statSync(paths[0] ?? '').mode & 0o077).toBe(0)
  })

  it('neither overwrites a file nor follows a link', async () => {
    const into = folder()
    const target = join(folder(), 'cible')
    writeFileSync(join(into, 'a'), 'avant')
    symlinkSync(target, join(into, 'b'))
    await saveAll(into, [file('a', 'après'), file('b', 'lien')], 'x')
    expect(readFileSync(join(into, 'a'), 'utf8')).toBe('avant')
    expect(readdirSync(into).sort()).toEqual(['a', 'a (2)', 'b', 'b (2)'])
    expect(() => statSync(target)).toThrow()
  })

  it('says which file could not be written', async () => {
    const taken = join(folder(), 'fichier')
    writeFileSync(taken, '')
    const error: unknown = await saveAll(taken, [file('a', '')], 'x').catch(
      (caught: unknown) => caught,
    )
    expect(isFault(error, 'unavailable')).toBe(true)
    expect(String(error)).toContain(taken)
  })
})
