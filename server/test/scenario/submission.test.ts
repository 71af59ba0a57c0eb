/** The submission door against clients that are wrong, greedy or hostile. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { readFolder } from '../read-back.js'
import { openPlain, openSmtp, openTls, submitOn, tlsOf, upgrade, type Wire } from '../wire.js'

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

const letterFrom = (from: string, body = 'x\r\n', ...more: string[]): string =>
  [`From: ${from}`, 'Subject: s', ...more, '', body].join('\r\n')

describe('a session with a certificate', () => {
  let wire: Wire
  beforeEach(async () => {
    wire = await openSmtp(house.ports.submission, doctor)
  })
  afterEach(() => wire.end())

  it('announces what it serves, and greets without a delay', async () => {
    // The quickest of several: a busy machine may hold up any one, the package's 100 ms would hold up all.
    let quickest = Infinity
    for (let tries = 0; tries < 8; tries++) {
      const began = Date.now()
      const one = await openTls(house.ports.submission, doctor)
      await one.reply()
      quickest = Math.min(quickest, Date.now() - began)
      one.end()
    }
    expect(quickest).toBeLessThan(90)
    const other = await openTls(house.ports.submission, doctor)
    const greeting = await other.reply()
    expect(greeting.code).toBe(220)
    const ehlo = (await other.ask('EHLO client.test')).text
    for (const word of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES', 'DSN'])
      expect(ehlo).toContain(word)
    expect(ehlo).toContain(`SIZE ${35 * 1024 * 1024}`)
    expect(ehlo).not.toMatch(/AUTH|STARTTLS/)
    other.end()
  })

  it('takes pipelined commands and SMTPUTF8 in one go', async () => {
    const commands = [
      `MAIL FROM:<${doctor.mailbox}> BODY=8BITMIME SMTPUTF8 SIZE=200 RET=HDRS ENVID=abc+2B`,
      `RCPT TO:<${pharmacy.mailbox}> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;${pharmacy.mailbox}`,
      'DATA',
    ]
    wire.send(commands.map((line) => `${line}\r\n`).join(''))
    for (const code of [250, 250, 354]) expect((await wire.reply()).code).toBe(code)
    wire.send(`${letterFrom(doctor.mailbox)}.\r\nRSET\r\nNOOP\r\nQUIT\r\n`)
    for (const code of [250, 250, 250, 221]) expect((await wire.reply()).code).toBe(code)
  })

  it('accepts some recipients and refuses others, each with its own code', async () => {
    const before = (await readFolder(pharmacy)).length
    await wire.ask(`MAIL FROM:<${doctor.mailbox}>`)
    const answers = []
    for (const to of [
      'nobody@pharmacie.pli.test',
      'someone@elsewhere.test',
      pharmacy.mailbox,
      pharmacy.mailbox.toUpperCase(),
    ])
      answers.push((await wire.ask(`RCPT TO:<${to}>`)).text.slice(0, 9))
    expect(answers.slice(0, 3)).toEqual(['550 5.1.1', '550 5.1.2', '250 2.1.5'])
    expect(answers[3]).toBe('250 2.1.5')
    expect((await wire.ask('DATA')).code).toBe(354)
    wire.send(`${letterFrom(doctor.mailbox)}.\r\n`)
    expect((await wire.reply()).code).toBe(250)
    // The same mailbox named twice gets the message once.
    expect((await readFolder(pharmacy)).length).toBe(before + 1)
  })

  it.each([
    ['MAIL FROM of another', () => colleague.mailbox, () => colleague.mailbox],
    ['MAIL FROM of nobody', () => '', () => doctor.mailbox],
    ['From of another', () => doctor.mailbox, () => colleague.mailbox],
    [
      'From of two, one of them another',
      () => doctor.mailbox,
      () => `${doctor.mailbox}, ${colleague.mailbox}`,
    ],
    [
      'From hidden in a group',
      () => doctor.mailbox,
      () => `g: ${doctor.mailbox}, ${colleague.mailbox};`,
    ],
    [
      'From that only looks like ours',
      () => doctor.mailbox,
      () => `"${doctor.mailbox}" <${colleague.mailbox}>`,
    ],
    [
      'Sender of another',
      () => doctor.mailbox,
      () => `${doctor.mailbox}\r\nSender: ${colleague.mailbox}`,
    ],
    [
      'Sender folded away',
      () => doctor.mailbox,
      () => `${doctor.mailbox}\r\nSENDER :\r\n ${colleague.mailbox}`,
    ],
  ])('%s is refused with 550 5.7.1', async (_, envelope, header) => {
    const before = (await readFolder(pharmacy)).length
    const { text } = await submitOn(wire, envelope(), [pharmacy.mailbox], letterFrom(header()))
    expect(text).toMatch(/^550 5\.7\.1 /)
    expect((await readFolder(pharmacy)).length).toBe(before)
    expect((await wire.ask('RSET')).code).toBe(250)
  })

  it.each([
    ['no From', 'Subject: s\r\n\r\nx\r\n'],
    ['two From fields', 'From: a@b.c\r\nFrom: a@b.c\r\n\r\nx\r\n'],
    ['a From without an address', 'From: Camille\r\n\r\nx\r\n'],
    ['nothing at all', ''],
  ])('a message with %s is refused with 554 5.6.0', async (_, message) => {
    const { text } = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], message)
    expect(text).toMatch(/^55[04] 5\./)
  })

  it('refuses commands out of order and unknown ones, and goes on', async () => {
    expect((await wire.ask('DATA')).code).toBe(503)
    expect((await wire.ask(`RCPT TO:<${pharmacy.mailbox}>`)).code).toBe(503)
    expect((await wire.ask('AUTH PLAIN AGEAYg==')).code).toBeGreaterThanOrEqual(500)
    expect((await wire.ask('XCLIENT ADDR=127.0.0.2')).code).toBeGreaterThanOrEqual(500)
    expect((await wire.ask('BOGUS')).code).toBe(500)
    expect((await wire.ask('MAIL FROM:<broken')).code).toBe(501)
    expect((await wire.ask('NOOP')).code).toBe(250)
  })
})

describe('SMTP smuggling', () => {
  const endings = [
    '\n.\n',
    '\r\n.\n',
    '\n.\r\n',
    '\r.\r',
    '\r\n.\r',
    '\n\n.\r\n\r',
    '\r.\r\n',
    '\r\n\0.\r\n',
  ]
  it.each(endings.map((end) => [JSON.stringify(end), end]))(
    '%s does not end a message',
    async (_, end) => {
      const before = (await readFolder(pharmacy)).length
      const wire = await openSmtp(house.ports.submission, doctor)
      await wire.ask(`MAIL FROM:<${doctor.mailbox}>`)
      await wire.ask(`RCPT TO:<${pharmacy.mailbox}>`)
      await wire.ask('DATA')
      const smuggled = `MAIL FROM:<${colleague.mailbox}>\r\nRCPT TO:<${pharmacy.mailbox}>\r\nDATA\r\n${letterFrom(colleague.mailbox, 'smuggled\r\n')}`
      wire.send(`${letterFrom(doctor.mailbox, 'first')}${end}${smuggled}\r\n.\r\n`)
      const reply = await wire.reply()
      expect((await wire.ask('NOOP')).text).toMatch(/^250 /)
      const after = (await readFolder(pharmacy)).slice(before)
      // Either one message with everything in its text, or none at all.
      expect(after.length).toBe(reply.code === 250 ? 1 : 0)
      for (const { raw } of after) {
        expect(raw.toString('latin1')).toContain(`From: ${doctor.mailbox}`)
        expect(raw.toString('latin1')).toContain('smuggled')
      }
      wire.end()
    },
  )
})

describe('before TLS', () => {
  it('only EHLO, STARTTLS, NOOP and QUIT are answered', async () => {
    const wire = await openPlain(house.ports.submissionStarttls)
    expect((await wire.reply()).code).toBe(220)
    expect((await wire.ask('EHLO client.test')).text).toContain('STARTTLS')
    for (const command of [
      'MAIL FROM:<a@b.c>',
      'RCPT TO:<a@b.c>',
      'DATA',
      'HELP',
      'VRFY a',
      'RSET',
      'AUTH PLAIN',
    ])
      expect((await wire.ask(command)).code, command).toBeGreaterThanOrEqual(500)
    expect((await wire.ask('NOOP')).code).toBe(250)
    expect((await wire.ask('QUIT')).code).toBe(221)
  })

  it('what was pipelined behind STARTTLS is not taken into the TLS session (RFC 3207 §6)', async () => {
    const wire = await openPlain(house.ports.submissionStarttls)
    await wire.reply()
    await wire.ask('EHLO client.test')
    wire.send(`STARTTLS\r\nMAIL FROM:<${doctor.mailbox}>\r\nRCPT TO:<${pharmacy.mailbox}>\r\n`)
    expect((await wire.reply()).code).toBe(220)
    const options = tlsOf(doctor, doctor.identity.anchors)
    const secure = await upgrade(wire, options).catch(() => null)
    // Cutting the connection is as good as forgetting.
    if (!secure) return
    await secure.ask('EHLO client.test').then(
      async (ehlo) => {
        expect(ehlo.text).toMatch(/^250-/)
        expect((await secure.ask(`RCPT TO:<${pharmacy.mailbox}>`)).code).toBe(503)
      },
      () => undefined,
    )
    secure.end()
  })

  it('IMAP forgets what was pipelined behind STARTTLS, too (RFC 9051 §6.2.1)', async () => {
    const wire = await openPlain(house.ports.imapStarttls)
    await wire.line()
    wire.send('a STARTTLS\r\nb AUTHENTICATE EXTERNAL =\r\nc SELECT INBOX\r\n')
    const answer = await wire.tagged('a')
    if (!answer.startsWith('a OK')) return
    const secure = await upgrade(wire, tlsOf(doctor, doctor.identity.anchors)).catch(() => null)
    if (!secure) return
    const first = await secure.imap('SELECT INBOX', 'd').catch(() => 'closed')
    expect(first).not.toMatch(/^[bc] |^d OK/m)
    secure.end()
  })

  it('after STARTTLS the same rules hold and mail goes through', async () => {
    const wire = await openPlain(house.ports.submissionStarttls)
    await wire.reply()
    await wire.ask('EHLO client.test')
    expect((await wire.ask('STARTTLS')).code).toBe(220)
    const secure = await upgrade(wire, tlsOf(doctor, doctor.identity.anchors))
    expect((await secure.ask('EHLO client.test')).text).not.toContain('STARTTLS')
    const sent = await submitOn(
      secure,
      doctor.mailbox,
      [pharmacy.mailbox],
      letterFrom(doctor.mailbox),
    )
    expect(sent.code).toBe(250)
    secure.end()
  })
})

it('the gateway had no fault of its own', () => expect(house.log.errors).toEqual([]))
