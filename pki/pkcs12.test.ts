import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemRandom, type Fault } from '../server/base/index.js'
import { craft, ecKeys } from './crafted.case.js'
import { openPkcs12 } from './pkcs12-open.js'
import { makePassword, makePkcs12 } from './pkcs12.js'
import { parseCertificates } from './x509/index.js'

describe('passwords of bundles', () => {
  it('can be read aloud and are not made twice', () => {
    const made = Array.from({ length: 200 }, () => makePassword(systemRandom))
    for (const password of made)
      expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){4}[a-hj-km-np-z2-9]{4}$/)
    expect(new Set(made).size).toBe(200)
  })

  it.each(['court', 'sept chars', 'motdepasseé', 'x'.repeat(129)])(
    'refuse %j',
    async (password) => {
      const { certificate, privateKey } = await craft({ cn: 'x' })
      const bundle = { certificate, privateKey, chain: [], friendlyName: 'x', password }
      expect(() => makePkcs12(bundle, systemRandom)).toThrow(/password/)
    },
  )
})

const openssl = spawnSync('openssl', ['version']).status === 0 ? undefined : 'no openssl'

describe.skipIf(openssl)(`bundles of openssl${openssl ? ` (${openssl})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'pli-p12-'))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  const at = (name: string): string => join(folder, name)
  const run = (...words: readonly string[]): void => {
    const { status, stderr } = spawnSync('openssl', words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }

  it.each([
    ['RSA', ['-newkey', 'rsa:2048']],
    ['EC', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']],
  ] as const)(
    'open, %s, with a chain, as new and old programs write them',
    (_, key) => {
      const named = (name: string): readonly string[] => ['-subj', `/CN=${name}`, '-nodes']
      run('req', '-x509', ...key, ...named('AC'), '-keyout', at('ca.key'), '-out', at('ca.pem'))
      run('req', '-x509', ...key, ...named('x'), '-keyout', at('x.key'), '-out', at('x.pem'))
      const secret = createPrivateKey(readFileSync(at('x.key')))
      const given = ['-inkey', at('x.key'), '-in', at('x.pem'), '-certfile', at('ca.pem')]
      const ways: readonly (readonly [string, ...string[]])[] = [
        ['motdepasse'],
        ['un été à Noël'],
        ['motdepasse', '-legacy'],
        ['un été à Noël', '-legacy', '-descert'],
        ['motdepasse', '-keypbe', 'AES-128-CBC', '-certpbe', 'AES-192-CBC'],
        ['motdepasse', '-nomac'],
      ]
      for (const [password, ...way] of ways) {
        run(
          'pkcs12',
          '-export',
          ...given,
          ...way,
          '-passout',
          `pass:${password}`,
          '-out',
          at('p12'),
        )
        const text = openPkcs12(readFileSync(at('p12')), password)
        const [pem = ''] =
          /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text) ?? []
        expect(createPrivateKey(pem).equals(secret), way.join(' ')).toBe(true)
        expect(parseCertificates(text)).toHaveLength(2)
        expect(() => openPkcs12(readFileSync(at('p12')), `${password}é`)).toThrow(/does not open/)
      }
    },
    30_000,
  )
})

describe('opening a bundle', () => {
  const password = 'un-code-de-trente-caracteres'

  it.each([
    ['an elliptic curve', ecKeys],
    ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ])('gives back key and certificate, %s', async (_, keys) => {
    const { certificate, privateKey } = await craft({ cn: 'x', keys: keys() })
    const bundle = { certificate, privateKey, chain: [], friendlyName: 'x', password }
    const text = openPkcs12(makePkcs12(bundle, systemRandom), password)
    const [key = ''] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text) ?? []
    expect(createPrivateKey(key).equals(privateKey)).toBe(true)
    expect(parseCertificates(text).map(({ der }) => der)).toEqual([certificate.der])
  })

  it('says that a code is wrong, and that a file is none', async () => {
    const { certificate, privateKey } = await craft({ cn: 'x' })
    const bundle = { certificate, privateKey, chain: [], friendlyName: 'x', password }
    const made = makePkcs12(bundle, systemRandom)
    const kindOf = (bytes: Uint8Array, code: string): unknown => {
      try {
        return openPkcs12(bytes, code)
      } catch (error) {
        return (error as Fault).kind
      }
    }
    expect(kindOf(made, 'un-autre-code-de-la-poste')).toBe('denied')
    expect(kindOf(Buffer.from('rien de tel'), password)).toBe('syntax')
    expect(kindOf(Buffer.alloc(300 * 1024), password)).toBe('syntax')
    const damaged = Buffer.from(made)
    damaged[made.length >> 1] = (damaged[made.length >> 1] ?? 0) ^ 1
    expect(kindOf(damaged, password)).toBe('denied')
  })
})
