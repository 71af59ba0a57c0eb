/** `pli message check` on files: the verdict as exit code, text and JSON, with keys and authorities from files. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toPem } from '../../pki/x509/index.js'
import { systemRandom } from '../../server/base/index.js'
import { encryptSmime, openPgp } from '../keys/index.js'
import {
  alice,
  mail,
  makeCast,
  multipart,
  now,
  sign,
  text,
  type Cast,
} from '../keys/message/messages.case.js'
import { runCli, userCommands, userGroups } from './index.js'

let folder: string
let cast: Cast
const at = (name: string): string => join(folder, name)
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content)
  return at(name)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pli-message-'))
  cast = await makeCast()
  const { space, doctor, reader } = cast
  const pem = (der: Buffer): string => toPem('CERTIFICATE', der)
  put('chain.pem', [space.people, space.root].map((ca) => pem(ca.certificate.der)).join(''))
  for (const [index, { der }] of space.trust.lists.entries()) put(`${index}.crl`, der)
  const key = reader.privateKey.export({
    ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'très secret' },
  })
  put('reader.key', key)
  put('reader.pem', pem(reader.certificate.der))
  put('phrase', 'très secret\n')
  const signed = await sign(text('Bonjour'), doctor)
  put('signed.eml', mail(signed))
  put('partly.eml', mail(multipart('mixed', text('Avant'), signed)))
  put('sealed.eml', mail(encryptSmime(signed, [reader.certificate], systemRandom)))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function check(...argv: string[]) {
  const written = { out: '', err: '' }
  const sink = (name: 'out' | 'err') => ({
    write(data: string | Uint8Array) {
      written[name] += Buffer.from(data).toString()
      return true
    },
  })
  const code = await runCli({
    ...{ commands: userCommands, groups: userGroups, language: 'fr', version: '0' },
    ...{ out: sink('out'), err: sink('err'), input: Readable.from([]) },
    ...{ colour: false, debug: false, clock: { now: () => now } },
    argv: ['message', 'check', ...argv],
  })
  return { code, ...written }
}

const trust = (): string[] => [
  ...['--anchor', at('chain.pem'), '--crl', at('0.crl'), '--crl', at('1.crl')],
]
const keys = (): string[] => [
  ...['--key', at('reader.key'), '--key', at('reader.pem'), '--passphrase-file', at('phrase')],
]

describe('pli message check', () => {
  it('is 0 for a message to be believed, and shows who signed what', async () => {
    const { code, out } = await check(at('signed.eml'), ...trust())
    expect(code).toBe(0)
    expect(out).toContain('Authentique : Signé par Dr Camille MARTIN, Médecin, RPPS 10100997245')
    expect(out).toMatch(/^ {2}1\.1 {2}text\/plain {2}\[signé\]$/m)
  })

  it('is 1 when only a part is signed, or nobody is believed', async () => {
    const partly = await check(at('partly.eml'), ...trust())
    expect(partly.code).toBe(1)
    expect(partly.out).toContain('À vérifier : Une partie du message seulement est signée')
    expect(partly.out).toContain('1.1  text/plain  [ni signé ni chiffré]')
    const strange = await check(at('signed.eml'))
    expect(strange).toMatchObject({ code: 1, err: '' })
    expect(strange.out).toContain('Aucune autorité de confiance')
  })

  it('opens what it has keys for, signature and envelope both told in JSON', async () => {
    const { code, out } = await check(at('sealed.eml'), ...trust(), ...keys(), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      ...{ verdict: 'green', signed: true, encrypted: true, from: alice },
      signer: { identity: 'rpps:10100997245' },
      layers: [
        {
          ...{ type: 'smime-encrypted', ofMessage: true, covers: ['1.1.1', '1.1.2'] },
          opening: { state: 'opened', cipher: 'aes-256-gcm', authenticated: true },
        },
        { type: 'smime-signed', verdict: 'green', path: '1.1', covers: ['1.1.1'] },
      ],
      parts: [
        { path: '1.1.1', contentType: 'text/plain', signed: true, encrypted: true, visible: true },
        { path: '1.1.2', signed: false, visible: false },
      ],
    })
    const closed = await check(at('sealed.eml'), ...trust())
    expect(closed.code).toBe(1)
    expect(closed.out).toContain('aucune des clés données ne l’ouvre')
  })

  it('believes the OpenPGP key that is named, for its address', async () => {
    const owner = { name: 'Camille Martin', address: alice }
    const made = await openPgp.makeKey({ ...owner, passphrase: null, now, lifetimeMs: null })
    const key = await openPgp.openSecret(made.secret, null, now)
    put('alice.asc', key.publicKey)
    const signed = await openPgp.signEntity(text('Bonjour'), key, now, systemRandom)
    put('pgp.eml', mail(signed))
    expect((await check(at('pgp.eml'), '--anchor', at('alice.asc'))).code).toBe(0)
    const unknown = await check(at('pgp.eml'))
    expect(unknown.out).toContain('clé OpenPGP inconnue')
    expect(unknown.code).toBe(1)
  })

  it('is 2 when there is no message, and 1 with a sentence for material that is none', async () => {
    put('nothing', Buffer.alloc(10))
    expect(await check(at('nothing'))).toMatchObject({ code: 2, out: '' })
    expect(await check(at('missing.eml'))).toMatchObject({ code: 2, out: '' })
    for (const option of ['--anchor', '--crl', '--key']) {
      const { code, err } = await check(at('signed.eml'), option, at('phrase'))
      expect(code).toBe(1)
      expect(err).toContain('phrase')
    }
    const closed = await check(at('signed.eml'), '--key', at('reader.key'))
    expect(closed.err).toContain('--passphrase-file')
  })
})
