/** `pli revoke` killed at any moment: what was reported stays revoked, and lists and directory agree at the next start. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseCrl } from '../../../pki/index.js'
import { projectRoot, Space, startInProcess } from '../harness.js'

const rounds = 12
const mainFile = join(projectRoot, 'dist/server/main.js')
let space: Space
const serials: string[] = []

beforeAll(async () => {
  space = await Space.make()
  await space.withData(async ({ authority }) => {
    for (let i = 0; i < rounds; i++) {
      const { certificate } = await authority.enrolProfessional({
        ...{ rpps: '10100997245', family: 'MARTIN', given: 'Camille', profession: 'medecin' },
        ...{ actor: 'scenario', keyType: 'ecdsa' },
      })
      serials.push(certificate.serial)
    }
  })
}, 120_000)
afterAll(() => space.remove())

/** Runs `pli revoke` and kills it after `ms`; did it say that it was done? */
async function revokeFor(ms: number, serial: string): Promise<boolean> {
  const args = ['revoke', serial, '--data', space.root, '--reason', 'keyCompromise', '--json']
  const child = spawn(process.execPath, [mainFile, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const timer = setTimeout(() => child.kill('SIGKILL'), ms)
  await once(child, 'close')
  clearTimeout(timer)
  return out.includes(serial)
}

it('loses no revocation that was reported, and lists every one that was made', async () => {
  const begun = Date.now()
  const reported = new Set<string>()
  const [first = '', ...others] = serials
  expect(await revokeFor(120_000, first)).toBe(true)
  reported.add(first)
  const whole = Date.now() - begun
  // Spread over the last half of what one takes: the first half only loads the program.
  for (const [i, serial] of others.entries())
    if (await revokeFor(whole * (0.5 + (0.6 * i) / others.length), serial)) reported.add(serial)
  const house = await startInProcess(space)
  await house.stop()
  await space.withData(async ({ authority, directory }) => {
    const list = parseCrl((await authority.crl('people', 'full'))?.der ?? Buffer.of())
    const delta = parseCrl((await authority.crl('people', 'delta'))?.der ?? Buffer.of())
    let revoked = 0
    for (const serial of serials) {
      const state = (await directory.certificate({ serial }))?.state
      if (state === 'revoked') revoked++
      if (reported.has(serial)) expect(state).toBe('revoked')
      expect(list.entries.get(serial) !== undefined).toBe(state === 'revoked')
      expect(delta.entries.get(serial) !== undefined).toBe(state === 'revoked')
    }
    expect(list.entries.size).toBe(revoked)
    expect(delta.number).toBe(list.number)
  })
}, 300_000)
