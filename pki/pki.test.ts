/** The whole room at work: make authorities, enrol, verify with our code and with OpenSSL, revoke. */

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../server/base/index.js'
import { loadTrust, makePkcs12, toPem, verifyPeer, type Enrolment } from './index.js'
import { actor, doctor, pharmacy, readySpace, type Space } from './space.case.js'

const run = promisify(execFile)
let space: Space
let folder: string
let person: Enrolment
let shop: Enrolment
let server: Enrolment

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pli-pki-'))
  space = await readySpace('rsa-3072')
  person = await space.authority.enrolProfessional({
    ...doctor,
    mailbox: 'camille.martin@medecin.pli.test',
  })
  shop = await space.authority.enrolOrganisation({
    ...pharmacy,
    keyType: 'ecdsa',
    mailbox: 'officine@pharmacie.pli.test',
  })
  server = await space.authority.issueServer({
    dnsNames: ['localhost', 'mail.pli.test'],
    ipAddresses: ['127.0.0.1', '::1'],
    actor,
  })
})

afterAll(async () => {
  await space.engine.close()
  await rm(folder, { recursive: true })
})

const presented = ({ certificate, chain }: Enrolment): Buffer[] => [
  certificate.der,
  ...chain.slice(0, 1).map(({ der }) => der),
]

async function opensslVerify(enrolment: Enrolment, purpose: string): Promise<string> {
  const authorities = await space.authority.authorities()
  const pem = (names: string[]): string =>
    authorities
      .filter(({ name }) => names.includes(name))
      .map(({ certificate }) => toPem('CERTIFICATE', certificate.der))
      .join('')
  const lists = await Promise.all(authorities.map(({ name }) => space.authority.crl(name, 'full')))
  const crls = lists.flatMap((crl) => (crl ? [toPem('X509 CRL', crl.der)] : [])).join('')
  const file = (name: string): string => join(folder, name)
  await writeFile(file('root.pem'), pem(['root']))
  await writeFile(file('cas.pem'), pem(['people', 'organisations', 'servers']))
  await writeFile(file('crls.pem'), crls)
  await writeFile(file('leaf.pem'), toPem('CERTIFICATE', enrolment.certificate.der))
  const { stdout } = await run('openssl', [
    ...['verify', '-x509_strict', '-purpose', purpose, '-CAfile', file('root.pem')],
    ...['-untrusted', file('cas.pem'), '-crl_check_all', '-CRLfile', file('crls.pem')],
    file('leaf.pem'),
  ])
  return stdout
}

describe('a trust space', () => {
  it('makes certificates that OpenSSL accepts strictly, CRLs included', async () => {
    expect(await opensslVerify(person, 'sslclient')).toContain('OK')
    expect(await opensslVerify(shop, 'sslclient')).toContain('OK')
    expect(await opensslVerify(server, 'sslserver')).toContain('OK')
  })

  it('says who each peer is', async () => {
    const trust = await loadTrust(space.store)
    const at = space.clock.now()
    for (const [enrolment, identity, profile] of [
      [person, 'rpps:10100997245', 'professional-authentication'],
      [shop, 'finess:750803447', 'organisation-client'],
      [server, 'server:localhost', 'server-ssl'],
    ] as const) {
      const verdict = verifyPeer(presented(enrolment), { ...trust, at, purpose: 'client' })
      expect(verdict).toMatchObject({ admitted: true, value: { identity } })
      expect(verdict.admitted && verdict.value.profile.name).toBe(profile)
      expect(verdict.admitted && verdict.value.chain).toHaveLength(3)
    }
  })

  it('prints names CN first, with the number of the professional', () => {
    expect(person.certificate.subject.text).toBe(
      'CN=810100997245+SN=MARTIN+GN=Camille,title=Médecin,C=FR',
    )
    expect(shop.certificate.subject.text).toBe(
      'CN=PHARMACIE DU MARCHÉ,OU=1750803447,O=PHARMACIE DU MARCHÉ,C=FR',
    )
  })

  it.each(['rsa', 'ecdsa'] as const)(
    'bundles a key of kind %s that openssl opens',
    async (kind) => {
      const enrolment = kind === 'rsa' ? person : shop
      const bundle = { ...enrolment, friendlyName: 'Pli é', password: 'abcd-efgh-ijkl' }
      const file = join(folder, `${kind}.p12`)
      await writeFile(file, makePkcs12(bundle, systemRandom))
      const pass = ['-passin', 'pass:abcd-efgh-ijkl', '-nodes']
      const { stdout, stderr } = await run('openssl', ['pkcs12', '-in', file, ...pass, '-info'])
      expect(stdout.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
      expect(stdout).toContain('BEGIN PRIVATE KEY')
      expect(stderr).toMatch(/MAC: sha256/)
      expect(stderr).toMatch(/AES-256-CBC.*hmacWithSHA256/)
      await expect(
        run('openssl', ['pkcs12', '-in', file, '-passin', 'pass:wrong', '-nodes']),
      ).rejects.toThrow()
    },
  )

  it('refuses what was revoked, and so does OpenSSL', async () => {
    const again = await space.authority.enrolProfessional(doctor)
    const { serial } = again.certificate
    await space.authority.revoke({ target: { serial }, reason: 'keyCompromise', actor })
    const trust = await loadTrust(space.store)
    const question = { ...trust, at: space.clock.now(), purpose: 'client' } as const
    expect(verifyPeer(presented(again), question)).toMatchObject({
      admitted: false,
      rule: 'revoked',
      facts: { serial, reason: 'keyCompromise' },
    })
    expect(verifyPeer(presented(person), question).admitted).toBe(true)
    await expect(opensslVerify(again, 'sslclient')).rejects.toThrow(/revoked/)
  })
})
