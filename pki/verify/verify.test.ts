/** Every reason for which a chain is refused, each by a certificate that has that one fault. */

import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RuleName, Verdict } from '../../server/base/index.js'
import {
  caExtensions,
  craft,
  craftCa,
  craftPerson,
  craftRoot,
  ecKeys,
  identified,
  now,
  personExtensions,
  type Crafted,
} from '../crafted.case.js'
import {
  compose,
  composeCrl,
  extensions,
  keyPurposes,
  keySigner,
  policyOids,
  type Crl,
  type RdnTemplate,
} from '../x509/index.js'
import { judgeChain, openCrl, verifyNow, verifyPeer, type CrlSet } from './index.js'

const day = 86_400_000
let root: Crafted
let ca: Crafted
let person: Crafted
let crls: CrlSet

async function listOf(issuer: Crafted, serials: string[], nextUpdate = now + day): Promise<Crl> {
  const entries = serials.map((serial) => ({
    ...{ serial, revokedAt: now - day },
    reason: 'keyCompromise',
  }))
  return composeCrl(
    {
      issuer: issuer.certificate.subject,
      ...{ number: 1, thisUpdate: now - 2 * day, nextUpdate, entries },
    },
    keySigner(issuer.privateKey),
  )
}

const setOf = (...lists: [Crafted, Crl][]): CrlSet =>
  new Map(lists.map(([issuer, crl]) => [issuer.certificate.holder, crl]))

beforeAll(async () => {
  root = await craftRoot('racine', 1)
  ca = await craftCa(root, 'AC Personnes', 0)
  person = await craftPerson(ca)
  crls = setOf([root, await listOf(root, [])], [ca, await listOf(ca, [])])
})

interface Question {
  purpose?: 'client' | 'server' | 'any'
  at?: number
  crls?: CrlSet
  anchors?: Crafted[]
}

function ask(chain: Crafted[], question: Question = {}) {
  return verifyPeer(
    chain.map(({ certificate }) => certificate.der),
    {
      anchors: (question.anchors ?? [root]).map(({ certificate }) => certificate),
      intermediates: [ca.certificate],
      purpose: question.purpose ?? 'client',
      crls: question.crls ?? crls,
      at: question.at ?? now,
    },
  )
}

function expectDenied<T>(verdict: Verdict<T>, rule: RuleName, facts: object = {}): void {
  expect(verdict).toMatchObject({ admitted: false, rule, facts })
}

describe('an admitted chain', () => {
  it('says who it is, with the path that was found', () => {
    const verdict = ask([person, ca])
    expect(verdict).toMatchObject({ admitted: true, value: { identity: 'rpps:10100997245' } })
    expect(verdict.admitted && verdict.value.chain.map((c) => c.subject.text)).toEqual([
      'CN=810100997245+SN=MARTIN+GN=Camille,title=Médecin,C=FR',
      'CN=AC Personnes,C=FR',
      'CN=racine,C=FR',
    ])
  })

  it('may leave out intermediates that we know, or send them in any order', () => {
    expect(ask([person]).admitted).toBe(true)
    expect(ask([person, root, ca]).admitted).toBe(true)
  })

  it('is judged by time without a look at any signature', () => {
    const judged = judgeChain([person.certificate.der], {
      anchors: [root.certificate],
      intermediates: [ca.certificate],
      purpose: 'client',
    })
    if (!judged.admitted) throw new Error(judged.rule)
    // With a key that verifies nothing: whoever looked would refuse.
    const deaf = judged.value.paths.map((path) =>
      path.map((certificate) => ({
        ...certificate,
        publicKey: undefined,
        signature: Buffer.alloc(0),
      })),
    )
    const kept = { ...judged.value, paths: deaf }
    expect(verifyNow(kept, { crls, at: now }).admitted).toBe(true)
    expectDenied(verifyNow(kept, { crls, at: now + 400 * day }), 'expired')
  })
})

describe('what was presented', () => {
  const question = { anchors: [], intermediates: [], purpose: 'client' } as const

  it('must be there, readable, and of ordinary size', () => {
    expectDenied(judgeChain([], question), 'no-certificate')
    expectDenied(judgeChain([Buffer.from('hello')], question), 'not-a-certificate')
    expectDenied(judgeChain([Buffer.alloc(100_000)], question), 'certificate-too-large', {
      size: '100000',
    })
    const many = Array.from({ length: 9 }, () => person.certificate.der)
    expectDenied(judgeChain(many, question), 'chain-too-long', { count: '9', limit: '8' })
  })

  it('may not bring a broken certificate behind a good one', () => {
    const chain = [person.certificate.der, Buffer.from('3003020101', 'hex')]
    expectDenied(judgeChain(chain, question), 'not-a-certificate')
  })
})

describe('the chain', () => {
  it('must end at one of our anchors', async () => {
    const foreignRoot = await craftRoot('étrangère')
    const foreignCa = await craftCa(foreignRoot, 'AC étrangère')
    const stranger = await craftPerson(foreignCa)
    expectDenied(ask([stranger]), 'no-chain', { issuer: 'CN=AC étrangère,C=FR' })
    expectDenied(ask([stranger, foreignCa, foreignRoot]), 'foreign-authority', {
      anchor: 'CN=étrangère,C=FR',
    })
    expectDenied(ask([await craft({ cn: 'seul' })]), 'self-signed')
  })

  it('must be signed by the key of the issuer, not by its name', async () => {
    const imposter = await craftPerson(ca, { signWith: ecKeys().privateKey })
    expectDenied(ask([imposter, ca]), 'bad-signature', { issuer: 'CN=AC Personnes,C=FR' })
    const namesake = await craftCa(await craftRoot('racine', 1), 'AC Personnes', 0)
    expectDenied(ask([await craftPerson(namesake), namesake]), 'bad-signature')
  })

  it('is not misled by a changed byte in the signed part', () => {
    const der = Buffer.from(person.certificate.der)
    der[der.indexOf('MARTIN')] = 'N'.charCodeAt(0)
    const verdict = judgeChain([der], {
      anchors: [root.certificate],
      intermediates: [ca.certificate],
      purpose: 'client',
    })
    expectDenied(verdict, 'bad-signature')
  })

  it('is not extended by someone who is no CA', async () => {
    expectDenied(ask([await craftPerson(person), person, ca]), 'not-a-ca', {
      detail: 'basicConstraints',
    })
    const noSigning = await craft({
      issuer: root,
      extensions: [
        compose(extensions.basicConstraints, { ca: true }, true),
        compose(extensions.keyUsage, ['cRLSign'], true),
      ],
    })
    expectDenied(ask([await craftPerson(noSigning), noSigning]), 'not-a-ca', { detail: 'keyUsage' })
  })

  it('keeps the path lengths (RFC 5280 §6.1.4)', async () => {
    const below = await craftCa(ca, 'AC de trop')
    expectDenied(ask([await craftPerson(below), below, ca]), 'path-too-long', {
      issuer: 'CN=AC Personnes,C=FR',
      limit: '0',
      count: '1',
    })
  })

  it('refuses weak keys and algorithms', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 })
    expectDenied(ask([await craftPerson(ca, { keys: short })]), 'weak-key', { key: 'rsa-1024' })
    const tiny = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 })
    expectDenied(ask([await craftPerson(ca, { keys: tiny })]), 'weak-key')
    const odd = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })
    expectDenied(ask([await craftPerson(ca, { keys: odd })]), 'weak-key')
    // SHA-256 named as SHA-1 with ECDSA, inside and outside alike.
    const oid = Buffer.from('2a8648ce3d040302', 'hex')
    const sha1 = Buffer.from(person.certificate.der.toString('latin1'), 'latin1')
    for (let at = sha1.indexOf(oid); at >= 0; at = sha1.indexOf(oid, at + 1)) sha1[at + 7] = 0x09
    const question = { anchors: [root.certificate], intermediates: [ca.certificate] }
    expectDenied(judgeChain([sha1], { ...question, purpose: 'client' }), 'weak-algorithm')
  })

  it('refuses critical extensions that nobody here understands', async () => {
    const strange = { oid: '1.2.3.4', critical: true, value: Buffer.from('0500', 'hex') }
    const leaf = await craftPerson(ca, { extensions: [...personExtensions, strange] })
    expectDenied(ask([leaf]), 'unknown-critical-extension', { oid: '1.2.3.4' })
    const mild = { ...strange, critical: false }
    const fine = await craftPerson(ca, { extensions: [...personExtensions, mild] })
    expect(ask([fine]).admitted).toBe(true)
    const constrained = await craft({
      issuer: root,
      extensions: caExtensions(0, [{ ...strange, oid: '2.5.29.99' }]),
    })
    expectDenied(ask([await craftPerson(constrained), constrained]), 'unknown-critical-extension', {
      oid: '2.5.29.99',
    })
  })

  it('finds its way among authorities of one name by key identifier', async () => {
    const keys = ecKeys()
    const renewed = await craft({
      cn: 'AC Personnes',
      issuer: root,
      keys,
      extensions: caExtensions(0, [
        compose(extensions.certificatePolicies, [policyOids.professionalAuthentication]),
      ]),
    })
    const leaf = await craftPerson(renewed, {
      extensions: [...personExtensions, identified(keys.publicKey)],
    })
    const lists = new Map([...crls, ...setOf([renewed, await listOf(renewed, [])])])
    expect(ask([leaf, renewed], { crls: lists }).admitted).toBe(true)
  })

  it('takes the path that still holds when another has expired', async () => {
    const keys = { publicKey: ca.certificate.publicKey, privateKey: ca.privateKey }
    if (!keys.publicKey) throw new Error('no key')
    const dead = await craft({
      cn: 'AC Personnes',
      issuer: root,
      keys: { publicKey: keys.publicKey, privateKey: keys.privateKey },
      extensions: caExtensions(0, [
        compose(extensions.certificatePolicies, [policyOids.professionalAuthentication]),
      ]),
      over: { notAfter: now - day },
    })
    const verdict = verifyPeer([person.certificate.der, dead.certificate.der], {
      anchors: [root.certificate],
      intermediates: [dead.certificate, ca.certificate],
      ...{ purpose: 'client', crls, at: now },
    })
    expect(verdict.admitted).toBe(true)
  })

  it('leaves a ring of cross-certificates', async () => {
    const keys = Array.from({ length: 7 }, ecKeys)
    const seed = await craft({ cn: 'X', extensions: caExtensions() })
    const ring = await Promise.all(
      keys.map((pair, i) => {
        const privateKey = keys[(i + 1) % keys.length]?.privateKey ?? pair.privateKey
        const issuer = { certificate: seed.certificate, privateKey }
        return craft({ cn: 'X', keys: pair, issuer, extensions: caExtensions() })
      }),
    )
    const leaf = await craft({ cn: 'feuille', issuer: ring[0] ?? root })
    expect(ask([leaf, ...ring]).admitted).toBe(false)
  })
})

describe('the words of a refusal', () => {
  it('stay short whatever a stranger writes into a certificate', async () => {
    const ous = Array.from({ length: 50 }, (_, i): RdnTemplate => [
      ['OU', `${i}${'x'.repeat(200)}`],
    ])
    const policies = Array.from({ length: 500 }, (_, i) => `1.2.3.${i}`)
    const list = [compose(extensions.certificatePolicies, policies)]
    for (const issuer of [ca, undefined]) {
      const subject = [...ous, [['CN', 'long']]] as RdnTemplate[]
      const wordy = await craft({ ...(issuer ? { issuer } : {}), subject, extensions: list })
      const verdict = ask([wordy])
      expect(verdict.admitted).toBe(false)
      if (!verdict.admitted)
        for (const fact of Object.values(verdict.facts)) expect(fact.length).toBeLessThan(401)
    }
  })
})

describe('time and revocation', () => {
  it('counts both ends of the validity as inside', () => {
    const { notBefore, notAfter } = person.certificate
    const lists = setOf(...([...[root, ca]].map((c) => [c, fresh.get(c)]) as [Crafted, Crl][]))
    expect(ask([person], { at: notAfter, crls: lists }).admitted).toBe(true)
    expectDenied(ask([person], { at: notAfter + 1000, crls: lists }), 'expired', {
      notAfter: '2027-06-01 00:00 UTC',
    })
    expectDenied(ask([person], { at: notBefore - 1 }), 'not-yet-valid')
  })

  const fresh = new Map<Crafted, Crl>()
  beforeAll(async () => {
    for (const c of [root, ca]) fresh.set(c, await listOf(c, [], now + 3650 * day))
  })

  it('refuses the revoked, person or authority, even by a stale list', async () => {
    const ofCa = await listOf(ca, [person.certificate.serial], now - day)
    const rootList = await listOf(root, [])
    expectDenied(ask([person], { crls: setOf([root, rootList], [ca, ofCa]) }), 'revoked', {
      serial: person.certificate.serial,
      reason: 'keyCompromise',
    })
    const ofRoot = await listOf(root, [ca.certificate.serial])
    expectDenied(
      ask([person], { crls: setOf([root, ofRoot], [ca, await listOf(ca, [])]) }),
      'revoked',
      {
        subject: 'CN=AC Personnes,C=FR',
      },
    )
  })

  it('refuses when a list is missing or out of date', async () => {
    expectDenied(ask([person], { crls: new Map() }), 'crl-missing')
    const stale = await listOf(ca, [], now - 2000)
    expectDenied(
      ask([person], { crls: setOf([root, await listOf(root, [])], [ca, stale]) }),
      'crl-stale',
      {
        nextUpdate: '2026-05-31 23:59 UTC',
      },
    )
  })

  it('believes a list only when its authority signed it', async () => {
    const good = await listOf(ca, [])
    expect(openCrl(good.der, ca.certificate).admitted).toBe(true)
    expectDenied(openCrl(good.der, root.certificate), 'crl-missing')
    const forged = { certificate: ca.certificate, privateKey: root.privateKey }
    expectDenied(openCrl((await listOf(forged, [])).der, ca.certificate), 'crl-missing')
  })
})

describe('what the certificate is for', () => {
  it('must allow the purpose it is used for', async () => {
    expectDenied(ask([person], { purpose: 'server' }), 'wrong-extended-key-usage', {
      usage: 'serverAuth',
      found: 'clientAuth',
    })
    const [, ...others] = personExtensions
    const encipher = compose(extensions.keyUsage, ['keyEncipherment'], true)
    const leaf = await craftPerson(ca, { extensions: [encipher, ...others] })
    expectDenied(ask([leaf]), 'wrong-key-usage', { found: 'keyEncipherment' })
  })

  it('must follow a profile that we know', async () => {
    const plain = await craft({ cn: 'sans politique', issuer: ca })
    expectDenied(ask([plain]), 'unknown-profile', { policies: 'ø' })
    const flat = await craftPerson(ca, { subject: [[['C', 'FR']], [['CN', '810100997245']]] })
    expectDenied(ask([flat]), 'profile-mismatch', { field: 'title', found: 'CN' })
    const more = compose(extensions.extendedKeyUsage, [
      keyPurposes.clientAuth,
      keyPurposes.serverAuth,
    ])
    const [usage, , policy] = personExtensions
    const both = await craftPerson(ca, {
      extensions: [usage, more, policy].flatMap((e) => (e ? [e] : [])),
    })
    expectDenied(ask([both]), 'profile-mismatch', { field: 'extendedKeyUsage' })
  })

  it('must carry a number with its right check digit', async () => {
    const wrong = await craftPerson(ca, {
      subject: [
        [['C', 'FR']],
        [['title', 'Médecin']],
        [
          ['SN', 'MARTIN'],
          ['GN', 'Camille'],
          ['CN', '810100997246'],
        ],
      ],
    })
    expectDenied(ask([wrong]), 'profile-mismatch', { field: 'identity' })
  })

  it('must come from an authority that may issue it', async () => {
    const servers = await craft({
      cn: 'AC Serveurs',
      issuer: root,
      extensions: caExtensions(0, [
        compose(extensions.certificatePolicies, [policyOids.serverSsl]),
      ]),
    })
    expectDenied(ask([await craftPerson(servers), servers]), 'wrong-issuer', {
      issuer: 'CN=AC Serveurs,C=FR',
    })
  })
})
