/** The directory's commands on a data directory of their own: what they print, what they leave, what they refuse. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../client/cli/index.js'
import { openData } from '../data.js'
import type { Language } from '../base/index.js'
import { initData, operatorCommands, operatorGroups } from './index.js'

class Memory {
  text = ''
  write(data: string | Uint8Array): boolean {
    this.text += typeof data === 'string' ? data : Buffer.from(data).toString('utf8')
    return true
  }
}

const folder = mkdtempSync(join(tmpdir(), 'pli-desk-'))
const root = join(folder, 'data')
const extraction = fileURLToPath(
  new URL(
    '../../fixtures/directory/Extraction_Correspondance_MSSante_202611220000.txt',
    import.meta.url,
  ),
)
const address = 'cabinet@medecin.pli.test'
const doctor = 'rpps:10100997245'
const nurse = 'rpps:10002422979'

async function pli(argv: readonly string[], language: Language = 'en') {
  const [out, err] = [new Memory(), new Memory()]
  const code = await runCli({
    ...{ commands: operatorCommands, groups: operatorGroups, language, out, err },
    ...{ argv: [...argv, '--data', root], input: Readable.from([]) },
    ...{ colour: false, debug: false, version: '0' },
  })
  return { code, out: out.text, err: err.text }
}
const json = async (...argv: string[]): Promise<unknown> =>
  JSON.parse((await pli([...argv, '--json'])).out)

beforeAll(async () => {
  await initData({
    ...{ root, domains: ['medecin.pli.test'], hostName: 'pli.test', actor: 'test' },
    keyType: 'ecdsa-p256',
  })
  const data = await openData(root)
  const people = [
    [doctor, 'MARTIN', 'medecin'],
    [nurse, 'PETIT', 'infirmier'],
  ] as const
  for (const [identity, family, profession] of people)
    await data.authority.enrolProfessional({
      ...{ rpps: identity.slice(5), family, given: 'Camille', profession },
      ...{ keyType: 'ecdsa', actor: 'test' },
    })
  await data.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('pli directory', () => {
  it('imports, says so in both languages, and does so once', async () => {
    expect((await pli(['directory', 'import', extraction, '--dry-run'], 'fr')).out).toContain(
      '200 lignes lues, rien n’a été changé : 200 seraient ajoutées',
    )
    const first = await pli(['directory', 'import', extraction])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain('200 lines read: 200 added')
    expect(await json('directory', 'import', extraction)).toMatchObject({ unchanged: 200 })
    const none = await pli(['directory', 'import', join(folder, 'absent.txt')])
    expect(none.code).not.toBe(0)
    expect(none.err).toContain('is no file')
  })

  it('searches', async () => {
    const found = await pli(['directory', 'search', 'vapelgnac', 'nantes'])
    expect(found.code).toBe(0)
    expect(found.out).toContain('christine.vapelgnac.3@pro.mssante.test')
    expect(found.out).toContain('rpps:99700000039')
    expect(await json('directory', 'search', 'infirmiere', '--limit', '3')).toMatchObject({
      ...{ more: true, counted: true },
      entries: [{ source: 'mss' }, {}, {}],
    })
    const none = await pli(['directory', 'search', 'nobody'], 'fr')
    expect(none).toMatchObject({ code: 1, out: 'Aucun résultat pour « nobody ».\n' })
  })
})

describe('pli mailbox', () => {
  const create = ['mailbox', 'create', address, '--owner', doctor, '--type', 'CAB']

  it('creates, once', async () => {
    expect(await pli([...create, '--dry-run'])).toMatchObject({ code: 0 })
    expect(await json('mailbox', 'list')).toEqual([])
    expect((await pli([...create, '--red-list', 'yes'])).out).toContain(`${address} (CAB) created`)
    expect(await json('mailbox', 'list')).toMatchObject([
      { address, type: 'CAB', owner: doctor, state: 'active', redList: true },
    ])
    const again = await pli(create, 'fr')
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('existe déjà')
  })

  it('is found, shown, edited and exported', async () => {
    const edit = (redList: string) => pli(['directory', 'edit', address, '--red-list', redList])
    expect(await pli(['directory', 'search', 'martin', 'camille'])).toMatchObject({ code: 1 })
    expect(await edit('no')).toMatchObject({ code: 0 })
    expect((await pli(['directory', 'search', 'martin', 'camille'])).out).toContain(address)
    expect((await pli(['directory', 'show', address], 'fr')).out).toContain(`titulaire : ${doctor}`)
    expect((await pli(['directory', 'show', doctor])).out).toContain('Dr Camille MARTIN')
    expect(await pli(['directory', 'show', 'rpps:99700075064'])).toMatchObject({ code: 1 })
    expect(await pli(['directory', 'edit', address, '--state', 'suspended'])).toMatchObject({
      code: 2,
    })
    expect(await pli(['directory', 'edit', nurse, '--state', 'suspended'])).toMatchObject({
      code: 0,
    })
    expect(await json('directory', 'show', nurse)).toMatchObject({
      identity: { state: 'suspended' },
    })
    expect(await pli(['directory', 'edit', nurse, '--state', 'active'])).toMatchObject({ code: 0 })
    const file = join(folder, 'out.txt')
    expect(await pli(['directory', 'export', file])).toMatchObject({ code: 0 })
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(203)
    expect(await pli(['directory', 'export', file])).toMatchObject({ code: 1 })
  })

  it('delegates for some days, and ends that', async () => {
    const delegate = ['mailbox', 'delegate', address, nurse]
    const grant = [...delegate, '--may', 'read,send', '--why', 'congés', '--to', '2030-12-31']
    const done = (await json(...grant)) as { to: number }
    expect(done).toMatchObject({ identity: nurse, actions: ['read', 'send'] })
    expect(done.to).toBe(new Date('2031-01-01T00:00').getTime())
    for (const wrong of [
      [...delegate],
      [...delegate, '--may', 'read'],
      [...delegate, '--may', 'fly', '--why', 'x'],
      [...delegate, '--may', 'read', '--why', 'x', '--to', '2030-02-30'],
      [...delegate, '--may', 'read', '--why', 'x', '--end'],
    ])
      expect(await pli(wrong)).toMatchObject({ code: 2, out: '' })
    expect(await json(...delegate, '--end')).toMatchObject({ ended: 1 })
    expect(await pli([...delegate, '--end'])).toMatchObject({ code: 1 })
  })

  it('suspends, resumes, and closes for ever when confirmed', async () => {
    const state = async () => ((await json('mailbox', 'list')) as { state: string }[])[0]?.state
    expect(await pli(['mailbox', 'suspend', address])).toMatchObject({ code: 0 })
    expect(await state()).toBe('suspended')
    expect(await pli(['mailbox', 'resume', address])).toMatchObject({ code: 0 })
    expect(await pli(['mailbox', 'delete', address])).toMatchObject({ code: 2 })
    expect(await pli(['mailbox', 'delete', address, '--dry-run'])).toMatchObject({ code: 0 })
    expect(await state()).toBe('active')
    expect(await pli(['mailbox', 'delete', address, '--yes'])).toMatchObject({ code: 0 })
    expect(await state()).toBe('closed')
    expect(await pli(['mailbox', 'resume', address])).toMatchObject({ code: 1 })
    expect(await json('mailbox', 'list', '--state', 'active')).toEqual([])
  })
})

describe('pli directory add', () => {
  const hospital = 'finess:750803447'

  it('enters a structure, its application and a doctor there, rehearsed first', async () => {
    const add = [
      ...['directory', 'add', 'organisation', '--finess', '750803447'],
      ...['--name', 'Hôpital Saint-Louis', '--postcode', '75010', '--town', 'Paris'],
    ]
    expect((await pli([...add, '--dry-run'], 'fr')).out).toContain('Hôpital Saint-Louis')
    expect(await pli(['directory', 'show', hospital])).toMatchObject({ code: 1 })
    expect(await json(...add)).toMatchObject({ identity: hospital, dryRun: false })
    expect(await pli(add)).toMatchObject({ code: 1 })
    expect(
      await json(
        'directory',
        'add',
        'application',
        'labo',
        ...['--name', 'Résultats'],
        ...['--organisation', hospital],
      ),
    ).toMatchObject({ identity: 'application:labo' })
    const person = ['--family', 'Léger', '--given', 'Zoé', '--profession', 'medecin']
    const doctorThere = ['directory', 'add', 'professional', '--adeli', '759901234', ...person]
    expect(await json(...doctorThere, '--activity', hospital, '--role', 'praticien')).toMatchObject(
      {
        identity: 'adeli:759901234',
      },
    )
    const found = await pli(['directory', 'search', 'leger', 'paris'])
    expect(found.out).toContain('adeli:759901234')
  })

  it('takes the number where an identity is expected, too', async () => {
    const person = ['--family', 'Durand', '--given', 'Paul', '--profession', 'medecin', '--dry-run']
    for (const id of ['rpps:99700218896', '99700218896'])
      expect(await json('directory', 'add', 'professional', id, ...person)).toMatchObject({
        identity: 'rpps:99700218896',
      })
    const place = ['--name', 'CHU', '--dry-run']
    expect(await json('directory', 'add', 'organisation', '590064036', ...place)).toMatchObject({
      identity: 'finess:590064036',
    })
    const wrong = ['directory', 'add', 'organisation', 'rpps:99700218896', ...place]
    expect((await pli(wrong)).code).toBe(2)
  })

  it('corrects, and shows that a certificate says otherwise', async () => {
    const edit = ['directory', 'edit', doctor, '--family', 'Martin-Roy']
    expect(await pli([...edit, '--dry-run'])).toMatchObject({ code: 0 })
    expect((await pli(['directory', 'show', doctor])).err).toBe('')
    expect(await json(...edit)).toMatchObject({ changed: ['family'] })
    const shown = await pli(['directory', 'show', doctor], 'fr')
    expect(shown.out).toContain('MARTIN-ROY')
    expect(shown.err).toContain('diffèrent, nom : « MARTIN » et « Martin-Roy »')
    expect((await pli(edit)).out).toContain('nothing to change')
  })

  it.each([
    [['directory', 'add', 'robot', 'x'], 2],
    [['directory', 'add', 'professional', '--rpps', '10100997245'], 2],
    [['directory', 'add', 'organisation', '--name', 'x', '--family', 'y'], 2],
    [['directory', 'add', 'application', '--name', 'x', '--organisation', hospital], 2],
    [['directory', 'edit', hospital], 2],
    [['directory', 'edit', hospital, '--red-list', 'yes'], 2],
    [['directory', 'edit', hospital, '--finess', '920008059'], 1],
  ])('refuses %j', async (argv, code) => {
    expect(await pli(argv)).toMatchObject({ code, out: '' })
  })
})
