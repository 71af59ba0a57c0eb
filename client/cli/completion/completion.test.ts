/** Completion as bash does it: the script is sourced, and lines are completed with it. */

import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { command } from '../command.js'
import { entryOf } from '../catalogue.js'
import { Memory } from '../gateway.case.js'
import { Output } from '../output.js'
import { fishScript, zshScript } from './scripts.js'
import { placesOf } from './tree.js'
import { completionOf } from './index.js'

const list = command({
  name: 'probe list',
  summary: 'cmd.inbox',
  role: 'anybody',
  options: {
    state: { summary: 'cli.json', value: 'STATE', choices: ['good', 'revoked'] },
    dataDir: { summary: 'cli.as', value: 'DIR' },
    json: { summary: 'cli.json' },
  },
  arguments: { what: { summary: 'read.uid', value: 'WHAT', choices: ['root', 'people'] } },
  run: () => Promise.resolve(),
})
const deep = command({
  ...{ name: 'probe root sign', summary: 'cmd.read', role: 'anybody' },
  run: () => Promise.resolve(),
})
const entries = [entryOf(list), entryOf(deep)]
const groups = { probe: 'cmd.send', 'probe root': 'cmd.send' } as const

async function script(shell: string): Promise<string> {
  const out = new Memory()
  const output = new Output({ out, err: new Memory(), language: 'en', colour: false })
  const completion = await completionOf(entries, groups).load()
  const invocation = { options: {}, arguments: { shell }, output } as unknown
  await completion.run(invocation as Parameters<typeof completion.run>[0])
  return out.text
}

/** What bash offers for a line whose last word is unfinished. */
async function complete(...line: string[]): Promise<string[]> {
  const drive = `${await script('bash')}
COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _pli; printf '%s\\n' "\${COMPREPLY[@]}"`
  const said = execFileSync('bash', ['-c', drive, 'bash', 'pli', ...line], { encoding: 'utf8' })
  return said.split('\n').filter((word) => word !== '')
}

describe('bash', () => {
  it('completes commands, groups and options', async () => {
    expect(await complete('')).toEqual(['probe', 'completion', '--help'])
    expect(await complete('pro')).toEqual(['probe'])
    expect(await complete('probe', '')).toEqual(['list', 'root', '--help'])
    expect(await complete('probe', 'root', 's')).toEqual(['sign'])
    expect(await complete('probe', 'list', '--')).toEqual([
      ...['--state', '--data-dir', '--json', '--help'],
    ])
  })

  it('completes values where they are known, and leaves files to the shell', async () => {
    expect(await complete('probe', 'list', '--state', '')).toEqual(['good', 'revoked'])
    expect(await complete('probe', 'list', '--state', 're')).toEqual(['revoked'])
    expect(await complete('probe', 'list', '--data-dir', '')).toEqual([])
    expect(await complete('probe', 'list', 'p')).toEqual(['people'])
    expect(await complete('completion', '')).toContain('fish')
  })

  it('is not led astray by values that are named like commands', async () => {
    expect(await complete('probe', 'list', '--state', 'good', '--j')).toEqual(['--json'])
  })
})

describe('zsh and fish', () => {
  it('hold every place with its summary', async () => {
    const places = await placesOf(entries, groups, 'fr')
    for (const text of [zshScript(places), fishScript(places)]) {
      expect(text).toContain('/probe/list')
      expect(text).toContain('Lister les messages reçus')
      expect(text).toContain('good')
    }
  })
})
