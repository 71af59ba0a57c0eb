/** The master key copied under a passphrase, lost, and put back by two administrators. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../../client/cli/index.js'
import { Space, type Member } from '../test/harness.js'
import { operatorCommands, operatorGroups } from './index.js'

let space: Space
let officer: Member
let second: Member
let key: string
let copy: string
let secret: string

beforeAll(async () => {
  space = await Space.make()
  officer = await space.enrol('doctor')
  second = await space.enrol('colleague')
  key = join(space.root, 'master.key')
  copy = join(space.root, 'copy.age')
  secret = join(space.root, 'passphrase')
  writeFileSync(secret, 'une phrase bien assez longue\n', { mode: 0o600 })
})
afterAll(() => space.remove())

async function run(as: Member | null, ...argv: string[]): Promise<{ code: number; text: string }> {
  const said: string[] = []
  const sink = { write: (text: string | Uint8Array) => said.push(String(text)) > 0 }
  const code = await runCli({
    ...{ commands: operatorCommands, groups: operatorGroups, argv },
    defaults: { data: space.root, admin: as?.folder },
    ...{ language: 'en', out: sink, err: sink, colour: false, debug: false, version: '0' },
    input: Readable.from([]),
  })
  return { code, text: said.join('') }
}

const restore = (as: Member | null, file = secret): ReturnType<typeof run> =>
  run(as, 'master-key', 'restore', copy, '--secret', `file:${file}`, '--why', 'lost disk')

it('is copied, never over a file, and never under a short passphrase', async () => {
  const short = join(space.root, 'short')
  writeFileSync(short, 'court\n', { mode: 0o600 })
  const refused = await run(null, 'master-key', 'export', copy, '--secret', `file:${short}`)
  expect(refused).toMatchObject({ code: 1, text: expect.stringMatching(/12 characters/) as string })
  expect(existsSync(copy)).toBe(false)
  const source = ['--secret', `file:${secret}`]
  expect((await run(null, 'master-key', 'export', copy, ...source)).code).toBe(0)
  expect(readFileSync(copy).includes(readFileSync(key).subarray(-20))).toBe(false)
  expect((await run(null, 'master-key', 'export', copy, ...source)).text).toMatch(/already/i)
})

it('is not put back while it is there', async () => {
  expect((await restore(null)).text).toMatch(/nothing to put back/)
})

it('comes back with the signatures of two, and with its own passphrase only', async () => {
  const before = readFileSync(key)
  const officers = ['--role', 'security-officer', '--why', 'x']
  await run(null, 'admin', 'add', 'rpps:10100997245', ...officers)
  const other = second.name
  expect(await run(officer, 'admin', 'add', other, ...officers)).toMatchObject({ code: 0 })
  expect((await run(officer, 'admin', 'two-person', 'on', '--why', 'policy')).code).toBe(0)
  rmSync(key)
  const wrong = join(space.root, 'wrong')
  writeFileSync(wrong, 'une tout autre phrase\n', { mode: 0o600 })
  expect((await restore(officer, wrong)).text).toMatch(/does not open/)
  const asked = await restore(officer)
  expect(asked).toMatchObject({ code: 1, text: expect.stringMatching(/approve/) as string })
  expect(existsSync(key)).toBe(false)
  const number = /pli approve (\d+)/.exec(asked.text)?.[1] ?? ''
  const withCopy = ['--master-copy', copy, '--secret', `file:${secret}`, '--yes', '--why', 'seen']
  expect(await run(second, 'approve', number, ...withCopy)).toMatchObject({ code: 0 })
  expect(await restore(officer)).toMatchObject({ code: 0 })
  expect(readFileSync(key)).toEqual(before)
  expect((await run(officer, 'audit', 'verify')).code).toBe(0)
}, 120_000)

it('is not taken from a copy of another directory', async () => {
  const stranger = await Space.make()
  try {
    rmSync(join(stranger.root, 'master.key'))
    const said: string[] = []
    const sink = { write: (text: string | Uint8Array) => said.push(String(text)) > 0 }
    const argv = [
      'master-key',
      'restore',
      copy,
      '--secret',
      `file:${secret}`,
      '--data',
      stranger.root,
    ]
    const code = await runCli({
      ...{ commands: operatorCommands, groups: operatorGroups, argv },
      ...{ language: 'en', out: sink, err: sink, colour: false, debug: false, version: '0' },
      input: Readable.from([]),
    })
    expect(code).toBe(1)
    expect(existsSync(join(stranger.root, 'master.key'))).toBe(false)
  } finally {
    stranger.remove()
  }
}, 60_000)
