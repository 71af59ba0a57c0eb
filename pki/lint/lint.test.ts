/** The linter finds each mistake that is made on purpose, and nothing in what we issue ourselves. */

import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { phrases, type LintName } from '../../server/base/index.js'
import {
  craft,
  craftCa,
  craftPerson,
  craftRoot,
  personExtensions,
  type Craft,
  type Crafted,
} from '../crafted.case.js'
import { profiles } from '../profiles/index.js'
import { actor, doctor, pharmacy, readySpace } from '../space.case.js'
import {
  compose,
  extensions,
  keyPurposes,
  parseCertificate,
  type KeyUsageName,
} from '../x509/index.js'
import { lint, lintRules } from './index.js'

let root: Crafted
let people: Crafted

beforeAll(async () => {
  root = await craftRoot()
  people = await craftCa(root)
})

const rulesOf = (der: Buffer, issuer?: Crafted): LintName[] =>
  lint({ der, issuer: issuer?.certificate }).map(({ rule }) => rule)

const person = async (over: Craft): Promise<LintName[]> =>
  rulesOf((await craftPerson(people, over)).certificate.der, people)

const plain = async (over: Craft): Promise<LintName[]> =>
  rulesOf((await craft({ issuer: people, ...over })).certificate.der, people)

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ed = generateKeyPairSync('ed25519')
const usage = (...names: KeyUsageName[]) => compose(extensions.keyUsage, names, true)
const purposes = (...names: (keyof typeof keyPurposes)[]) =>
  compose(
    extensions.extendedKeyUsage,
    names.map((name) => keyPurposes[name]),
  )
const names = (dns: string[], email: string[] = []) =>
  compose(extensions.altNames, { dns, email, ip: [], others: 0 })

describe('the catalogue of rules', () => {
  it('names each rule once, cites its source, and says its requirement', () => {
    const all = lintRules.map(({ name }) => name)
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(100)
    for (const { name, spec } of lintRules) {
      expect(phrases).toHaveProperty([`lint.${name}`])
      expect(spec).toMatch(/RFC \d{4}|X\.6[89]0|CA\/B BR|IGC-Santé|TRE_G0/)
    }
  })
})

describe('what our authority issues', () => {
  it('breaks no rule, whatever the profile', async () => {
    const { authority } = await readySpace()
    const mailbox = 'camille.martin@medecin.pli.test'
    await authority.enrolProfessional({ ...doctor, mailbox, keyType: 'ecdsa' })
    const shop = { ...pharmacy, mailbox: 'officine@pharmacie.pli.test', keyType: 'ecdsa' } as const
    await authority.enrolOrganisation(shop)
    const made = await authority.authorities()
    const issuers = made.map(({ certificate }) => certificate)
    for (const { certificate } of made)
      expect(
        lint({
          der: certificate.der,
          issuer: issuers.find((one) => one.subject.key === certificate.issuer.key),
        }),
      ).toEqual([])
    const holders = {
      professional: `rpps:${doctor.rpps}`,
      organisation: `finess:${pharmacy.finess}`,
      server: 'server:mx.pli.test',
    } as const
    for (const { name: profile, holder, ca } of profiles) {
      if (ca || holder === 'authority' || profile.startsWith('ocsp')) continue
      const order = { profile, identity: holders[holder], actor, keyType: 'ecdsa-p384' }
      const { certificate, chain } = await authority.issueFor(order)
      expect(lint({ der: certificate.der, issuer: chain[0] }), profile).toEqual([])
    }
  })
})

describe('a mistake', () => {
  it.each<[LintName, Craft]>([
    ['serial-entropy', {}],
    [
      'person-number',
      {
        subject: [
          [['C', 'FR']],
          [['title', 'Médecin']],
          [
            ['SN', 'M'],
            ['GN', 'C'],
            ['CN', '810100997246'],
          ],
        ],
      },
    ],
    [
      'country-france',
      {
        subject: [
          [['C', 'BE']],
          [['title', 'Médecin']],
          [
            ['SN', 'M'],
            ['GN', 'C'],
            ['CN', '810100997245'],
          ],
        ],
      },
    ],
    [
      'person-names-together',
      {
        subject: [
          [['C', 'FR']],
          [['title', 'Médecin']],
          [['SN', 'M']],
          [['GN', 'C']],
          [['CN', '810100997245']],
        ],
      },
    ],
    ['profile-followed', { extensions: [...personExtensions, names(['x.test'])] }],
    ['subject-key-id-in-leaf', {}],
    ['authority-key-id', {}],
    ['crl-point-in-leaf', {}],
    ['within-issuer', { over: { notAfter: Date.UTC(2040, 0) } }],
    ['years-of-profile', { over: { notAfter: Date.UTC(2040, 0) } }],
    ['validity-order', { over: { notAfter: Date.UTC(2020, 0) } }],
  ])('%s of a professional', async (rule, over) => {
    expect(await person(over)).toContain(rule)
  })

  it.each<[LintName, Craft]>([
    ['usage-in-leaf', {}],
    ['purpose-in-leaf', {}],
    ['policy-in-leaf', {}],
    ['text-length', { subject: [[['CN', 'x'.repeat(65)]]] }],
    ['leaf-signs-no-certificate', { extensions: [usage('keyCertSign')] }],
    ['ec-enciphers-nothing', { extensions: [usage('keyEncipherment')] }],
    ['rsa-agrees-on-nothing', { keys: rsa, extensions: [usage('keyAgreement')] }],
    ['edwards-signs-only', { keys: ed, extensions: [usage('keyAgreement')] }],
    ['encipher-only-needs-agreement', { extensions: [usage('digitalSignature', 'encipherOnly')] }],
    [
      'signature-apart-from-encryption',
      { keys: rsa, extensions: [usage('nonRepudiation', 'keyEncipherment')] },
    ],
    ['usage-critical', { extensions: [compose(extensions.keyUsage, ['digitalSignature'])] }],
    [
      'usage-minimal',
      {
        extensions: [
          { oid: extensions.keyUsage.oid, critical: true, value: Buffer.of(3, 2, 0, 0x80) },
        ],
      },
    ],
    ['purpose-fits-usage', { extensions: [usage('keyAgreement'), purposes('codeSigning')] }],
    ['purpose-once', { extensions: [purposes('clientAuth', 'clientAuth')] }],
    ['no-any-purpose', { extensions: [purposes('any')] }],
    ['ocsp-signing-alone', { extensions: [purposes('ocspSigning', 'clientAuth')] }],
    ['server-has-name', { extensions: [purposes('serverAuth')] }],
    [
      'server-name-among-names',
      { cn: 'a.test', extensions: [purposes('serverAuth'), names(['b.test'])] },
    ],
    ['dns-form', { extensions: [names(['under_score.test'])] }],
    ['dns-without-wildcard', { extensions: [names(['*.x.test'])] }],
    ['dns-is-no-address', { extensions: [names(['10.0.0.1'])] }],
    ['mail-form', { extensions: [names([], ['nobody'])] }],
    ['name-once', { extensions: [names(['a.test', 'a.test'])] }],
    ['names-not-critical', { extensions: [{ ...names(['a.test']), critical: true }] }],
    ['crl-url-form', { extensions: [compose(extensions.crlPoints, ['https://x.test/a.crl'])] }],
    ['policy-of-issuer', { extensions: [compose(extensions.certificatePolicies, ['1.2.3.4'])] }],
    ['policy-once', { extensions: [compose(extensions.certificatePolicies, ['1.2.3', '1.2.3'])] }],
    [
      'critical-known',
      { extensions: [{ oid: '1.2.3.4', critical: true, value: Buffer.of(5, 0) }] },
    ],
    [
      'path-length-in-ca',
      {
        extensions: [
          {
            oid: extensions.basicConstraints.oid,
            critical: true,
            value: Buffer.from('3003020100', 'hex'),
          },
        ],
      },
    ],
    [
      'constraints-critical-in-ca',
      { extensions: [compose(extensions.basicConstraints, { ca: true })] },
    ],
    ['usage-in-ca', { extensions: [compose(extensions.basicConstraints, { ca: true }, true)] }],
    [
      'subject-key-id-in-ca',
      { extensions: [compose(extensions.basicConstraints, { ca: true }, true)] },
    ],
    [
      'subject-key-id-not-critical',
      { extensions: [compose(extensions.subjectKeyIdentifier, Buffer.alloc(20, 1), true)] },
    ],
    ['rsa-size', { keys: generateKeyPairSync('rsa', { modulusLength: 1024 }) }],
    [
      'rsa-exponent-range',
      { keys: generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }) },
    ],
    ['ec-curve', { keys: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }) }],
    ['signature-right', { signWith: ed.privateKey }],
  ])('%s', async (rule, over) => {
    expect(await plain(over)).toContain(rule)
  })

  it('that the strict reader refuses is told by its rule', async () => {
    const twice = await craft({ extensions: [usage('digitalSignature')] }).then(
      ({ certificate }) => certificate.der,
    )
    // Another algorithm outside than inside.
    const at = twice.lastIndexOf(Buffer.from('2a8648ce3d040302', 'hex'))
    const changed = Buffer.from(twice)
    changed[at + 7] = 3
    expect(() => parseCertificate(changed)).toThrow()
    expect(rulesOf(changed)).toEqual(expect.arrayContaining(['algorithm-same', 'readable']))
  })

  it('of any octet is a finding or none, never a failure', async () => {
    const { der } = people.certificate
    for (let at = 0; at < der.length; at++) {
      const changed = Buffer.from(der)
      changed[at] = (changed[at] ?? 0) ^ 0x21
      expect(
        lint({ der: changed, issuer: root.certificate }).length,
        `octet ${at}`,
      ).toBeGreaterThan(0)
    }
  })
})
