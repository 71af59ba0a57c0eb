import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isMissing, run } from '../../../server/test/foreign.js'
import { Space, type Member } from '../../../server/test/harness.js'
import { keepPgpKeys, openDecryption, openPgpKeys, openSigning } from './index.js'

let space: Space
let doctor: Member
let pharmacy: Member

beforeAll(async () => {
  space = await Space.make('rsa')
  doctor = await space.enrol('doctor', 'doctor', { mail: true })
  pharmacy = await space.enrol('pharmacy', 'pharmacy')
})
afterAll(() => space.remove())

const at = (name: string): string => join(doctor.folder, name)

describe('keys for mail in an identity folder', () => {
  it('sign with one and are enciphered to with the other, each under its profile', async () => {
    const signing = await openSigning(doctor.identity)
    const [opening, ...more] = await openDecryption(doctor.identity)
    expect(more).toEqual([])
    expect(signing?.certificate.keyUsage).toEqual(['digitalSignature', 'nonRepudiation'])
    expect(opening?.certificate.keyUsage).toEqual(['keyEncipherment'])
    for (const key of [signing, opening]) {
      expect(key?.certificate.altNames.email).toEqual([doctor.mailbox])
      expect(key?.certificate.extendedKeyUsage).toEqual(['1.3.6.1.5.5.7.3.4'])
      expect(key?.chain).toHaveLength(2)
    }
    expect(signing?.certificate.serial).not.toBe(opening?.certificate.serial)
  })

  it('are not there for who was enrolled for sessions only', async () => {
    expect(await openSigning(pharmacy.identity)).toBeNull()
    expect(await openDecryption(pharmacy.identity)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('are refused when others can read them', async () => {
    chmodSync(at('signature.key.pem'), 0o644)
    await expect(openSigning(doctor.identity)).rejects.toMatchObject({ kind: 'denied' })
    chmodSync(at('signature.key.pem'), 0o600)
  })

  it('open old mail with the keys that were superseded', async () => {
    mkdirSync(at('old'))
    const [current] = await openDecryption(doctor.identity)
    for (const kind of ['encryption', 'signature']) {
      copyFileSync(at(`${kind}.key.pem`), at(`old/${kind}.key.pem`))
      copyFileSync(at(`${kind}.pem`), at(`old/${kind}.pem`))
    }
    const serials = (await openDecryption(doctor.identity)).map((key) => key.certificate.serial)
    expect(serials).toEqual([current?.certificate.serial, current?.certificate.serial])
    rmSync(at('old'), { recursive: true })
  })

  it('are corrupt when the certificate is of another key', async () => {
    copyFileSync(at('encryption.pem'), at('kept.pem'))
    copyFileSync(at('signature.pem'), at('encryption.pem'))
    await expect(openDecryption(doctor.identity)).rejects.toMatchObject({ kind: 'corrupt' })
    copyFileSync(at('kept.pem'), at('encryption.pem'))
  })

  it.skipIf(isMissing('openssl'))('are both in mail.p12, which openssl opens', async () => {
    const { code, out } = await run('openssl', [
      ...['pkcs12', '-in', at('mail.p12'), '-nodes', '-passin', `pass:${doctor.p12Password}`],
    ])
    expect(code).toBe(0)
    expect(out.match(/BEGIN PRIVATE KEY/g)).toHaveLength(2)
    expect(out.match(/BEGIN CERTIFICATE/g)).toHaveLength(4)
  })

  it('of OpenPGP keep the superseded secret, and are not overwritten unasked', async () => {
    expect(await openPgpKeys(doctor.identity)).toBeNull()
    const old = 'AB'.repeat(20)
    await keepPgpKeys(doctor.identity, { secret: 'secret 1', public: 'public 1' })
    const second = { secret: 'secret 2', public: 'public 2' }
    await expect(keepPgpKeys(doctor.identity, second)).rejects.toMatchObject({
      kind: 'already-exists',
    })
    await expect(keepPgpKeys(doctor.identity, second, '../x')).rejects.toMatchObject({
      kind: 'syntax',
    })
    await keepPgpKeys(doctor.identity, second, old)
    expect(await openPgpKeys(doctor.identity)).toEqual({ ...second, old: ['secret 1'] })
    expect(readFileSync(at(`openpgp/old/${old}.asc`), 'utf8')).toBe('secret 1')
  })
})
