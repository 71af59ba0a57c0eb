import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openZip, writeZip } from '../health/zip/index.js'
import { runCli, userCommands, userGroups } from './index.js'

const samples = '../shared/ans/xdm'
const officialRules = '../shared/ans/cda'
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0
const prescription = join(samples, 'eP-MED-DM_2024.01_PosoStruct.ZIP')
let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'pli-health-'))))
afterAll(() => rmSync(folder, { recursive: true }))

async function pli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' }
  const sink = (name: 'out' | 'err') => ({
    write(data: string | Uint8Array) {
      written[name] += Buffer.from(data).toString()
      return true
    },
  })
  const code = await runCli({
    ...{ commands: userCommands, groups: userGroups, argv, language: 'fr', version: '0' },
    ...{
      out: sink('out'),
      err: sink('err'),
      input: Readable.from([]),
      colour: false,
      debug: false,
    },
  })
  return { code, ...written }
}

describe.skipIf(!existsSync(samples))(`health documents at the console (of ${samples})`, () => {
  it('shows whose package it is, what is in it, and saves what is sound', async () => {
    const { code, out } = await pli('xdm', 'read', prescription, '--save', folder)
    expect(code).toBe(0)
    expect(out).toContain('PAT-TROIS DOMINIQUE, F, né(e) le 28/03/1979, INS 2 79 03 51 215 189 89')
    expect(out).toMatch(/DOC0001\.XML .* 01\/12\/2023 .* nouveau +intact/)
    expect(readFileSync(join(folder, 'DOC0001.XML'))).toHaveLength(227_488)
  })

  it('packs a document and finds nothing wrong with its own work; never writes over a file', async () => {
    const archive = join(folder, 'OURS.ZIP')
    const build = ['xdm', 'build', join(folder, 'DOC0001.XML'), '--out', archive]
    expect((await pli(...build)).code).toBe(0)
    expect((await pli('xdm', 'check', archive)).out).toEqual(
      expect.stringMatching(
        /^À VÉRIFIER : Rien n’est signé.*Archive saine : 1 document\(s\), 0 remarque\(s\)\.\n$/s,
      ),
    )
    const before = readFileSync(archive)
    expect((await pli(...build)).code).toBe(1)
    expect(readFileSync(archive).equals(before)).toBe(true)
  })

  it('checks a document, and says what it did not run', async () => {
    const { code, out } = await pli('cda', 'check', prescription)
    expect(out).toContain('une pièce dite image/jpeg n’en est pas')
    expect(out).toContain('Schéma officiel : non passé (donnez --rules).')
    expect(out).toContain('Schematrons officiels : non passés')
    expect(code).toBe(0)
    const nowhere = await pli('cda', 'check', prescription, '--rules', folder)
    expect(nowhere.out).toMatch(/Schéma officiel : non passé, .*CDA_extended\.xsd n’est pas là/)
  })

  it.skipIf(!hasXmllint || !existsSync(officialRules))(
    `runs the official schema (needs xmllint and ${officialRules})`,
    async () => {
      const good = await pli('cda', 'check', prescription, '--rules', officialRules)
      expect(good.out).toContain('Schéma officiel : valide.')
      const broken = join(folder, 'broken.xml')
      const text = readFileSync(join(officialRules, 'ExemplesCDA/eP-MED-DM_2024.01_PosoStruct.xml'))
      writeFileSync(broken, text.toString().replace('<realmCode', '<royaume/><realmCode'))
      const bad = await pli('cda', 'check', broken, '--rules', officialRules)
      expect(bad.code).toBe(1)
      expect(bad.out).toMatch(/Schéma officiel : 1 erreur[^]*royaume/)
    },
  )

  it('neither trusts nor saves what is not what the metadata promise', async () => {
    const archive = join(folder, 'FORGED.ZIP')
    const files = await openZip(readFileSync(prescription))
    const parts = await Promise.all(
      files.map(async (file) => ({ path: file.path, content: Buffer.from(await file.read()) })),
    )
    const forged = parts.map(({ path, content }) => ({
      path,
      content: path.endsWith('DOC0001.XML')
        ? Buffer.from(content.toString().replace('Romain', 'Romane'))
        : content,
    }))
    writeFileSync(archive, await writeZip(forged, new Date(0)))
    const kept = join(folder, 'kept')
    const { code, out } = await pli('xdm', 'read', archive, '--save', kept)
    expect(code).toBe(1)
    expect(out).toMatch(/ALTÉRÉ[^]*FAUTE/)
    expect(readdirSync(kept)).toEqual([])
    expect((await pli('xdm', 'check', archive)).code).toBe(1)
  })

  it('shows a document as text, alone or from its package', async () => {
    for (const file of [prescription, join(folder, 'DOC0001.XML')]) {
      const { code, out } = await pli('cda', 'show', file)
      expect(code).toBe(0)
      expect(out).toContain('Auteur : DR Romain PIOU, Médecin')
      expect(out).toContain('PRESCRIPTION DE MÉDICAMENTS')
    }
  })

  it('saves the file of a level 1 document', async () => {
    const whole = join(samples, 'DOC_NON_STRUCTURE_CDA-R2-N1.ZIP')
    expect((await pli('cda', 'show', whole, '--save', folder)).code).toBe(0)
    expect(readFileSync(join(folder, 'document-1.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('medicines', () => {
  const kept = (): string[] => ['--medicines', join(folder, 'own', 'medicines.json')]

  it('are imported, then found by name and by code', async () => {
    expect((await pli('medicine', 'search', 'essai', ...kept())).code).toBe(1)
    const trial = await pli('medicine', 'import', 'fixtures/medicines', '--dry-run', ...kept())
    expect(trial.out).toMatch(/^Essai : 8 médicaments, 8 présentations, 0 lignes écartées/)
    expect((await pli('medicine', 'search', 'essai', ...kept())).code).toBe(1)
    expect((await pli('medicine', 'import', 'fixtures/medicines', ...kept())).code).toBe(0)
    const { out } = await pli('medicine', 'search', 'comprime', '500', ...kept())
    expect(out).toMatch(/69999001 +ESSAIPRANE 500 mg, comprimé +3400999999014 .* oui\n.* non\n/)
    expect((await pli('medicine', 'search', '69999008', ...kept())).out).toContain('CORTIESSAI')
    expect((await pli('medicine', 'search', 'aspirine', ...kept())).code).toBe(1)
  })

  it('say what to do when there are none, or when the file is none of ours', async () => {
    const file = join(folder, 'other.json')
    writeFileSync(file, '{"format":"x"}')
    expect((await pli('medicine', 'search', 'x', '--medicines', file)).err).toMatch(/import/)
    expect((await pli('medicine', 'import', folder, '--medicines', file)).err).toMatch(/CIS_bdpm/)
    expect(readFileSync(file).toString()).toBe('{"format":"x"}')
  })
})

describe('what is none', () => {
  it.each([
    ['xdm', 'read'],
    ['xdm', 'check'],
    ['cda', 'show'],
  ])('%s %s says so in a sentence', async (...words) => {
    const file = join(folder, 'note.txt')
    writeFileSync(file, 'bonjour')
    const { code, out, err } = await pli(...words, file)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toMatch(/^[^\n]{10,200}\.\n$/)
  })
})
