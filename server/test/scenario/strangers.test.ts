/** Every wrong certificate on every listener: refused by its rule, audited, and nothing can be done. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { request } from 'node:https'
import type { ConnectionOptions } from 'node:tls'
import { listenerNames, type ListenerKey } from '../../config/index.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { hostileCertificates, type Hostile, type Shown } from '../hostile-certificates.js'
import { readFolder } from '../read-back.js'
import { openPlain, secureConnect, upgrade, Wire } from '../wire.js'

let space: Space
let doctor: Member
let pharmacy: Member
let house: InProcess
let hostile: readonly Hostile[]

const shownBy = ({ identity }: Member): Shown => ({ key: identity.key, cert: identity.certificate })

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  const colleague = await space.enrol('colleague')
  const target = { serial: colleague.serial }
  await space.withData((data) =>
    data.authority.revoke({ target, reason: 'keyCompromise', actor: 'scenario' }),
  )
  house = await startInProcess(space)
  hostile = await hostileCertificates(space, { good: shownBy(doctor), revoked: shownBy(colleague) })
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const host = '127.0.0.1'
const optionsOf = (shown: Shown | undefined): ConnectionOptions => ({
  ...shown,
  ca: doctor.identity.anchors,
  servername: 'localhost',
})

interface Refusals {
  readonly seq: number
  readonly rules: readonly string[]
}

/** The rules of the refusals audited after entry `seq`. */
async function refusalsAfter(seq: number): Promise<Refusals> {
  const entries = await house.gateway.data.audit('mail', (table) => table.after(seq, 1000))
  const rules = entries
    .map(({ entry }) => JSON.parse(entry.toString()) as { kind: string; facts: { rule: string } })
    .filter(({ kind }) => kind === 'session.refused')
    .map(({ facts }) => facts.rule)
  return { seq: entries.at(-1)?.seq ?? seq, rules }
}

/** Everything that the peer is told when it tries to work on through the refusal. */
async function tellAll(wire: Wire, lines: readonly string[]): Promise<string> {
  for (const line of lines) wire.send(`${line}\r\n`)
  expect(await wire.closed(5000), 'the connection is closed').toBe(true)
  return wire.rest
}

const smtpWork = [
  'EHLO stranger.test',
  'MAIL FROM:<camille.martin@medecin.pli.test>',
  'RCPT TO:<officine@pharmacie.pli.test>',
  'DATA',
  'From: camille.martin@medecin.pli.test\r\n\r\nforged\r\n.',
]
const imapWork = ['a AUTHENTICATE EXTERNAL =', 'b SELECT INBOX', 'c FETCH 1:* BODY[]']

async function overSmtp(wire: Wire, greets: boolean): Promise<void> {
  const greeting = greets ? `${await wire.line()}\r\n` : ''
  const said = greeting + (await tellAll(wire, smtpWork))
  expect(said).toMatch(/^554 5\.7\.1 /m)
  expect(said).not.toMatch(/^(250|354)/m)
}

async function overImap(wire: Wire): Promise<void> {
  const said = await tellAll(wire, imapWork)
  expect(said).toMatch(/^\* BYE /m)
  expect(said).not.toMatch(/^\w+ OK|FETCH/m)
}

function overHttps(options: ConnectionOptions, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, host, port, path: '/whoami' }, (response) => {
      response.resume()
      response.once('end', () => {
        if (response.statusCode === 403) resolve()
        else reject(new Error(`answered ${response.statusCode}`))
      })
    })
    asked.once('error', reject)
    asked.end()
  })
}

/** STARTTLS is answered in clear before the peer is known; what follows is judged. */
async function startTls(port: number, ask: string, go: RegExp, shown: Shown | undefined) {
  const wire = await openPlain(port)
  await wire.line()
  for (const command of ask.split('\n')) {
    wire.send(`${command}\r\n`)
    for (;;) {
      const line = await wire.line()
      if (line[3] === '-' || line.startsWith('* ')) continue
      if (command === ask.split('\n').at(-1)) expect(line).toMatch(go)
      break
    }
  }
  return upgrade(wire, optionsOf(shown))
}

/** The plain one asks for no certificate, and has nothing to refuse. */
type Guarded = Exclude<ListenerKey, 'http'>
const guarded = listenerNames.filter((name): name is Guarded => name !== 'http')

const attempts: Record<Guarded, (shown: Shown | undefined, port: number) => Promise<void>> = {
  submission: async (shown, port) =>
    overSmtp(new Wire(await secureConnect({ ...optionsOf(shown), host, port })), true),
  submissionStarttls: async (shown, port) =>
    overSmtp(await startTls(port, 'EHLO stranger.test\nSTARTTLS', /^220 /, shown), false),
  imap: async (shown, port) =>
    overImap(new Wire(await secureConnect({ ...optionsOf(shown), host, port }))),
  imapStarttls: async (shown, port) => overImap(await startTls(port, 'a STARTTLS', /^a OK/, shown)),
  https: (shown, port) => overHttps(optionsOf(shown), port),
}

const kinds = [
  'no certificate',
  'a self-signed one',
  'one of a namesake of our authority, alone',
  'one of a namesake of our authority, with its chain',
  'an expired one',
  'one not yet valid',
  'a revoked one',
  'that of the server',
  'one signed by our authority and not in the directory',
  'a tampered one',
]

describe.each(guarded)('%s refuses', (listener) => {
  it.each(kinds)('%s', async (what) => {
    const one = hostile.find((candidate) => candidate.what === what)
    if (!one) throw new Error(`no certificate for: ${what}`)
    const { seq } = await refusalsAfter(0)
    await attempts[listener](one.shown, house.ports[listener])
    const { rules } = await refusalsAfter(seq)
    expect(rules).toEqual([one.rule])
  })
})

it('no kind of certificate was forgotten', () => {
  expect(hostile.map(({ what }) => what)).toEqual(kinds)
})

it('nothing of a stranger was delivered', async () => {
  expect(await readFolder(pharmacy)).toEqual([])
})

describe.each(guarded.filter((name) => !name.endsWith('Starttls')))('%s', (listener) => {
  it('refuses TLS 1.1', async () => {
    const options = { ...optionsOf(shownBy(doctor)), minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' }
    const at = { host, port: house.ports[listener], ciphers: 'DEFAULT@SECLEVEL=0' }
    await expect(secureConnect({ ...(options as ConnectionOptions), ...at })).rejects.toThrow()
  })
})

it('the gateway had no fault of its own', () => expect(house.log.errors).toEqual([]))
