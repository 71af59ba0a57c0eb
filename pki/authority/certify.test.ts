/** Certificates for those in the directory: every profile, every key, and what is refused leaves nothing behind. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { SaidFault } from '../../server/base/index.js'
import { loadTrust, type SigningOrder } from '../index.js'
import { profiles } from '../profiles/index.js'
import { actor, doctor, pharmacy, readySpace, type Space } from '../space.case.js'
import { verifyPeer } from '../verify/index.js'
import {
  compose,
  composeName,
  composeRequest,
  extensions,
  keyName,
  keySigner,
  parseRequest,
  type RawExtension,
} from '../x509/index.js'

const person = `rpps:${doctor.rpps}`
const mailbox = 'camille.martin@medecin.pli.test'
let space: Space

beforeAll(async () => {
  space = await readySpace()
  await space.authority.enrolProfessional({ ...doctor, mailbox, keyType: 'ecdsa' })
  await space.authority.enrolOrganisation({
    ...pharmacy,
    ...{ mailbox: 'officine@pharmacie.pli.test', keyType: 'ecdsa' },
  })
})

const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey

async function orderOf(
  over: Partial<SigningOrder> = {},
  key: KeyObject = ec,
  wanted: readonly RawExtension[] = [],
): Promise<SigningOrder> {
  const subject = composeName([[['CN', 'Quelqu’un d’autre']]])
  const request = parseRequest(await composeRequest(subject, keySigner(key), wanted))
  return { profile: 'professional-authentication', identity: person, actor, request, ...over }
}

const countOf = (): Promise<number> =>
  space.store.read(async ({ certificates }) => (await certificates.list({ limit: 1000 })).length)

const reservedOf = (): Promise<number> =>
  space.engine.read(async (sql) => {
    const row = await sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM certificates WHERE state = 'reserved'`,
    )
    return row?.n ?? -1
  })

async function sentence(order: Promise<SigningOrder>): Promise<string> {
  const before = [await countOf(), await reservedOf()]
  const refused = await space.authority.signRequest(await order).then(
    () => 'accepted',
    (error: unknown) => (error instanceof SaidFault ? error.in('fr') : String(error)),
  )
  expect([await countOf(), await reservedOf()]).toEqual(before)
  return refused
}

describe('a request', () => {
  it('gives its key and nothing else', async () => {
    const {
      certificate,
      identity,
      mailbox: address,
    } = await space.authority.signRequest(await orderOf())
    expect(identity).toBe(person)
    expect(address).toBe(mailbox)
    expect(certificate.subject.text).toContain('CN=810100997245+SN=MARTIN+GN=Camille')
    expect(certificate.altNames.email).toEqual([mailbox])
    const record = await space.directory.certificate({ serial: certificate.serial })
    expect(record).toMatchObject({ identity: person, state: 'good' })
    expect(space.events.at(-1)).toMatchObject({ kind: 'certificate.issued', actor })
  })

  it('is rehearsed without a trace', async () => {
    const before = [await countOf(), await reservedOf()]
    const { certificate } = await space.authority.signRequest(await orderOf({ dryRun: true }))
    expect(certificate.signed.signature).toHaveLength(0)
    expect([await countOf(), await reservedOf()]).toEqual(before)
  })

  it('may ask for what the certificate will say anyway', async () => {
    const wanted = [
      compose(extensions.keyUsage, ['digitalSignature'], true),
      compose(extensions.altNames, { dns: [], ip: [], email: [mailbox.toUpperCase()], others: 0 }),
      compose(extensions.basicConstraints, { ca: false }),
    ]
    await space.authority.signRequest(await orderOf({}, ec, wanted))
  })

  it.each([
    ['an authority', compose(extensions.basicConstraints, { ca: true }, true), 'veut « CA »'],
    ['another usage', compose(extensions.keyUsage, ['keyCertSign']), 'veut « keyCertSign »'],
    [
      'the mailbox of another',
      compose(extensions.altNames, { dns: [], ip: [], email: ['eve@x.test'], others: 0 }),
      'veut « eve@x.test »',
    ],
    [
      'an extension that nobody knows',
      { oid: '1.2.3.4', critical: true, value: Buffer.of(5, 0) },
      'l’extension 1.2.3.4',
    ],
  ])('may not ask for %s', async (_what, extension, said) => {
    expect(await sentence(orderOf({}, ec, [extension]))).toContain(said)
  })

  it.each([
    ['somebody unknown', { identity: 'rpps:10002422979' }, 'n’est pas à l’annuaire'],
    ['an organisation as a person', { identity: `finess:${pharmacy.finess}` }, 'n’en est pas un'],
    ['a person as an organisation', { profile: 'organisation-client' }, 'n’en est pas une'],
    ['a person as a server', { profile: 'server-ssl' }, 'celui d’un serveur'],
    ['an authority', { profile: 'issuing-ca' }, 'n’existe pas'],
    ['the mailbox of another', { mailboxes: ['officine@pharmacie.pli.test'] }, 'n’appartient pas'],
    ['a host', { dnsNames: ['mx.pli.test'] }, 'ni nom DNS'],
  ])('is not signed for %s', async (_whom, over, said) => {
    expect(await sentence(orderOf(over))).toContain(said)
  })

  it.each([
    ['rsa-1024', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey],
    ['ecdsa-p521', generateKeyPairSync('ec', { namedCurve: 'secp521r1' }).privateKey],
    ['ec-secp256k1', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey],
  ])('of a key of %s is refused', async (name, key) => {
    expect(keyName(key)).toBe(name)
    expect(await sentence(orderOf({}, key))).toContain(`ne prend pas de clé ${name}`)
  })

  it('of a key with a tiny exponent is refused', async () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey
    expect(await sentence(orderOf({}, key))).toContain('trop faible')
  })

  it('of an Ed25519 key is signed, but for enciphering', async () => {
    const key = generateKeyPairSync('ed25519').privateKey
    await space.authority.signRequest(await orderOf({}, key))
    expect(await sentence(orderOf({ profile: 'smime-encryption' }, key))).toContain('ed25519')
  })
})

describe('every profile of a leaf', () => {
  const holders = {
    professional: person,
    organisation: `finess:${pharmacy.finess}`,
    server: 'server:mx.pli.test',
  } as const
  const leafs = profiles.flatMap(({ name, holder, ca, keys }) =>
    ca || holder === 'authority' || name.startsWith('ocsp')
      ? []
      : keys.filter((key) => !key.startsWith('rsa-')).map((key) => ({ name, holder, key })),
  )

  it.each(leafs)('$name with a key of $key', async ({ name, holder, key }) => {
    const order = { profile: name, identity: holders[holder], actor, keyType: key }
    const { certificate, privateKey } = await space.authority.issueFor(order)
    expect(keyName(privateKey)).toBe(key)
    const trust = await loadTrust(space.store)
    const verdict = verifyPeer([certificate.der], {
      ...{ ...trust, purpose: 'client', at: space.clock.at },
    })
    const profile = profiles.find((one) => one.name === name)
    if (profile?.extendedKeyUsage.includes('clientAuth')) expect(verdict.admitted).toBe(true)
    else expect(verdict).toMatchObject({ rule: 'not-for-sessions', facts: { profile: name } })
  })
})
