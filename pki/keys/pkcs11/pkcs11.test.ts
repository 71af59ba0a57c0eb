import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { hasNoToken, makeSoftToken } from '../../../server/test/soft-token.js'
import { run, isMissing } from '../../../server/test/foreign.js'
import { isSignedBy, keyName } from '../../x509/index.js'
import {
  hasTokenKey,
  makeTokenKey,
  openTokenKey,
  parsePkcs11Uri,
  TokenLibrary,
  withObject,
  type TokenAccess,
} from '../index.js'

const fault = (kind: string, message?: RegExp): unknown =>
  expect.objectContaining({ kind, ...(message && { message: expect.stringMatching(message) }) })

describe('a PKCS#11 URI (RFC 7512)', () => {
  it('is read with its escapes', () => {
    expect(
      parsePkcs11Uri(
        'pkcs11:token=Jeton%20d%C3%A9mo;object=people;id=%01%ff;slot-id=7?module-path=/lib/x.so&pin-source=file:/run/pin',
      ),
    ).toEqual({
      ...{ token: 'Jeton démo', object: 'people', id: Buffer.of(1, 255), slotId: 7 },
      ...{ modulePath: '/lib/x.so', pinSource: 'file:/run/pin' },
    })
    expect(parsePkcs11Uri(withObject('pkcs11:token=T?module-path=/x', 'a b'))).toMatchObject({
      ...{ token: 'T', object: 'a b', modulePath: '/x' },
    })
    expect(parsePkcs11Uri(withObject('pkcs11:', 'k'))).toEqual({ object: 'k' })
  })

  it.each([
    'pkcs12:object=x',
    'pkcs11:token=a',
    'pkcs11:object=a;object=b',
    'pkcs11:object=%zz',
    'pkcs11:object',
    'pkcs11:object=a?pin-value=1234',
    'pkcs11:object=a;type=cert',
    'pkcs11:object=a;slot-id=-1',
    'pkcs11:object=a;library-version=3',
    'pkcs11:object=é',
  ])('is refused in one sentence: %s', (text) => {
    expect(() => parsePkcs11Uri(text)).toThrow(fault('syntax'))
  })

  it('is refused when it is endless', () => {
    expect(() => parsePkcs11Uri(`pkcs11:object=${'a'.repeat(2000)}`)).toThrow(fault('syntax'))
  })
})

describe.skipIf(hasNoToken())('a token (SoftHSM2)', () => {
  const token = makeSoftToken()
  const library = new TokenLibrary(token.library)
  let asked = 0
  const access = (object: string, pin = token.pin): TokenAccess => ({
    uri: parsePkcs11Uri(token.uri(object)),
    module: token.library,
    pin: async () => {
      asked++
      return Buffer.from(pin)
    },
  })
  const bytes = Buffer.from('à signer')

  afterAll(async () => {
    await library.close()
    token.remove()
  })

  it.each(['rsa-3072', 'ecdsa-p256', 'ecdsa-p384'])('makes %s and signs with it', async (kind) => {
    expect(await hasTokenKey(library, access(kind))).toBe(false)
    const made = await makeTokenKey(library, access(kind), kind, Buffer.from(kind))
    expect(keyName(made.publicKey)).toBe(kind)
    const signer = await openTokenKey(library, access(kind))
    expect(signer.publicKey.equals(made.publicKey)).toBe(true)
    for (let i = 0; i < 20; i++) {
      const signature = await signer.sign(bytes)
      expect(isSignedBy(bytes, signature, signer.algorithm, made.publicKey)).toBe(true)
    }
    await expect(makeTokenKey(library, access(kind), kind, Buffer.of(9))).rejects.toEqual(
      fault('already-exists'),
    )
  })

  it('keeps one session for all of that', () => {
    expect(asked).toBe(1)
  })

  it('signs for many at once', async () => {
    const signer = await openTokenKey(library, access('ecdsa-p256'))
    const all = await Promise.all(Array.from({ length: 30 }, () => signer.sign(bytes)))
    for (const one of all)
      expect(isSignedBy(bytes, one, signer.algorithm, signer.publicKey)).toBe(true)
  })

  it('says which key or token is not there', async () => {
    await expect(openTokenKey(library, access('absent'))).rejects.toEqual(
      fault('not-found', /no key "absent"/),
    )
    const other = { ...access('people'), uri: parsePkcs11Uri('pkcs11:token=Autre;object=x') }
    await expect(openTokenKey(library, other)).rejects.toEqual(
      fault('unavailable', /"Autre" is not present/),
    )
    const nowhere = new TokenLibrary('/nonexistent/lib.so')
    await expect(nowhere.use(access('x'), async () => 1)).rejects.toEqual(
      fault('unavailable', /does not load/),
    )
  })

  it('that is pulled out is told, and used again once it is back', async () => {
    const signer = await openTokenKey(library, access('ecdsa-p256'))
    token.pull()
    await expect(signer.sign(bytes)).rejects.toEqual(fault('unavailable', /is not present/))
    await expect(signer.sign(bytes)).rejects.toEqual(fault('unavailable', /is not present/))
    token.plug()
    const signature = await signer.sign(bytes)
    expect(isSignedBy(bytes, signature, signer.algorithm, signer.publicKey)).toBe(true)
  })

  it('is given a wrong PIN once only', async () => {
    const fresh = new TokenLibrary(token.library)
    // Sessions of the same process share a login: it has to be gone first.
    await library.close()
    const before = await flagsOf(token.env)
    for (let i = 0; i < 8; i++)
      await expect(openTokenKey(fresh, access('ecdsa-p256', '000000'))).rejects.toEqual(
        fault('denied', /refuses this PIN/),
      )
    expect(await flagsOf(token.env)).toBe(before)
    expect(await openTokenKey(fresh, access('ecdsa-p256'))).toBeDefined()
    await fresh.close()
  })

  it.skipIf(isMissing('pkcs11-tool'))('holds keys that do not come out', async () => {
    const listed = await run('pkcs11-tool', [
      ...['--module', token.library, '--token-label', token.label, '--login', '--pin', token.pin],
      ...['--list-objects', '--type', 'privkey'],
    ])
    expect(listed.out).toContain('label:      rsa-3072')
    expect(listed.out).toMatch(/Access:.*sensitive.*never extractable/)
    const exported = await run('pkcs11-tool', [
      ...['--module', token.library, '--token-label', token.label],
      ...['--read-object', '--type', 'pubkey', '--label', 'rsa-3072'],
      ...['-o', `${token.folder}/public.der`],
    ])
    expect(exported.code).toBe(0)
    const theirs = createPublicKey({
      ...{ key: readFileSync(`${token.folder}/public.der`), format: 'der', type: 'spki' },
    })
    const ours = await openTokenKey(library, access('rsa-3072'))
    expect(theirs.equals(ours.publicKey)).toBe(true)
  })
})

async function flagsOf(env: Readonly<Record<string, string>>): Promise<string> {
  const { out } = await run('softhsm2-util', ['--show-slots'], { env })
  return out
}
