/** The open extractions into a real store and back out of its index: what is kept, refused, changed, gone and found. */

import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFault } from '../../../server/base/index.js'
import { actor, emptySpace, type Space } from '../../space.case.js'
import type { PkiStore, ReferenceRow } from '../ports.js'
import { enterProfessional } from '../enrolment.js'
import { createRegistrar } from '../registrar.js'
import {
  exportReference,
  findReference,
  importExtraction,
  refreshOwn,
  searchReference,
  type ImportReport,
  type ImportRequest,
} from './index.js'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/directory/${name}`, import.meta.url), 'utf8')
const mss = fixture('Extraction_Correspondance_MSSante_202611220000.txt')
const ps = fixture('PS_LibreAcces_Personne_activite_202611220000.txt')
const mssHeader = mss.slice(0, mss.indexOf('\n') + 1)

let space: Space
let store: PkiStore

beforeEach(() => {
  space = emptySpace()
  store = space.store
})
afterEach(() => space.engine.close())

/** Fed in odd pieces, so that lines and letters are cut anywhere. */
function pieces(text: string | Buffer, size = 997): Readable {
  const bytes = Buffer.from(text)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size))
  return Readable.from(parts, { objectMode: true })
}

const run = (text: string | Buffer, more: Partial<ImportRequest> = {}): Promise<ImportReport> =>
  importExtraction(store, { source: pieces(text), file: 'x.txt', actor, ...more })

const search = async (text: string, seesHidden = false, limit = 50) =>
  (await searchReference(store, { text, limit, seesHidden })).entries

/** A line of the mailboxes' format with these columns set. */
function line(values: Readonly<Record<number, string>>): string {
  const columns: string[] = Array.from({ length: 31 }, (_, i) => values[i + 1] ?? '')
  return `${columns.join('|')}|\n`
}
const doctor = {
  ...{ 1: 'PER', 2: 'Anne.Lefevre@pro.mssante.test', 3: '8', 4: '10100997245' },
  ...{ 10: 'LEFÈVRE', 11: 'Anne-Sophie', 14: '10', 15: 'Médecin', 17: 'Médecine générale' },
  ...{ 19: 'CABINET DES LILAS', 28: '42000 SAINT-ÉTIENNE', 29: '42000', 30: 'Loire' },
}

describe('an extraction', () => {
  it('is entered once, whatever its format', async () => {
    expect(await run(mss)).toMatchObject({ format: 'mss', lines: 200, added: 200, refused: 0 })
    expect(await run(ps)).toMatchObject({ format: 'ps', lines: 120, added: 120, refused: 0 })
    expect(await run(mss)).toMatchObject({ unchanged: 200, added: 0, changed: 0, gone: 0 })
    expect(await store.read((t) => t.reference.count('mss'))).toBe(200)
    expect(await store.read((t) => t.reference.count('ps'))).toBe(120)
  })

  it('changes what changed, adds what is new, and removes what is no longer named', async () => {
    await run(mss)
    const lines = mss.trimEnd().split('\n')
    const [header = '', first = '', second = '', , ...others] = lines
    const moved = second.replace('GUADELOUPE', 'X').replace('Guadeloupe', 'Martinique')
    expect(moved).not.toBe(second)
    const report = await run([header, first, moved, ...others, line(doctor)].join('\n'))
    expect(report).toMatchObject({ unchanged: 198, changed: 1, added: 1, gone: 1 })
    expect(await search('martinique')).toHaveLength(1)
    expect(await search('lefevre saint etienne')).toHaveLength(1)
    expect(await store.read((t) => t.reference.count('mss'))).toBe(200)
  })

  it('is told of in the audit log, in the unit that changes', async () => {
    await run(mss)
    await run(mss)
    const told = space.events.filter(({ kind }) => kind === 'directory.imported')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ actor, facts: { source: 'mss', file: 'x.txt', added: '200' } })
  })

  it('is only counted on a dry run', async () => {
    expect(await run(mss, { dryRun: true })).toMatchObject({ added: 200 })
    expect(await store.read((t) => t.reference.count('mss'))).toBe(0)
    expect(space.events).toEqual([])
  })

  it('that has been cut does not empty the directory unless that is wanted', async () => {
    await run(mss)
    const cut = mss.split('\n').slice(0, 21).join('\n')
    expect(await run(cut)).toMatchObject({ unchanged: 20, gone: 0, kept: 180 })
    expect(await store.read((t) => t.reference.count('mss'))).toBe(200)
    expect(await run(cut, { dropMost: true })).toMatchObject({ gone: 180, kept: 0 })
    expect(await store.read((t) => t.reference.count('mss'))).toBe(20)
  })

  it('may have CRLF, a byte order mark, quotes, spaces and its columns in another order', async () => {
    const swapped = mss
      .trimEnd()
      .split('\n')
      .map((text) => {
        const [a = '', b = '', ...rest] = text.split('|').slice(0, 31)
        return [b, ` "${a}" `, ...rest, 'extra'].join('|')
      })
      .join('\r\n')
    expect(await run(`\ufeff${swapped}\r\n`)).toMatchObject({ added: 200, refused: 0 })
    expect(await run(mss)).toMatchObject({ unchanged: 200 })
  })

  it.each([
    ['Libellé civilité exercice', "Libellé civilité d'exercice"],
    ['NUMERO SIRET SITE', 'Numéro SIRET site'],
    ['Code commune (coord. Structure)', 'Code commune (coord. structure)'],
    ['Code rôle', 'Code fonction'],
    ['Code genre activité', "Code genre d'activité"],
  ])('is known by its header although it says %s', async (other, ours) => {
    expect(ps).toContain(ours)
    expect(await run(ps.replace(ours, other))).toMatchObject({ format: 'ps', added: 120 })
  })

  it.each([
    ['', 'not-an-extraction'],
    ['hello\nworld\n', 'not-an-extraction'],
    [`${mssHeader.replace('Adresse BAL', 'Courriel')}x\n`, 'Adresse BAL'],
    ['PK\u0003\u0004\u0000\u0000 zip', 'not-an-extraction'],
  ])('of another kind is refused: %j', async (text, says) => {
    const error: unknown = await run(text).catch((e: unknown) => e)
    if (!isFault(error, 'unsupported')) throw new Error('not refused')
    if (says === 'Adresse BAL') expect(error.message).toContain('lacks: Adresse BAL')
    else expect(error.message).toContain('no extraction')
    expect(await store.read((t) => t.reference.count('mss'))).toBe(0)
  })
})

describe('a line', () => {
  const cases: readonly [string, Record<number, string>, string][] = [
    ['another type', { 1: 'XXX' }, 'type'],
    ['no address', { 2: '' }, 'address'],
    ['a bad address', { 2: 'a..b@pro.mssante.test' }, 'address'],
    ['a person without number', { 4: '' }, 'person'],
    ['a short RPPS', { 4: '1010099724' }, 'person'],
    ['a wrong check digit', { 4: '10100997246' }, 'check-digit'],
    ['a wrong FINESS', { 6: '1', 7: '120456789' }, 'check-digit'],
    ['a SIRET of 13 digits', { 6: '3', 7: '9990000000000' }, 'structure'],
    ['an organisation without structure', { 1: 'ORG', 4: '', 7: '' }, 'structure'],
  ]
  it.each(cases)('with %s is refused', async (_, values, reason) => {
    const report = await run(mssHeader + line({ ...doctor, ...values }))
    expect(report).toMatchObject({ added: 0, refused: 1, reasons: { [reason]: 1 } })
    expect(report.examples[0]).toMatchObject({ line: 2, reason })
  })

  it('that cannot be read is refused alone', async () => {
    const long = `${'x'.repeat(40_000)}\n`
    const latin1 = Buffer.from(line({ ...doctor, 2: 'b@pro.mssante.test' }), 'latin1')
    const bytes = Buffer.concat([
      Buffer.from(`${mssHeader}${long}PER|too|few|\n\n`),
      latin1,
      Buffer.from(`${line(doctor)}${long}`),
    ])
    expect(await run(bytes)).toMatchObject({
      ...{ lines: 5, added: 1, refused: 4 },
      reasons: { 'too-long': 2, columns: 1, encoding: 1 },
    })
  })

  it('with NULs is refused, and so is a last line that was cut', async () => {
    const nul = line({ ...doctor, 10: 'MAR\u0000TIN' })
    const cut = line({ ...doctor, 2: 'c@pro.mssante.test' }).slice(0, 60)
    expect(await run(mssHeader + nul + line(doctor) + cut)).toMatchObject({
      ...{ lines: 3, added: 1, refused: 2 },
      reasons: { encoding: 1, columns: 1 },
    })
  })

  it('with a wrong check digit is let through when asked', async () => {
    const text = mssHeader + line({ ...doctor, 4: '10100997246' })
    expect(await run(text, { lenient: true })).toMatchObject({ added: 1, forgiven: 1, refused: 0 })
    const short = mssHeader + line({ ...doctor, 4: '1010099724' })
    expect(await run(short, { lenient: true })).toMatchObject({ refused: 1 })
  })

  it('takes Corsican and national forms of a FINESS', async () => {
    const corsican = line({ ...doctor, 6: '1', 7: '2B0000012' })
    const national = line({ ...doctor, 2: 'c@pro.mssante.test', 6: '1', 7: '1750803447' })
    const report = await run(mssHeader + corsican + national, { lenient: true })
    expect(report).toMatchObject({ added: 2, refused: 0 })
    const [entry] = await search('c@pro.mssante.test')
    expect(entry?.structure?.identity).toBe('finess:750803447')
  })

  it('twice in one file counts once, and is refused when it says two things', async () => {
    const again = line({ ...doctor, 30: 'Rhône' })
    const report = await run(mssHeader + line(doctor) + line(doctor) + again)
    expect(report).toMatchObject({ added: 1, repeated: 1, reasons: { contradiction: 1 } })
  })
})

describe('search', () => {
  beforeEach(async () => {
    await run(mss + line(doctor))
  })

  it.each([
    'lefevre médecin saint-étienne',
    'SAINT ETIENNE LEFÈVRE',
    'anne sophie lefevre 42000',
    'medecine generale lefev',
    'docteur lefevre loire',
    '10100997245',
    '810100997245',
    'anne.lefevre@pro.mssante.test',
    'ANNE.LEFEVRE@pro',
    'cabinet lilas lefevre',
  ])('finds by %s', async (text) => {
    const found = await search(text)
    expect(found.map(({ mailbox }) => mailbox?.address)).toEqual(['anne.lefevre@pro.mssante.test'])
    expect(found[0]?.person).toMatchObject({ identity: 'rpps:10100997245', family: 'LEFÈVRE' })
    expect(found[0]?.structure).toMatchObject({ town: 'SAINT-ÉTIENNE', postcode: '42000' })
  })

  it.each([
    '',
    '   ',
    'de la',
    'lefevre paris',
    'lefevr dupont',
    '99999999999',
    '|',
    '%',
    "'",
    '@',
  ])('finds nothing by %j', async (text) => {
    expect(await search(text)).toEqual([])
  })

  it('comes in pages by name, each entry once', async () => {
    const page = (offset: number) =>
      searchReference(store, { text: 'infirmiere', offset, limit: 10, seesHidden: false })
    const first = await page(0)
    expect(first).toMatchObject({ more: true, counted: true })
    const all = []
    for (let offset = 0; offset < first.total; offset += 10)
      all.push(...(await page(offset)).entries)
    expect(new Set(all.map(({ id }) => id)).size).toBe(first.total)
    const names = all.map(({ person }) => person?.family ?? '')
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'fr')))
  })

  it('hides the red list from those without the right', async () => {
    const row: Omit<ReferenceRow, 'id'> = {
      ...{ source: 'own', mark: Buffer.alloc(16, 7), hidden: true },
      fields: line({ ...doctor, 2: 'secret@pro.mssante.test', 10: 'DISCRET' }).replace(
        /\|+\n$/,
        '',
      ),
    } as const
    await store.write((t) => t.reference.insert([row]))
    await run(mss + line(doctor))
    expect(await search('discret')).toEqual([])
    expect(await search('discret', true)).toHaveLength(1)
    expect(await findReference(store, 'secret@pro.mssante.test', false)).toEqual([])
    expect(await findReference(store, 'secret@pro.mssante.test', true)).toHaveLength(1)
  })
})

describe('an export', () => {
  const exported = async (format: 'mss' | 'ps', seesHidden = false) => {
    let text = ''
    for await (const piece of exportReference(store, format, seesHidden)) text += piece
    return text
  }

  it('gives back what was imported, byte for byte', async () => {
    await run(mss)
    await run(ps)
    expect(await exported('mss')).toBe(mss)
    expect(await exported('ps')).toBe(ps)
  })

  it('holds our own mailboxes, the red list only with the right, and search finds them', async () => {
    const { clock } = space
    const registrar = createRegistrar({ store, clock, domains: ['medecin.pli.test'] })
    const person = { rpps: '10100997245', family: 'LEFÈVRE', given: 'Anne', profession: '10' }
    await store.write((t) => enterProfessional(t, person, { actor, at: clock.now() }))
    const make = (address: string, redList: boolean) =>
      registrar.createMailbox(
        { address, type: 'PER', owner: 'rpps:10100997245', details: { redList } },
        actor,
      )
    await make('anne@medecin.pli.test', false)
    await make('secret@medecin.pli.test', true)
    await refreshOwn(store, actor)
    expect(await search('lefevre anne medecin')).toHaveLength(1)
    expect(await search('lefevre anne medecin', true)).toHaveLength(2)
    expect((await exported('mss')).split('\n')).toHaveLength(3)
    expect((await exported('mss', true)).split('\n')).toHaveLength(4)
    const events = space.events.length
    await refreshOwn(store, actor)
    expect(space.events).toHaveLength(events)
    await registrar.describeMailbox('anne@medecin.pli.test', { redList: true }, actor)
    await space.directory.setMailboxState('secret@medecin.pli.test', 'closed', actor)
    await refreshOwn(store, actor)
    expect(await search('lefevre')).toEqual([])
    expect(await search('lefevre', true)).toHaveLength(1)
  })
})

describe('an interrupted import', () => {
  it('leaves whole units, and run again goes on', async () => {
    const many = [mssHeader]
    for (let i = 0; i < 5000; i++) many.push(line({ ...doctor, 2: `m${i}@pro.mssante.test` }))
    const text = many.join('')
    async function* broken() {
      yield Buffer.from(text.slice(0, text.length / 2))
      throw new Error('pulled out')
    }
    await expect(run(text, { source: broken() })).rejects.toThrow('pulled out')
    expect(await store.read((t) => t.reference.count('mss'))).toBe(2000)
    expect(await run(text)).toMatchObject({ unchanged: 2000, added: 3000, gone: 0 })
    const { total } = await searchReference(store, { text: 'm4999@', limit: 5, seesHidden: false })
    expect(total).toBe(1)
    expect(await space.engine.check()).toEqual([])
  })

  it('in the middle of the index is swept and made again', async () => {
    await run(mss)
    const segment = await store.write((t) => t.reference.openSegment(1))
    await store.write((t) =>
      t.reference.addBlocks(segment, [
        { word: 'ghost', entries: Buffer.from('\x05ghost\x01\x01') },
      ]),
    )
    expect(await search('ghost')).toEqual([])
    await run(mss + line(doctor))
    expect(await search('lefevre loire')).toHaveLength(1)
    const segments = await store.read((t) => t.reference.segments())
    expect(segments).toHaveLength(1)
    expect(segments[0]).toMatchObject({ first: 1, last: 201, published: true })
  })
})
