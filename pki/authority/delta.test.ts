/** Delta lists as OpenSSL takes them: yesterday's full list and today's changes say what today's full list says. */

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, doctor, readySpace, type Space } from '../space.case.js'
import { parseCrl, toPem, type Certificate, type Crl } from '../x509/index.js'

const dir = mkdtempSync(join(tmpdir(), 'pli-delta-'))
const file = (name: string): string => join(dir, name)
const day = 86_400_000
let space: Space
let first: Certificate
let second: Certificate

beforeAll(async () => {
  space = await readySpace()
  const enrol = async (): Promise<Certificate> =>
    (await space.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa' })).certificate
  first = await enrol()
  second = await enrol()
  const pem = (wanted: boolean, all: readonly { name: string; certificate: Certificate }[]) =>
    all
      .filter(({ name }) => (name === 'root') === wanted)
      .map(({ certificate }) => toPem('CERTIFICATE', certificate.der))
      .join('')
  const all = await space.authority.authorities()
  writeFileSync(file('root.pem'), pem(true, all))
  writeFileSync(file('cas.pem'), pem(false, all))
  writeFileSync(file('first.pem'), toPem('CERTIFICATE', first.der))
  writeFileSync(file('second.pem'), toPem('CERTIFICATE', second.der))
})
afterAll(async () => {
  await space.engine.close()
  rmSync(dir, { recursive: true })
})

async function list(kind: 'full' | 'delta'): Promise<Crl> {
  return parseCrl((await space.authority.crl('people', kind))?.der ?? Buffer.of())
}

/** What `openssl verify` says of a leaf by these lists. */
function verify(leaf: string, lists: readonly Crl[]): string {
  writeFileSync(file('lists.pem'), lists.map(({ der }) => toPem('X509 CRL', der)).join(''))
  const { stdout, stderr } = spawnSync('openssl', [
    ...['verify', '-x509_strict', '-CAfile', file('root.pem'), '-untrusted', file('cas.pem')],
    ...['-crl_check', '-use_deltas', '-extended_crl', '-CRLfile', file('lists.pem'), file(leaf)],
  ])
  return `${stdout.toString()}${stderr.toString()}`
}

const target = (of: Certificate) => ({ target: { serial: of.serial }, actor })

describe('a delta list (RFC 5280 §5.2.4)', () => {
  it('begins from a list that somebody may hold, and tells what changed since', async () => {
    const old = await list('full')
    expect(verify('first.pem', [old, await list('delta')])).toMatch(/first\.pem: OK/)
    await space.authority.revoke({ ...target(first), reason: 'keyCompromise' })
    const delta = await list('delta')
    expect(delta).toMatchObject({ number: '2', baseNumber: '1' })
    expect([...delta.entries].map(({ serial }) => serial)).toEqual([first.serial])
    expect(delta.nextUpdate).toBeLessThan((await list('full')).nextUpdate)
    expect(verify('first.pem', [old, delta])).toMatch(/certificate revoked/)
    expect(verify('second.pem', [old, delta])).toMatch(/second\.pem: OK/)
  })

  it('takes back what was only held', async () => {
    await space.authority.revoke({ ...target(second), reason: 'certificateHold' })
    const old = await list('full')
    expect(verify('second.pem', [old])).toMatch(/certificate revoked/)
    await space.authority.release(target(second))
    const delta = await list('delta')
    expect(delta.entries.get(second.serial)?.reason).toBe('reason-8')
    writeFileSync(file('delta.der'), delta.der)
    const args = ['crl', '-inform', 'DER', '-in', file('delta.der'), '-noout', '-text']
    const shown = execFileSync('openssl', [...args, '-CAfile', file('cas.pem')]).toString()
    expect(shown).toMatch(/Delta CRL Indicator: critical\n\s+1\n/)
    expect(shown).toMatch(/Remove From CRL/)
    expect(verify('second.pem', [old, delta])).toMatch(/second\.pem: OK/)
    expect(verify('first.pem', [old, delta])).toMatch(/certificate revoked/)
  })

  it('says with any list it begins from what the full list of its number says', async () => {
    const full = await list('full')
    const delta = await list('delta')
    expect(delta.number).toBe(full.number)
    expect(full.entries.get(first.serial)?.reason).toBe('keyCompromise')
    expect(full.entries.get(second.serial)).toBeUndefined()
    const freshest = execFileSync('openssl', ['crl', '-inform', 'DER', '-noout', '-text'], {
      input: full.der,
    }).toString()
    expect(freshest).toContain('http://127.0.0.1/crl/people.delta.crl')
  })

  it('begins from a later list when nobody holds the old ones any more', async () => {
    space.clock.at += day
    await space.authority.refreshCrl('people', actor)
    const { number } = await list('full')
    space.clock.at += 6.5 * day
    await space.authority.refreshCrl('people', actor)
    const delta = await list('delta')
    expect(delta.baseNumber).toBe(number)
    expect(delta.entries.size).toBe(0)
  })

  it('is signed again after half a day', async () => {
    expect(await space.authority.refreshDueCrls(actor)).not.toContain('people')
    space.clock.at += day / 2 + 1000
    expect(await space.authority.refreshDueCrls(actor)).toContain('people')
  })
})
