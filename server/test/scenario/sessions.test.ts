/** Nothing is resumed past a certificate, and taking somebody's rights away ends what they have open within a second. */

import { Agent, request } from 'node:https'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isMissing, run } from '../foreign.js'
import { pli, Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { openImap, openSmtp, openTls, submitOn, tlsOf, type Wire } from '../wire.js'

let space: Space
let doctor: Member
let colleague: Member
let pharmacy: Member
let house: InProcess

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  colleague = await space.enrol('colleague')
  pharmacy = await space.enrol('pharmacy')
  house = await startInProcess(space)
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const host = '127.0.0.1'
const letter = (from: Member): string => `From: ${from.mailbox}\r\nSubject: s\r\n\r\nx\r\n`

/** A keep-alive HTTPS connection: one socket, asked again and again. */
class Browser {
  readonly #agent: Agent
  closed = false
  constructor(member: Member) {
    const options = tlsOf(member, member.identity.anchors)
    this.#agent = new Agent({ ...options, keepAlive: true, maxSockets: 1, maxCachedSessions: 0 })
  }

  ask(): Promise<number> {
    return new Promise((resolve, reject) => {
      const options = { agent: this.#agent, host, port: house.ports.https, path: '/whoami' }
      const asked = request(options, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
      })
      asked.once('socket', (socket) => socket.once('close', () => (this.closed = true)))
      asked.once('error', reject)
      asked.end()
    })
  }

  end(): void {
    this.#agent.destroy()
  }
}

describe.skipIf(isMissing('openssl'))('TLS sessions are never resumed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pli-resume-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  // Openssl stays until the gateway hangs up, or for so long.
  const connectFor = (holdMs: number, port: number, member: Member, ...more: string[]) =>
    run(
      'openssl',
      [
        ...['s_client', '-connect', `${host}:${port}`, '-servername', 'localhost'],
        ...['-CAfile', join(member.folder, 'chain.pem'), '-cert', join(member.folder, 'cert.pem')],
        ...[
          '-cert_chain',
          join(member.folder, 'chain.pem'),
          '-key',
          join(member.folder, 'key.pem'),
        ],
        ...more,
      ],
      { holdMs },
    )
  const connect = (port: number, member: Member, ...more: string[]) =>
    connectFor(1000, port, member, ...more)

  const doors = ['submission', 'imap', 'https'] as const
  it.each(doors)('%s: -reconnect under TLS 1.2 makes five new sessions', async (door) => {
    const { out } = await connect(house.ports[door], doctor, '-tls1_2', '-reconnect')
    expect(out).toMatch(/^New, TLSv1\.2/m)
    expect(out).not.toMatch(/^Reused/m)
    expect(out.match(/^New, /gm)?.length).toBeGreaterThanOrEqual(6)
  })

  it.each(doors.flatMap((door) => [[door, '-tls1_2'] as const, [door, '-tls1_3'] as const]))(
    '%s: a session saved under %s is not taken back',
    async (door, version) => {
      const file = join(folder, `${door}${version}`)
      const first = await connect(house.ports[door], doctor, version, '-sess_out', file)
      expect(first.out).toMatch(/^New, /m)
      const again = await connect(house.ports[door], doctor, version, '-sess_in', file)
      expect(again.out).not.toMatch(/^Reused/m)
    },
  )

  it.each(['-tls1_2', '-tls1_3'])('%s: nor after its certificate was revoked', async (version) => {
    const nurse = await space.enrol('nurse', `nurse${version}`)
    const file = join(folder, `revoked${version}`)
    await connect(house.ports.imap, nurse, version, '-sess_out', file)
    await pli(['revoke', nurse.serial, '--data', space.root, '--reason', 'keyCompromise'])
    const { imap } = house.ports
    const again = await connectFor(15_000, imap, nurse, version, '-sess_in', file)
    expect(again.out).not.toMatch(/^Reused|\* OK/m)
    expect(again.out).toMatch(/BYE .*revoked/)
  })
})

describe('when rights are taken away', () => {
  let smtp: Wire
  let imap: Wire
  let idle: Wire
  let browser: Browser
  let others: Wire[]

  beforeEach(async () => {
    smtp = await openSmtp(house.ports.submission, doctor)
    imap = await openImap(house.ports.imap, doctor)
    idle = await openImap(house.ports.imap, doctor)
    await idle.imap('SELECT INBOX')
    idle.send('i IDLE\r\n')
    expect(await idle.line()).toMatch(/^\+/)
    browser = new Browser(doctor)
    expect(await browser.ask()).toBe(200)
    others = [
      await openSmtp(house.ports.submission, colleague),
      await openImap(house.ports.imap, pharmacy),
    ]
  })
  afterEach(() => {
    for (const wire of [smtp, imap, idle, ...others]) wire.end()
    browser.end()
  })

  async function expectEnded(reason: RegExp): Promise<void> {
    const began = Date.now()
    const ended = [smtp, imap, idle].map((wire) => wire.closed(1000))
    expect(await Promise.all(ended)).toEqual([true, true, true])
    while (!browser.closed && Date.now() - began < 1000) await new Promise((r) => setTimeout(r, 20))
    expect(browser.closed).toBe(true)
    expect(smtp.rest).toMatch(/^421 4\.7\.0 /m)
    expect(smtp.rest).toMatch(reason)
    for (const wire of [imap, idle]) expect(wire.rest).toMatch(/^\* BYE /m)
    expect(imap.rest).toMatch(reason)
  }

  async function expectOthersUntouched(): Promise<void> {
    const [otherSmtp, otherImap] = others
    expect((await otherSmtp?.ask('NOOP'))?.code).toBe(250)
    expect(await otherImap?.imap('NOOP', 'n')).toMatch(/^n OK/m)
  }

  async function expectShutOut(member: Member): Promise<void> {
    const wire = await openTls(house.ports.submission, member)
    expect((await wire.reply()).code).toBe(554)
    wire.end()
    const reader = await openTls(house.ports.imap, member)
    expect(await reader.line()).toMatch(/^\* BYE /)
    reader.end()
    const page = new Browser(member)
    expect(await page.ask()).toBe(403)
    page.end()
  }

  it('revoking by another process ends the sessions, and enrolling again opens them', async () => {
    const revoked = await pli([
      'revoke',
      doctor.serial,
      '--data',
      space.root,
      '--reason',
      'keyCompromise',
    ])
    expect(revoked.code).toBe(0)
    await expectEnded(/revoked/)
    await expectOthersUntouched()
    await expectShutOut(doctor)
    doctor = await space.enrol('doctor', 'doctor-again')
    const wire = await openSmtp(house.ports.submission, doctor)
    const sent = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], letter(doctor))
    expect(sent.code).toBe(250)
    wire.end()
  })

  it('a revocation in the middle of DATA: the message is not accepted', async () => {
    await smtp.ask(`MAIL FROM:<${doctor.mailbox}>`)
    await smtp.ask(`RCPT TO:<${pharmacy.mailbox}>`)
    await smtp.ask('DATA')
    smtp.send(`From: ${doctor.mailbox}\r\nSubject: half\r\n\r\nhalf of it\r\n`)
    await space.withData((data) =>
      data.authority.revoke({
        ...{ target: { serial: doctor.serial }, reason: 'keyCompromise', actor: 'scenario' },
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 600))
    smtp.send('the rest\r\n.\r\n')
    await expectEnded(/revoked/)
    expect(smtp.rest).not.toMatch(/^250/m)
    doctor = await space.enrol('doctor', 'doctor-third')
  })

  it('suspending the identity ends the sessions, and lifting it opens them', async () => {
    await space.withData(({ directory }) =>
      directory.setIdentityState(doctor.name, 'suspended', 'scenario'),
    )
    await expectEnded(/suspended/)
    await expectOthersUntouched()
    await expectShutOut(doctor)
    await space.withData(({ directory }) =>
      directory.setIdentityState(doctor.name, 'active', 'scenario'),
    )
    const wire = await openSmtp(house.ports.submission, doctor)
    expect((await wire.ask('NOOP')).code).toBe(250)
    wire.end()
  })

  it('suspending the mailbox ends its sessions; mail for it is refused until it is back', async () => {
    const { mailbox } = doctor
    await space.withData(({ directory }) =>
      directory.setMailboxState(mailbox, 'suspended', 'scenario'),
    )
    const ended = [smtp, imap, idle].map((wire) => wire.closed(1000))
    expect(await Promise.all(ended)).toEqual([true, true, true])
    await expectOthersUntouched()
    const [sender] = others
    const refused = await sender?.ask(`MAIL FROM:<${colleague.mailbox}>`)
    expect(refused?.code).toBe(250)
    expect((await sender?.ask(`RCPT TO:<${mailbox}>`))?.text).toMatch(/^550 5\.2\.1 /)
    await space.withData(({ directory }) =>
      directory.setMailboxState(mailbox, 'active', 'scenario'),
    )
    expect((await sender?.ask(`RCPT TO:<${mailbox}>`))?.code).toBe(250)
  })
})

it('the gateway had no fault of its own', () => expect(house.log.errors).toEqual([]))
