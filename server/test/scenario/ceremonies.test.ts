/** The root offline, as an operator holds its ceremonies with the real program, checked with OpenSSL. */

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isMissing, run } from '../foreign.js'
import { pli } from '../harness.js'
import { hasNoToken, makeSoftToken } from '../soft-token.js'

const folder = mkdtempSync(join(tmpdir(), 'pli-ceremony-'))
const at = (name: string): string => join(folder, name)
const root = at('data')
const secret = ['--root-secret', `file:${at('phrase')}`]
const key = ['--root-key', at('root.key'), ...secret]
const elsewhere = ['--root-cert', join(root, 'ca/root.pem'), ...key]

const verified = async (file: string): Promise<string> =>
  (await run('openssl', ['verify', '-CAfile', join(root, 'ca/root.pem'), file])).out

beforeAll(async () => {
  writeFileSync(at('phrase'), 'une phrase assez longue\n', { mode: 0o600 })
  writeFileSync(at('other'), 'une autre phrase, fausse\n', { mode: 0o600 })
  const made = await pli(['init', root, ...key, '--key-type', 'ecdsa-p256'])
  expect(made).toMatchObject({ code: 0 })
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe.skipIf(isMissing('openssl'))('a root kept in a file', () => {
  it('is 0600, opened by openssl, and nowhere in the data directory', async () => {
    expect(statSync(at('root.key')).mode & 0o777).toBe(0o600)
    const args = ['pkey', '-in', at('root.key'), '-passin', `file:${at('phrase')}`, '-noout']
    expect(await run('openssl', args)).toMatchObject({ code: 0 })
    const refused = await pli(['pki', 'root', 'sign-ca', 'people', '--data', root])
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--root-key') })
  })

  it('signs a list that lasts until the next ceremony', async () => {
    const bad = ['--root-key', at('root.key'), '--root-secret', `file:${at('other')}`]
    expect(await pli(['pki', 'root', 'crl', '--data', root, ...bad])).toMatchObject({
      code: 1,
      err: expect.stringContaining('n’ouvre pas'),
    })
    const signed = await pli(['pki', 'root', 'crl', '--data', root, ...key, '--json'])
    const { nextUpdate } = JSON.parse(signed.out) as { nextUpdate: number }
    expect(nextUpdate).toBeGreaterThan(Date.now() + 360 * 86_400_000)
  })

  it('lets a new generation take over, after a rehearsal that changes nothing', async () => {
    const order = ['pki', 'root', 'sign-ca', 'people', '--data', root]
    expect(await pli([...order, '--dry-run'])).toMatchObject({ code: 0 })
    expect(existsSync(join(root, 'ca/people-2.pem'))).toBe(false)
    expect(await pli([...order, ...key])).toMatchObject({ code: 0 })
    expect(await verified(join(root, 'ca/people-2.pem'))).toContain('OK')
    expect(await verified(join(root, 'ca/people.pem'))).toContain('OK')
  })

  it('signs on another machine what is taken back once', async () => {
    const request = ['pki', 'root', 'request', 'servers', '--data', root, '--out', at('s.csr')]
    expect(await pli(request)).toMatchObject({ code: 0 })
    const sign = ['pki', 'root', 'sign', at('s.csr'), '--out', at('s.pem'), ...elsewhere]
    expect(await pli(sign)).toMatchObject({ code: 0 })
    const take = ['pki', 'root', 'import', at('s.pem'), '--data', root]
    expect(await pli(take)).toMatchObject({ code: 0 })
    expect(await pli(take)).toMatchObject({ code: 1 })
    expect(await verified(join(root, 'ca/servers-2.pem'))).toContain('OK')
  })

  it('signs lists there too', async () => {
    const request = ['pki', 'root', 'request', '--list', '--data', root, '--out', at('l.json')]
    expect(await pli(request)).toMatchObject({ code: 0 })
    const sign = ['pki', 'root', 'sign', at('l.json'), '--out', at('l.crl'), ...elsewhere]
    expect(await pli(sign)).toMatchObject({ code: 0 })
    const take = ['pki', 'root', 'import', at('l.crl'), '--data', root]
    expect(await pli(take)).toMatchObject({ code: 0 })
    expect(await pli(take)).toMatchObject({ code: 1 })
    const crl = ['crl', '-in', at('l.crl'), '-CAfile', join(root, 'ca/root.pem'), '-noout']
    expect((await run('openssl', crl)).err).toContain('verify OK')
    expect(readFileSync(at('l.json'), 'utf8')).toContain('pli-root-list')
  })
})

describe.skipIf(hasNoToken())('issuing authorities in a token', () => {
  it('are made there and sign there', async () => {
    const token = makeSoftToken('Autorités')
    writeFileSync(at('pin'), `${token.pin}\n`, { mode: 0o600 })
    const place = `pkcs11:token=${encodeURIComponent(token.label)}`
    const ca = ['--ca-keys', place, '--ca-secret', `file:${at('pin')}`]
    const made = ['init', at('hsm'), ...ca, '--pkcs11-library', token.library]
    expect(await pli([...made, '--key-type', 'ecdsa-p256'])).toMatchObject({ code: 0, err: '' })
    const renew = ['pki', 'crl', 'people', '--renew', '--data', at('hsm')]
    expect(await pli(renew)).toMatchObject({ code: 0 })
    token.pull()
    expect(await pli(renew)).toMatchObject({ code: 1, err: expect.stringContaining('Autorités') })
    token.plug()
    expect(await pli(renew)).toMatchObject({ code: 0 })
    token.remove()
  })
})
