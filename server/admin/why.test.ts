/** `pli why` over a real data directory: every way in which a certificate fails, by one that has that fault. */

import { writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../client/cli/index.js'
import {
  caExtensions,
  craft,
  craftPerson,
  ecKeys,
  type Craft,
  type Crafted,
} from '../../pki/crafted.case.js'
import { toPem } from '../../pki/index.js'
import {
  compose,
  composeCrl,
  extensions,
  keyPurposes,
  keySigner,
  type RdnTemplate,
} from '../../pki/x509/index.js'
import { auditTable, openSqlite } from '../store/index.js'
import { record } from '../audit/index.js'
import { systemClock } from '../base/index.js'
import { Space } from '../test/harness.js'
import { operatorCommands, operatorGroups } from './index.js'

const hour = 3_600_000
const day = 24 * hour
const now = systemClock.now()
const over = { notBefore: now - 30 * day, notAfter: now + 30 * day }
let space: Space
let ca: Crafted
let silent: Crafted
let stale: Crafted

type Answer = Record<string, unknown> & { listener: string; admitted: boolean; rule?: string }

async function run(language: 'fr' | 'en', ...argv: string[]) {
  const said: string[] = []
  const sink = { write: (text: string | Uint8Array) => said.push(String(text)) > 0 }
  const code = await runCli({
    ...{ commands: operatorCommands, groups: operatorGroups },
    argv: [...argv, '--data', space.root],
    ...{ language, out: sink, err: sink, colour: false, debug: false, version: '0' },
    input: Readable.from([]),
  })
  return { code, text: said.join('') }
}

async function file(...chain: Crafted[]): Promise<string> {
  const path = space.path(`${chain[0]?.certificate.serial ?? ''}.pem`)
  writeFileSync(
    path,
    chain.map(({ certificate }) => toPem('CERTIFICATE', certificate.der)).join(''),
  )
  return path
}

/** What is said on `listener`, in both languages; the exit code is that of a refusal. */
async function refusal(path: string, listener = 'imap', ...more: string[]): Promise<Answer> {
  const { code, text } = await run('fr', 'why', path, '--listener', listener, '--json', ...more)
  expect(code).toBe(1)
  const [answer] = JSON.parse(text) as Answer[]
  const french = await run('fr', 'why', path, '--listener', listener, ...more)
  const english = await run('en', 'why', path, '--listener', listener, ...more)
  for (const { code: exit, text: said } of [french, english]) {
    expect(exit).toBe(1)
    expect(said).toContain(answer?.rule)
    expect(said).not.toMatch(/\{\w+\}/)
  }
  expect(french.text).not.toBe(english.text)
  if (!answer) throw new Error('no answer')
  return answer
}

async function listOf(issuer: Crafted, revoked: Crafted[] = [], nextUpdate = now + day) {
  const entries = revoked.map(({ certificate: { serial } }) => ({
    ...{ serial, revokedAt: now - hour, reason: 'keyCompromise' },
  }))
  const { der } = await composeCrl(
    {
      ...{ issuer: issuer.certificate.subject, number: 1, thisUpdate: now - 2 * day },
      ...{ nextUpdate, entries },
    },
    keySigner(issuer.privateKey),
  )
  return der
}

const subject = (cn: string): RdnTemplate[] => [[['C', 'FR']], [['CN', cn]]]
const usage = [
  compose(extensions.keyUsage, ['digitalSignature'], true),
  compose(extensions.extendedKeyUsage, [keyPurposes.clientAuth]),
]
const holder = (options: Craft = {}, cn = '810002422979'): Promise<Crafted> =>
  craft({ issuer: ca, subject: subject(cn), extensions: usage, over, ...options })

beforeAll(async () => {
  space = await Space.make()
  const authority = (cn: string) => craft({ cn, extensions: caExtensions(0), over })
  ca = await authority('AC IGC')
  silent = await authority('AC sans liste')
  stale = await authority('AC en retard')
  await space.withData(async ({ foreign }) => {
    const trust = (certificate: Crafted, more: { crl?: Buffer } = {}) =>
      foreign.add({
        certificate: certificate.certificate,
        audience: 'people',
        actor: 'test',
        ...more,
      })
    await trust(silent)
    await trust(stale, { crl: await listOf(stale, [], now - hour) })
    await trust(ca, { crl: await listOf(ca) })
  })
})
afterAll(() => space.remove())

describe('a certificate that fails by itself', () => {
  const faults: [string, string, () => Promise<Crafted[]>, RegExp?][] = [
    [
      'expired',
      'an hour ago',
      async () => [await holder({ over: { ...over, notAfter: now - hour } })],
      /il y a 1 h/,
    ],
    [
      'not-yet-valid',
      'for three days',
      async () => [await holder({ over: { ...over, notBefore: now + 3 * day } })],
      /dans (2 j 23 h|3 j)/,
    ],
    [
      'wrong-extended-key-usage',
      'mail',
      async () => [
        await holder({
          extensions: [compose(extensions.extendedKeyUsage, [keyPurposes.emailProtection])],
        }),
      ],
    ],
    [
      'wrong-key-usage',
      'encryption',
      async () => [
        await holder({ extensions: [compose(extensions.keyUsage, ['keyEncipherment'], true)] }),
      ],
    ],
    [
      'unknown-critical-extension',
      'a strange demand',
      async () => [
        await holder({
          extensions: [...usage, { oid: '1.2.3.4', critical: true, value: Buffer.of(5, 0) }],
        }),
      ],
    ],
    ['bad-signature', 'forged', async () => [await holder({ signWith: ecKeys().privateKey })]],
    [
      'no-chain',
      'its issuer is unknown',
      async () => [
        await holder({ issuer: await craft({ cn: 'inconnue', extensions: caExtensions() }) }),
      ],
    ],
    ['self-signed', 'nobody vouches for it', async () => [await craft({ cn: 'moi' })]],
    ['foreign-nobody', 'wrong check digit', async () => [await holder({}, '810002422978')]],
    ['foreign-waiting', 'unknown to the directory', async () => [await holder()]],
    ['foreign-crl-missing', 'no list', async () => [await holder({ issuer: silent })]],
    ['foreign-crl-stale', 'an old list', async () => [await holder({ issuer: stale })]],
  ]
  it.each(faults)('%s: %s', async (rule, _, make, fact = /./) => {
    const answer = await refusal(await file(...(await make())))
    expect(answer).toMatchObject({ admitted: false, rule })
    expect(answer['fact']).toMatch(fact)
    expect(answer['remedy']).toMatch(/^\p{Lu}.*\.$/u)
  })

  it('foreign-authority, revoked and foreign-refused: by what an administrator or its authority decided', async () => {
    const other = await craft({ cn: 'AC autre', extensions: caExtensions(), over })
    expect(await refusal(await file(await craftPerson(other), other))).toMatchObject({
      rule: 'foreign-authority',
    })
    const gone = await holder()
    await space.withData(async ({ foreign }) => {
      await foreign.noteClaim(gone.certificate.der, 'rpps:10002422979')
      await foreign.refuse(gone.certificate.fingerprint, 'test')
    })
    expect(await refusal(await file(gone))).toMatchObject({ rule: 'foreign-refused' })
    const { fingerprint } = silent.certificate
    const revoked = await holder({ issuer: silent })
    await space.withData(async ({ foreign }) =>
      foreign.setList(fingerprint, await listOf(silent, [revoked]), 'test'),
    )
    expect(await refusal(await file(revoked))).toMatchObject({ rule: 'revoked' })
  })
})

describe('a certificate of ours', () => {
  it('certificate-held, revoked: what the register says', async () => {
    const { folder, serial } = await space.enrol('nurse')
    const cert = `${folder}/cert.pem`
    expect((await run('fr', 'why', cert)).code).toBe(0)
    expect((await run('fr', 'pki', 'hold', serial)).code).toBe(0)
    expect(await refusal(cert, 'https')).toMatchObject({ rule: 'certificate-held' })
    expect((await run('fr', 'pki', 'release', serial)).code).toBe(0)
    expect((await run('fr', 'revoke', serial, '--reason', 'keyCompromise')).code).toBe(0)
    expect(await refusal(cert, 'submission')).toMatchObject({ rule: 'revoked' })
  })

  it('mailbox-suspended, identity-suspended, and a delegation that ended yesterday', async () => {
    const doctor = await space.enrol('doctor')
    const cert = `${doctor.folder}/cert.pem`
    const pharmacy = await space.enrol('pharmacy')
    const { mailbox } = pharmacy
    expect(await refusal(cert, 'imap', '--mailbox', mailbox)).toMatchObject({ rule: 'not-reader' })
    expect(await refusal(cert, 'submission', '--mailbox', mailbox)).toMatchObject({
      rule: 'not-sender',
    })
    await space.withData(({ directory }) =>
      directory.grant(
        {
          ...{ identity: doctor.name, address: mailbox, actions: ['read'], why: 'remplacement' },
          ...{ from: now - 9 * day, to: now - day },
        },
        'test',
      ),
    )
    const ended = await refusal(cert, 'imap', '--mailbox', mailbox)
    expect(ended).toMatchObject({ rule: 'delegation-ended' })
    expect(ended['fact']).toMatch(/il y a 1 j/)
    const admitted = await run('fr', 'why', cert, '--listener', 'imap')
    expect(admitted).toMatchObject({
      code: 0,
      text: expect.stringMatching(/À savoir : La délégation/) as string,
    })
    expect((await run('fr', 'mailbox', 'suspend', doctor.mailbox)).code).toBe(0)
    expect(await refusal(cert, 'imap')).toMatchObject({ rule: 'mailbox-suspended' })
    expect((await run('fr', 'why', cert, '--listener', 'https')).code).toBe(0)
    await space.withData(({ directory }) =>
      directory.setIdentityState(doctor.name, 'suspended', 'test'),
    )
    expect(await refusal(cert, 'https')).toMatchObject({ rule: 'identity-suspended' })
  })
})

describe('what cannot be judged', () => {
  it('is exit code 2', async () => {
    expect(await run('en', 'why', space.path('nowhere.pem'))).toMatchObject({ code: 2 })
    writeFileSync(space.path('text.pem'), 'Bonjour')
    expect(await run('fr', 'why', space.path('text.pem'))).toMatchObject({
      code: 2,
      text: expect.stringContaining('pas de certificat lisible') as string,
    })
  })
})

describe('a clock that is behind', () => {
  it('is told, by what was logged later than now', async () => {
    const engine = openSqlite(`${space.root}/pki.sqlite`, 'pki', 'open')
    await engine.write((sql) =>
      record(
        auditTable(sql),
        { now: () => now + 2 * day },
        {
          ...{ kind: 'crl.issued', actor: 'test', facts: {} },
        },
      ),
    )
    await engine.close()
    const { code, text } = await run('fr', 'why', await file(await holder()))
    expect(code).toBe(1)
    expect(text).toMatch(/horloge de cette machine retarde d’au moins 1 j 23 h/)
  })
})
