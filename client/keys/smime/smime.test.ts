/** S/MIME entities both ways with OpenSSL's own MIME reader, as mail programs would send and open them. */

import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpensslDesk, hasOpenssl } from '../../../pki/cms/openssl.case.js'
import { caExtensions, craft, ecKeys, now, type Crafted } from '../../../pki/crafted.case.js'
import { systemRandom } from '../../../server/base/index.js'
import {
  canonicalLines,
  decryptSmime,
  encryptSmime,
  signSmime,
  verifyDetached,
  verifyOpaque,
} from './index.js'

const desk = new OpensslDesk()
const random = systemRandom
const entity = Buffer.from(
  'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDoliprane 1 g, 3 par jour=20\r\n',
)
let root: Crafted
let doctor: Crafted
let pharmacist: Crafted

beforeAll(async () => {
  root = await craft({ cn: 'racine', extensions: caExtensions() })
  doctor = await craft({ cn: 'médecin', issuer: root, keys: ecKeys() })
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  pharmacist = await craft({ cn: 'pharmacien', issuer: root, keys })
  desk.keep('root', root)
  desk.keep('doctor', doctor)
  desk.keep('pharmacist', pharmacist)
})

afterAll(() => desk.close())

const signer = () => ({ certificate: doctor.certificate, chain: [], key: doctor.privateKey })
const asMail = (part: Buffer): Buffer => Buffer.concat([Buffer.from('MIME-Version: 1.0\r\n'), part])

describe('S/MIME entities', () => {
  it.skipIf(!hasOpenssl).each(['detached', 'opaque'] as const)(
    'signed (%s) are verified by OpenSSL',
    async (form) => {
      desk.write('signed.eml', asMail(await signSmime(entity, signer(), { at: now, random, form })))
      const at = ['-attime', String(now / 1000), '-purpose', 'any', '-CAfile', 'root.pem']
      desk.run('cms', '-verify', '-in', 'signed.eml', '-out', 'verified', ...at)
      expect(desk.read('verified').toString()).toBe(entity.toString())
    },
  )

  it('name the hash of the signature, and keep the entity octet by octet', async () => {
    const signed = await signSmime(entity, signer(), { at: now, random })
    expect(signed.toString()).toContain('micalg=sha-256')
    expect(signed.includes(entity)).toBe(true)
    const wrong = Buffer.from('Content-Type: text/plain\n\nligne\n')
    await expect(signSmime(wrong, signer(), { at: now, random })).rejects.toThrow(/CRLF/)
  })

  it.skipIf(!hasOpenssl)('of OpenSSL are verified, line ends of either kind', () => {
    desk.write('entity', entity)
    desk.run(
      ...['cms', '-sign', '-in', 'entity', '-out', 'theirs.eml', '-outform', 'DER'],
      ...['-signer', 'doctor.pem', '-inkey', 'doctor.key'],
    )
    const cms = desk.read('theirs.eml')
    const bare = Buffer.from(entity.toString().replaceAll('\r\n', '\n'))
    expect(canonicalLines(bare)).toEqual(entity)
    for (const part of [entity, bare])
      expect(verifyDetached(cms, part).signatures[0]?.flaws).toEqual([])
    expect(() => verifyOpaque(entity)).toThrow(/DER/)
  })

  it.skipIf(!hasOpenssl)('encrypted are opened by OpenSSL, and its own by us', () => {
    const sealed = encryptSmime(entity, [doctor.certificate, pharmacist.certificate], random)
    expect(sealed.toString()).toContain('smime-type=authEnveloped-data')
    desk.write('sealed.eml', asMail(sealed))
    for (const who of ['doctor', 'pharmacist']) {
      const own = ['-recip', `${who}.pem`, '-inkey', `${who}.key`]
      desk.run('cms', '-decrypt', '-in', 'sealed.eml', '-out', 'opened', ...own)
      expect(desk.read('opened')).toEqual(entity)
    }
    const cipher = ['-aes-256-gcm', '-outform', 'DER', '-recip', 'pharmacist.pem']
    desk.run('cms', '-encrypt', '-in', 'opened', '-out', 'theirs.der', ...cipher)
    const key = { certificate: pharmacist.certificate, key: pharmacist.privateKey }
    expect(decryptSmime(desk.read('theirs.der'), [key], random).content).toEqual(entity)
  })
})
