/** `pli trust` and `pli pki` over a real data directory, as an administrator types them. */

import { writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../client/cli/index.js'
import { caExtensions, craft, type Crafted } from '../../pki/crafted.case.js'
import { toPem } from '../../pki/index.js'
import { composeCrl, keySigner } from '../../pki/x509/index.js'
import { systemClock } from '../base/index.js'
import { Space } from '../test/harness.js'
import { operatorCommands, operatorGroups } from './index.js'

const day = 86_400_000
const now = systemClock.now()
let space: Space
let ca: Crafted
let person: Crafted

beforeAll(async () => {
  space = await Space.make()
  const over = { notBefore: now - day, notAfter: now + 30 * day }
  ca = await craft({ cn: 'AC IGC', extensions: caExtensions(0), over })
  person = await craft({
    issuer: ca,
    subject: [
      [['C', 'FR']],
      [['title', 'Infirmier']],
      [
        ['SN', 'ROBERT'],
        ['GN', 'Jeanne'],
        ['CN', '810002422979'],
      ],
    ],
    over,
  })
  const crl = await composeCrl(
    {
      issuer: ca.certificate.subject,
      ...{ number: 1, thisUpdate: now - 1000, nextUpdate: now + day, entries: [] },
    },
    keySigner(ca.privateKey),
  )
  writeFileSync(space.path('ca.pem'), toPem('CERTIFICATE', ca.certificate.der))
  writeFileSync(space.path('person.pem'), toPem('CERTIFICATE', person.certificate.der))
  writeFileSync(space.path('ca.crl'), crl.der)
})
afterAll(() => space.remove())

async function run(...argv: string[]): Promise<{ code: number; text: string }> {
  const said: string[] = []
  const sink = { write: (text: string | Uint8Array) => said.push(String(text)) > 0 }
  const code = await runCli({
    commands: operatorCommands,
    groups: operatorGroups,
    argv: [...argv, '--data', space.root],
    ...{ language: 'en', out: sink, err: sink, colour: false, debug: false, version: '0' },
    input: Readable.from([]),
  })
  return { code, text: said.join('') }
}
const id = (): string => person.certificate.fingerprint

describe('the desk of the authorities of others', () => {
  it('adds one with its list, shows it, and admits who is accepted', async () => {
    expect((await run('trust', 'list')).text).toMatch(/No foreign/)
    const added = await run('trust', 'add', space.path('ca.pem'), '--crl', space.path('ca.crl'))
    expect(added).toMatchObject({ code: 0, text: expect.stringContaining('AC IGC') as string })
    expect((await run('trust', 'list')).text).toContain(ca.certificate.fingerprint.slice(0, 16))
    const why = await run('why', space.path('person.pem'))
    expect(why).toMatchObject({
      code: 1,
      text: expect.stringContaining('foreign-waiting') as string,
    })
    expect((await run('trust', 'queue')).text).toMatch(/Nobody/)
    await space.withData((data) =>
      data.foreign.noteClaim(person.certificate.der, 'rpps:10002422979'),
    )
    expect((await run('trust', 'queue')).text).toContain('rpps:10002422979')
    const mailbox = ['--mailbox', 'jeanne.robert@medecin.pli.test']
    expect(await run('trust', 'accept', id(), ...mailbox)).toMatchObject({ code: 0 })
    expect((await run('why', space.path('person.pem'))).code).toBe(0)
  })

  it('refuses, removes, and says what it does not know', async () => {
    expect((await run('trust', 'refuse', id())).code).toBe(0)
    expect((await run('why', space.path('person.pem'))).text).toContain('foreign-refused')
    const list = await run(
      'trust',
      'refresh',
      ca.certificate.fingerprint,
      '--crl',
      space.path('ca.crl'),
    )
    expect(list.code).toBe(0)
    expect((await run('trust', 'remove', ca.certificate.fingerprint)).code).toBe(0)
    expect((await run('trust', 'remove', ca.certificate.fingerprint)).code).toBe(1)
    expect((await run('trust', 'add', space.path('person.pem'))).text).toMatch(/no authority/)
    expect((await run('trust', 'accept', '0000000000')).code).toBe(1)
  })

  it('keeps it all in the audit log', async () => {
    expect(await run('audit', 'verify')).toMatchObject({ code: 0 })
  })
})

describe('the desk of our own certificates', () => {
  it('lists them, holds one, and releases it', async () => {
    const { serial, folder } = await space.enrol('doctor')
    expect((await run('pki', 'list')).text).toContain(serial)
    expect((await run('pki', 'show', serial)).text).toContain('BEGIN CERTIFICATE')
    expect((await run('pki', 'show', '0123')).code).toBe(1)
    const crl = await run('pki', 'crl', 'people', '--renew', '--json')
    expect(JSON.parse(crl.text)).toMatchObject({
      pem: expect.stringContaining('BEGIN X509 CRL') as string,
    })
    expect((await run('pki', 'crl', 'nobody')).text).toMatch(/choose one of/)
    expect((await run('pki', 'hold', serial)).text).toMatch(/on hold/)
    expect((await run('pki', 'list', '--state', 'revoked')).text).toContain('certificateHold')
    expect((await run('why', `${folder}/cert.pem`)).code).toBe(1)
    expect((await run('pki', 'release', serial)).text).toMatch(/good again/)
    expect((await run('why', `${folder}/cert.pem`)).code).toBe(0)
    expect((await run('pki', 'release', serial)).code).toBe(1)
    expect((await run('pki', 'expiring', '--days', '30')).text).toMatch(/No certificate/)
    expect((await run('pki', 'expiring', '--days', '2000')).text).toContain(serial)
  })
})
