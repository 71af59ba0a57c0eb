/** `pli pki verify` as a script meets it: exit codes, JSON, and files of every quality. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../../client/cli/index.js'
import { toPem } from '../../../pki/index.js'
import { craft, caExtensions, craftRoot, now, type Crafted } from '../../../pki/crafted.case.js'
import { compose, composeCrl, extensions, keyPurposes, keySigner } from '../../../pki/x509/index.js'
import { pkiVerify } from './pki-verify.js'

const day = 86_400_000
let dir: string
let end: Crafted
const at = new Date(now).toISOString()
const path = (name: string): string => join(dir, name)

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pli-verify-'))
  const root = await craftRoot()
  const ca = await craft({ cn: 'AC', issuer: root, extensions: caExtensions() })
  const usages = compose(extensions.extendedKeyUsage, [keyPurposes.clientAuth])
  end = await craft({ cn: 'feuille', issuer: ca, extensions: [usages] })
  for (const [name, { certificate }] of Object.entries({ root, ca, end }))
    writeFileSync(path(`${name}.pem`), toPem('CERTIFICATE', certificate.der))
  writeFileSync(path('end.der'), end.certificate.der)
  writeFileSync(path('broken.pem'), toPem('CERTIFICATE', end.certificate.der.subarray(0, -9)))
  writeFileSync(path('text.pem'), 'nothing here\n')
  for (const [name, issuer] of Object.entries({ root, ca }))
    for (const revoked of name === 'ca' ? [[], [end]] : [[]]) {
      const entries = revoked.map(({ certificate: { serial } }) => ({
        ...{ serial, revokedAt: now - day, reason: 'keyCompromise' },
      }))
      const crl = await composeCrl(
        {
          issuer: issuer.certificate.subject,
          ...{ number: 1, thisUpdate: now - day, nextUpdate: now + day, entries },
        },
        keySigner(issuer.privateKey),
      )
      writeFileSync(path(`${name}-${revoked.length}.crl`), toPem('X509 CRL', crl.der))
    }
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function run(leaf: string, ...options: string[]) {
  const out: string[] = []
  const sink = (list: string[]) => ({
    write: (text: string | Uint8Array) => list.push(String(text)) > 0,
  })
  const code = await runCli({
    commands: [pkiVerify],
    argv: [
      'pki',
      'verify',
      path(leaf),
      '--at',
      at,
      ...options.map((o) => (o.includes('.') ? path(o) : o)),
    ],
    ...{
      language: 'en',
      out: sink(out),
      err: sink(out),
      colour: false,
      debug: false,
      version: '0',
    },
    input: Readable.from([]),
  })
  return { code, text: out.join('') }
}
const trusted = ['--anchor', 'root.pem', '--untrusted', 'ca.pem'] as const

describe('pli pki verify', () => {
  it('admits with 0, PEM or DER, and shows the path', async () => {
    for (const leaf of ['end.pem', 'end.der']) {
      const { code, text } = await run(leaf, ...trusted, '--purpose', 'client')
      expect([code, text]).toEqual([0, expect.stringContaining('CN=racine,C=FR')])
    }
  })

  it('refuses with 1, naming rule and reason', async () => {
    const { code, text } = await run('end.pem', ...trusted, '--purpose', 'server', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(text)).toMatchObject({
      verdict: 'refused',
      rule: 'wrong-extended-key-usage',
      reason: expect.stringContaining('serverAuth') as string,
    })
    expect((await run('end.pem', '--anchor', 'root.pem')).code).toBe(1)
    expect((await run('end.pem', ...trusted, '--max-depth', '0')).code).toBe(1)
  })

  it('looks at lists when they are given', async () => {
    const lists = ['--crl', 'root-0.crl', '--crl', 'ca-0.crl']
    expect((await run('end.pem', ...trusted, ...lists)).code).toBe(0)
    const revoked = await run('end.pem', ...trusted, '--crl', 'root-0.crl', '--crl', 'ca-1.crl')
    expect([revoked.code, revoked.text]).toEqual([1, expect.stringContaining('revoked')])
    expect((await run('end.pem', ...trusted, '--crl', 'root-0.crl')).code).toBe(1)
  })

  it('refuses what is no certificate, and says 2 when there is nothing to judge', async () => {
    expect(await run('broken.pem', ...trusted)).toMatchObject({
      code: 1,
      text: expect.stringContaining('not-a-certificate') as string,
    })
    expect((await run('end.pem', '--anchor', 'broken.pem')).code).toBe(1)
    for (const leaf of ['text.pem', 'absent.pem']) {
      const { code, text } = await run(leaf, ...trusted, '--json')
      expect(code).toBe(2)
      expect(JSON.parse(text)).toMatchObject({ verdict: 'unknown', rule: null })
    }
    expect((await run('end.pem', ...trusted, '--max-depth', 'x')).code).toBe(2)
    expect((await run('end.pem', ...trusted, '--at', 'demain')).code).toBe(2)
    expect((await run('end.pem')).code).toBe(2)
  })
})
