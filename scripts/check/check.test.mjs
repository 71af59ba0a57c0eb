/** The checks find what they are for: each is shown one fault, and one innocent neighbour. */

import { describe, expect, it } from 'vitest'
import { auditEvents } from './audit-events.mjs'
import { checkCatalogue } from './catalogue.mjs'
import { checkFiles } from './files.mjs'
import { checkPurity } from './purity.mjs'
import { checkRooms } from './rooms.mjs'
import { withoutTables } from './tables.mjs'

const source = (text, path = 'server/mime/a.ts') => ({ path, text: `/** A. */\n\n${text}\n` })
const whatOf = (found) => found.map(({ what }) => what).join('\n')

describe('files', () => {
  it.each([
    ['a long file', source('x\n'.repeat(401)), 'limit is 400'],
    ['a note to ourselves', source(`// ${'TO'}${'DO'} later`), 'note to ourselves'],
    ['a silenced check', source(`// eslint-${'disable'}-next-line`), 'silences a check'],
    ['a path of a machine', source("const a = '/ho" + "me/me/x'"), 'path of some machine'],
    ['a default export', source('export default 1'), 'default export'],
    ['a name in camel case', source('', 'server/mime/aB.ts'), 'kebab-case'],
    [
      'a file that opens in silence',
      { path: 'pki/a.ts', text: 'export const a = 1\n' },
      'opens without',
    ],
    ['a database', { path: 'data.sqlite', text: '' }, 'does not belong'],
    [
      'a private key',
      source(`-----BEGIN PRIVATE ${'KEY'}-----\n${'A'.repeat(64)}\n`, 'docs/a.md'),
      'private key',
    ],
  ])('%s is found', (_, file, what) => {
    expect(whatOf(checkFiles([file]))).toContain(what)
  })

  it('an ordinary file is let through, and a longish one only noted', () => {
    expect(checkFiles([source('export const a = 1')])).toEqual([])
    expect(checkFiles([source('x\n'.repeat(300))])).toMatchObject([{ warning: true }])
  })
})

describe('purity', () => {
  it.each([
    'const a = Date.now()',
    'const a = Math.random()',
    "import { randomBytes } from 'node:crypto'",
    'const { env } = process',
    "const a = process.env['A']",
    "import Database from 'better-sqlite3'",
    'const a = `${`${Date.now()}`}`',
  ])('%s is found', (text) => {
    expect(checkPurity([source(text)])).toHaveLength(1)
  })

  it('not in comments, tests and the places that may', () => {
    const reader = 'const a = Date.now()'
    expect(checkPurity([source(`// ${reader}`)])).toEqual([])
    expect(checkPurity([source(reader, 'server/mime/a.test.ts')])).toEqual([])
    expect(checkPurity([source(reader, 'server/base/clock.ts')])).toEqual([])
  })
})

describe('the catalogue', () => {
  const load = async () => ({
    phrases: {
      'a.used': { fr: 'Voilà {name}', en: 'Here is {name}' },
      'a.filled': { fr: 'x', en: 'x' },
      'b.unused': { fr: 'Voilà {name}', en: 'Here it is' },
    },
    ruleSentences: {},
  })

  it('names what is used nowhere and whose placeholders differ', async () => {
    const found = await checkCatalogue([source("say('a.used'); say(`a.fil${''}`)")], load)
    expect(found.map(({ where }) => where)).toEqual(['i18n b.unused', 'i18n b.unused'])
  })

  it('takes a template as the use of every key that begins like it', async () => {
    const found = await checkCatalogue([source('say(`a.${x}`); say(`b.${x}`)')], load)
    expect(whatOf(found)).toBe('has other placeholders in French and English')
  })
})

describe('rooms', () => {
  it('want a door and a short page', () => {
    const found = checkRooms([source('', 'server/mime/a.ts'), { path: 'README.md', text: '' }])
    expect(found.map(({ what }) => what)).toEqual(['has no index.ts', 'has no README.md'])
  })

  it('may print tables of any length', () => {
    const table = '| a |\n'.repeat(100)
    const page = `x\n<!-- table: a -->\n${table}<!-- end -->\ny\n`
    expect(withoutTables(page)).toBe('x\ny\n')
  })
})

it('audit events are read from their type', () => {
  const events = new Map(auditEvents('server/audit/events.ts'))
  expect(events.get('gateway.started')).toBe('version')
  expect(events.get('gateway.stopped')).toBe('')
})
