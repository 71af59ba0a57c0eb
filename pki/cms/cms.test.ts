/** CMS both ways with OpenSSL, and what must not pass: altered content, weak hashes, exchanged certificates, hostile BER. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../server/base/index.js'
import { caExtensions, craft, ecKeys, now, type Crafted } from '../crafted.case.js'
import {
  compose,
  composeTlv,
  DerReader,
  elementsOf,
  extensions,
  keyIdentifierOf,
  openSequence,
  tags,
} from '../x509/index.js'
import { definite } from './ber.js'
import { decryptCms, encryptCms, signCms, verifyCms, type CmsSigner } from './index.js'
import { hasOpenssl, OpensslDesk } from './openssl.case.js'

const desk = new OpensslDesk()
const content = Buffer.from('Content-Type: text/plain\r\n\r\nPrescription de Camille\r\n')
let root: Crafted
let people: Readonly<Record<'rsa' | 'p256' | 'p384' | 'ed25519', Crafted>>

const identifier = (key: KeyObject) =>
  compose(extensions.subjectKeyIdentifier, keyIdentifierOf(key))

beforeAll(async () => {
  root = await craft({ cn: 'racine', extensions: caExtensions() })
  const leaf = (cn: string, keys: Parameters<typeof craft>[0]['keys']) =>
    craft({ cn, issuer: root, ...(keys && { keys, extensions: [identifier(keys.publicKey)] }) })
  people = {
    rsa: await leaf('rsa', generateKeyPairSync('rsa', { modulusLength: 2048 })),
    p256: await leaf('p256', ecKeys()),
    p384: await leaf('p384', generateKeyPairSync('ec', { namedCurve: 'secp384r1' })),
    ed25519: await leaf('ed25519', generateKeyPairSync('ed25519')),
  }
  desk.keep('root', root)
  for (const [name, person] of Object.entries(people)) desk.keep(name, person)
})

afterAll(() => desk.close())

const signerOf = ({ certificate, privateKey }: Crafted, pss = false): CmsSigner => ({
  certificate,
  chain: [root.certificate],
  key: privateKey,
  pss,
})

const sign = (who: Crafted, detached: boolean, pss = false): Promise<Buffer> =>
  signCms({ content, signer: signerOf(who, pss), detached, at: now })

const only = (cms: Buffer, detached?: Buffer) => {
  const [signature, ...others] = verifyCms(cms, detached).signatures
  expect(others).toEqual([])
  if (!signature) throw new Error('no signature')
  return signature
}

describe('signed data (RFC 5652 §5)', () => {
  const kinds = ['rsa', 'p256', 'p384', 'ed25519'] as const

  it.each(kinds)('is signed and verified with %s, inside and detached', async (kind) => {
    const inside = verifyCms(await sign(people[kind], false))
    expect(inside.content).toEqual(content)
    expect(inside.signatures[0]).toMatchObject({ flaws: [], signedAt: now, namesCertificate: true })
    const detached = only(await sign(people[kind], true), content)
    expect(detached.certificate?.fingerprint).toBe(people[kind].certificate.fingerprint)
    expect(detached.flaws).toEqual([])
  })

  it.skipIf(!hasOpenssl).each([
    ['rsa', false],
    ['rsa', true],
    ['p256', false],
    ['p384', false],
  ] as const)('by %s (PSS: %s) is verified by OpenSSL', async (kind, pss) => {
    desk.write('content', content)
    desk.write('signed.der', await sign(people[kind], true, pss))
    const at = String(now / 1000)
    desk.run(
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'signed.der'],
      ...['-content', 'content', '-CAfile', 'root.pem', '-purpose', 'any', '-attime', at],
      ...['-out', 'verified', '-cades'],
    )
    expect(desk.read('verified')).toEqual(content)
  })

  it.skipIf(!hasOpenssl).each([
    ['rsa', []],
    ['rsa', ['-keyopt', 'rsa_padding_mode:pss']],
    ['rsa', ['-cades']],
    ['rsa', ['-noattr']],
    ['rsa', ['-stream', '-nodetach']],
    ['p256', []],
    ['p384', ['-md', 'sha384', '-cades', '-nodetach']],
    ['rsa', ['-md', 'sha512', '-keyid']],
  ] as const)('by OpenSSL with %s %s is verified', (kind, more) => {
    desk.write('content', content)
    desk.run(
      ...['cms', '-sign', '-binary', '-outform', 'DER', '-in', 'content', '-out', 'theirs.der'],
      ...['-signer', `${kind}.pem`, '-inkey', `${kind}.key`, ...more],
    )
    const isInside = more.some((word) => word === '-nodetach')
    const signature = only(desk.read('theirs.der'), isInside ? undefined : content)
    expect(signature.flaws).toEqual([])
  })

  it('tells what was changed from what was never signed by this key', async () => {
    const cms = await sign(people.p256, true)
    const flawsOf = (bytes: Buffer, over: Buffer) => only(bytes, over).flaws.map(({ name }) => name)
    expect(flawsOf(cms, Buffer.concat([content, Buffer.from('.')]))).toEqual(['altered'])
    const broken = Buffer.from(cms)
    broken[broken.length - 1] = (broken[broken.length - 1] ?? 0) ^ 1
    expect(flawsOf(broken, content)).toEqual(['bad-signature'])
  })

  it('refuses content in both places, and in none', async () => {
    expect(only(await sign(people.p256, false), content).flaws).toContainEqual({
      name: 'content-twice',
    })
    expect(only(await sign(people.p256, true)).flaws).toContainEqual({ name: 'no-content' })
  })

  it.skipIf(!hasOpenssl).each(['sha1', 'md5', 'sha224'])('refuses %s by name', (digest) => {
    desk.write('content', content)
    desk.run(
      ...['cms', '-sign', '-binary', '-outform', 'DER', '-in', 'content', '-out', 'weak.der'],
      ...['-signer', 'rsa.pem', '-inkey', 'rsa.key', '-md', digest],
    )
    const [flaw] = only(desk.read('weak.der'), content).flaws
    expect(flaw).toMatchObject({ name: 'weak-digest' })
  })

  it.skipIf(!hasOpenssl)('judges several signers one by one', () => {
    desk.write('content', content)
    desk.run(
      ...['cms', '-sign', '-binary', '-outform', 'DER', '-in', 'content', '-out', 'two.der'],
      ...['-signer', 'rsa.pem', '-inkey', 'rsa.key', '-signer', 'p256.pem', '-inkey', 'p256.key'],
    )
    const { signatures } = verifyCms(desk.read('two.der'), content)
    expect(signatures.map(({ flaws }) => flaws)).toEqual([[], []])
  })

  it('does not take the attributes of one signature for the content of another', async () => {
    const { cms, attributes } = withoutAttributes(await sign(people.p256, true))
    const { flaws } = only(cms, attributes)
    expect(flaws).toEqual([{ name: 'bad-attributes', detail: 'none' }])
  })
})

/** The same signature without its attributes, which are then just what it is over: content of a kind. */
function withoutAttributes(cms: Buffer): { cms: Buffer; attributes: Buffer } {
  const [type, wrapper] = elementsOf(openSequence(cms))
  const fields = elementsOf(new DerReader(wrapper?.content ?? cms).enter(tags.sequence))
  const infos = fields.pop()
  const signer = elementsOf(new DerReader(infos?.content ?? cms).enter(tags.sequence))
  const attributes = Buffer.from(signer[3]?.raw ?? cms)
  attributes[0] = tags.set
  const bare = composeTlv(tags.sequence, ...signer.filter((_, i) => i !== 3).map(({ raw }) => raw))
  const data = composeTlv(
    tags.sequence,
    ...fields.map(({ raw }) => raw),
    composeTlv(tags.set, bare),
  )
  return {
    cms: composeTlv(tags.sequence, type?.raw ?? cms, composeTlv(0xa0, data)),
    attributes,
  }
}

describe('enveloped data (RFC 5083, RFC 5084, RFC 5753)', () => {
  const kinds = ['rsa', 'p256', 'p384'] as const
  const keyOf = ({ certificate, privateKey }: Crafted) => ({ certificate, key: privateKey })

  it('is opened by each of its recipients and nobody else', () => {
    const to = kinds.map((kind) => people[kind].certificate)
    const cms = encryptCms(content, to, systemRandom)
    for (const kind of kinds) {
      const opened = decryptCms(cms, [keyOf(people[kind])], systemRandom)
      expect(opened).toMatchObject({ content, isAuthenticated: true, cipher: 'aes-256-gcm' })
    }
    expect(() => decryptCms(cms, [keyOf(root)], systemRandom)).toThrow(/none of these keys/)
  })

  it.skipIf(!hasOpenssl).each(kinds)('to %s is opened by OpenSSL', (kind) => {
    desk.write('sealed.der', encryptCms(content, [people[kind].certificate], systemRandom))
    desk.run(
      ...['cms', '-decrypt', '-inform', 'DER', '-in', 'sealed.der', '-out', 'opened'],
      ...['-recip', `${kind}.pem`, '-inkey', `${kind}.key`],
    )
    expect(desk.read('opened')).toEqual(content)
  })

  const theirs = [
    ['rsa', '-aes-256-gcm', [], true],
    ['rsa', '-aes256', [], false],
    ['rsa', '-des3', [], false],
    ['rsa', '-aes128', ['-keyopt', 'rsa_padding_mode:oaep'], false],
    [
      'rsa',
      '-aes-128-gcm',
      ['-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha256'],
      true,
    ],
    ['p256', '-aes-256-gcm', [], true],
    ['p384', '-aes256', ['-keyopt', 'ecdh_kdf_md:sha384'], false],
    ['p256', '-aes128', ['-stream', '-keyopt', 'ecdh_kdf_md:sha256'], false],
  ] as const

  it.skipIf(!hasOpenssl).each(theirs)(
    'of OpenSSL to %s by %s %s is opened',
    (kind, cipher, more, sealed) => {
      desk.write('content', content)
      desk.run(
        ...['cms', '-encrypt', '-binary', cipher, '-outform', 'DER', '-in', 'content'],
        ...['-out', 'theirs.der', '-recip', `${kind}.pem`, ...more],
      )
      const opened = decryptCms(desk.read('theirs.der'), [keyOf(people[kind])], systemRandom)
      expect(opened).toMatchObject({ content, isAuthenticated: sealed })
    },
  )

  it('says the same whatever is broken: key, seal, content', () => {
    const cms = encryptCms(content, [people.rsa.certificate], systemRandom)
    const said = new Set<string>()
    for (const at of [cms.length - 1, cms.length - 20, cms.length - 40, 400]) {
      const broken = Buffer.from(cms)
      broken[at] = (broken[at] ?? 0) ^ 1
      try {
        decryptCms(broken, [keyOf(people.rsa)], systemRandom)
        said.add('opened')
      } catch (error) {
        said.add(String(error))
      }
    }
    expect([...said]).toEqual(['Fault: it cannot be decrypted'])
  })
})

describe('hostile encodings', () => {
  const nested = (depth: number): Buffer =>
    Buffer.concat([
      Buffer.concat(Array.from({ length: depth }, () => Buffer.of(0x30, 0x80))),
      Buffer.alloc(2 * depth),
    ])

  it('are bounded in depth and count, and never end in anything but a fault', () => {
    expect(() => definite(nested(10_000))).toThrow(/too deep/)
    const many = Buffer.concat([
      Buffer.of(0x30, 0x80),
      Buffer.alloc(500_000, Buffer.of(5, 0)),
      Buffer.alloc(2),
    ])
    expect(() => definite(many)).toThrow(/too many/)
    for (const hex of ['', '30', '3080', '24800400', '3003020101ff', '30848fffffff', '3f8001'])
      expect(() => definite(Buffer.from(hex, 'hex'))).toThrow(/DER/)
  })

  it('strings in pieces of pieces are joined', () => {
    const pieces = Buffer.from('30802480040261622480040163040164000000000000', 'hex')
    expect(definite(pieces)).toEqual(Buffer.from('3006040461626364', 'hex'))
  })

  it('lengths of more octets than needed are made minimal', () => {
    const wide = Buffer.from('308400000004048200020102', 'hex')
    expect(() => definite(wide)).toThrow(/cut short/)
    const whole = Buffer.from('3084000000060482000201020000', 'hex').subarray(0, 12)
    expect(definite(whole)).toEqual(Buffer.from('300404020102', 'hex'))
  })
})
