/** A holder's keys for mail over EST: asked for by their owner alone, renewed, and the old one kept to read old mail. */

import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysOf } from '../../../client/gateway/index.js'
import { encryptSmime } from '../../../client/keys/index.js'
import {
  certifyMailKeys,
  openDecryption,
  openIdentity,
  openSigning,
  renewIdentity,
  tlsLink,
} from '../../../client/mail/index.js'
import { systemClock, systemRandom } from '../../base/index.js'
import { isMissing, run } from '../foreign.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'

let space: Space
let house: InProcess
let doctor: Member
let pharmacy: Member

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  house = await startInProcess(space)
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const at = (member: Member, name: string): string => join(member.folder, name)
const certify = ({ folder }: Member) =>
  certifyMailKeys({ folder, clock: systemClock, random: systemRandom })

describe('keys for mail over EST', () => {
  it.each(['doctor', 'pharmacy'] as const)('are made for the %s, once', async (role) => {
    const member = role === 'doctor' ? doctor : pharmacy
    const { made, password } = await certify(member)
    expect(made.map(({ use }) => use)).toEqual(['signature', 'encryption'])
    expect(password).not.toBeNull()
    const signing = await openSigning(member.identity)
    const [opening] = await openDecryption(member.identity)
    expect(signing?.certificate.altNames.email).toEqual([member.mailbox])
    expect([signing, opening].map((key) => key?.certificate.serial)).toEqual(
      made.map(({ serial }) => serial),
    )
    for (const name of ['signature.key.pem', 'encryption.key.pem', 'mail.p12'])
      expect(statSync(at(member, name)).mode & 0o077).toBe(0)
    expect(await certify(member)).toEqual({ made: [], password: null })
    // The directory has them at once.
    const known = await keysOf(tlsLink(doctor.identity), member.mailbox)
    expect(known.certificates.encryption.map(({ serial }) => serial)).toEqual([
      opening?.certificate.serial,
    ])
  })

  it('are renewed with the identity, and the old one still reads old mail', async () => {
    const [before] = await openDecryption(doctor.identity)
    const signedWith = await openSigning(doctor.identity)
    if (!before) throw new Error('no key')
    const entity = Buffer.from('Content-Type: text/plain\r\n\r\nancien courrier\r\n')
    writeFileSync(space.path('old.eml'), encryptSmime(entity, [before.certificate], systemRandom))
    await renewIdentity({ folder: doctor.folder, random: systemRandom })
    const identity = await openIdentity(doctor.folder)
    const [now, old, ...more] = await openDecryption(identity)
    expect(more).toEqual([])
    expect(old?.certificate.serial).toBe(before.certificate.serial)
    expect(now?.certificate.serial).not.toBe(before.certificate.serial)
    expect((await openSigning(identity))?.certificate.serial).not.toBe(
      signedWith?.certificate.serial,
    )
    expect(readdirSync(doctor.folder).filter((name) => /next|part|pid/.test(name))).toEqual([])
  })

  it.skipIf(isMissing('openssl'))('which openssl says too', async () => {
    const [, old] = await openDecryption(await openIdentity(doctor.folder))
    const serial = old?.certificate.serial ?? ''
    const { code, out, err } = await run('openssl', [
      ...['cms', '-decrypt', '-in', space.path('old.eml')],
      ...['-recip', at(doctor, `old/${serial}.pem`)],
      ...['-inkey', at(doctor, `old/${serial}.key.pem`)],
    ])
    expect(code, err).toBe(0)
    expect(out).toContain('ancien courrier')
  })

  it('survive a death between the two files of a pair', async () => {
    const identity = await openIdentity(pharmacy.folder)
    const [before] = await openDecryption(identity)
    // As when the key has its name already, and its certificate has not.
    const kept = readFileSync(at(pharmacy, 'encryption.pem'))
    renameSync(at(pharmacy, 'encryption.pem'), at(pharmacy, 'encryption.next.pem'))
    writeFileSync(at(pharmacy, 'encryption.pem'), readFileSync(at(pharmacy, 'signature.pem')))
    expect((await openDecryption(identity))[0]?.certificate.serial).toBe(before?.certificate.serial)
    writeFileSync(at(pharmacy, 'encryption.pem'), kept)
    rmSync(at(pharmacy, 'encryption.next.pem'))
  })
})

describe.skipIf(isMissing('curl', 'openssl'))('the label', () => {
  async function ask(label: string, subject = '/'): Promise<{ status: string; body: string }> {
    const path = space.path('request')
    await run('openssl', [
      ...['req', '-new', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
      ...['-keyout', `${path}.key`, '-subj', subject, '-outform', 'DER', '-out', `${path}.der`],
    ])
    writeFileSync(`${path}.b64`, readFileSync(`${path}.der`).toString('base64'))
    const { https: port } = house.ports
    const { out } = await run('curl', [
      ...['-sS', '--cacert', `${space.root}/ca/root.pem`, '-w', '\n%{http_code}'],
      ...['--cert', at(pharmacy, 'cert.pem'), '--key', at(pharmacy, 'key.pem')],
      ...['-H', 'Content-Type: application/pkcs10', '--data-binary', `@${path}.b64`],
      `https://localhost:${port}/.well-known/est/${label}/simpleenroll`,
    ])
    const end = out.lastIndexOf('\n')
    const body = Buffer.from(out.slice(0, end), 'latin1').toString('utf8')
    return { status: out.slice(end + 1), body }
  }

  it('gives no certificate of another kind, or in another’s name', async () => {
    for (const label of [
      'organisation-client',
      'server-ssl',
      'professional-signature',
      'nothing',
    ]) {
      const { status, body } = await ask(label)
      expect(Number(status), `${label}: ${body}`).toBeGreaterThanOrEqual(400)
      expect(Number(status), body).toBeLessThan(500)
    }
    expect((await ask('organisation-signature', '/CN=810100997245')).status).toBe('403')
    expect(existsSync(at(pharmacy, 'signature.pem'))).toBe(true)
  })

  it('is open to any client of EST', async () => {
    expect(await ask('organisation-signature')).toMatchObject({ status: '200' })
  })
})
