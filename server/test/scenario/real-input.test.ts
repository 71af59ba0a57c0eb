/** Real documents and odd messages go from a doctor to a pharmacy and come back byte for byte. */

import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withImap } from '../../../client/mail/imap.js'
import { skipAloud } from '../foreign.js'
import { projectRoot, Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { belowAdded, belowTrace, readLast, sha256 } from '../read-back.js'
import { openImap, openSmtp, submitOn, tlsOf } from '../wire.js'

const documents = join(projectRoot, '../shared/ans/xdm')
const zips = existsSync(documents)
  ? readdirSync(documents).filter((name) => /\.zip$/i.test(name))
  : []
if (zips.length === 0) skipAloud('no IHE_XDM examples at ../shared/ans/xdm')

let space: Space
let doctor: Member
let pharmacy: Member
let house: InProcess

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

/** A header that needs nothing added, over `body`. */
function letter(body: string, ...more: string[]): Buffer {
  const header = [
    `From: ${doctor.mailbox}`,
    `To: ${pharmacy.mailbox}`,
    'Date: Mon, 2 Feb 2026 09:00:00 +0100',
    'Message-ID: <scenario@a.test>',
    ...more,
  ]
  return Buffer.from(`${header.join('\r\n')}\r\n\r\n${body}`, 'latin1')
}

async function send(message: Buffer): Promise<string> {
  const wire = await openSmtp(house.ports.submission, doctor)
  const { text } = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], message)
  wire.end()
  return text
}

/** Sends, reads back, and expects below the trace exactly what was sent. */
async function expectKept(message: Buffer): Promise<void> {
  expect(await send(message)).toMatch(/^250 2\.6\.0 /)
  const kept = belowTrace(await readLast(pharmacy))
  expect(kept.length).toBe(message.length)
  expect(sha256(kept)).toBe(sha256(message))
}

describe('IHE_XDM archives', () => {
  it.skipIf(zips.length === 0).each(zips.length > 0 ? zips : ['each'])(
    '%s arrives identical',
    async (name) => {
      const archive = readFileSync(join(documents, name))
      const transport = createTransport({
        ...{ host: '127.0.0.1', port: house.ports.submission, secure: true },
        tls: tlsOf(doctor, doctor.identity.anchors),
      })
      const wire = createHash('sha256')
      const composed = await createTransport({
        streamTransport: true,
        buffer: true,
        newline: 'windows',
      }).sendMail({
        ...{ from: doctor.mailbox, to: pharmacy.mailbox, subject: `Prescription ${name}` },
        text: 'Veuillez trouver ci-joint le document.',
        attachments: [{ filename: 'IHE_XDM.ZIP', content: archive }],
      })
      const raw = composed.message as Buffer
      wire.update(raw)
      const info = await transport.sendMail({
        envelope: { from: doctor.mailbox, to: pharmacy.mailbox },
        raw,
      })
      expect(info.accepted).toEqual([pharmacy.mailbox])
      transport.close()

      const kept = await readLast(pharmacy)
      const { attachments } = await simpleParser(kept)
      expect(sha256(attachments[0]?.content ?? '')).toBe(sha256(archive))
      expect(sha256(belowTrace(kept))).toBe(wire.digest('hex'))
    },
  )
})

describe('odd but lawful messages come back byte for byte', () => {
  it('headers in raw UTF-8 and Latin-1', async () => {
    await expectKept(letter('x\r\n', 'Subject: \xc3\xa9t\xe9', 'X-\xe9: \xff'))
  })
  it('lines of 10,000 characters, in the header and in the body', async () => {
    const long = 'a'.repeat(10_000)
    await expectKept(letter(`${long}\r\n.${long}\r\n`, `X-Long: ${long}`))
  })
  it('an empty body', () => expectKept(letter('')))
  it('headers only, without the empty line', async () => {
    await expectKept(Buffer.from(letter('').toString('latin1').slice(0, -2), 'latin1'))
  })
  it('lines that begin with dots', () => expectKept(letter('.\r\n..\r\n...\r\n.a\r\n')))
  it('every byte value but NUL', async () => {
    const bytes = Array.from({ length: 255 }, (_, i) => i + 1).filter((b) => b !== 10 && b !== 13)
    await expectKept(letter(`${Buffer.from(bytes).toString('latin1')}\r\n`))
  })
  it('a header without Date and Message-ID gets both, above', async () => {
    const bare = Buffer.from(`From: ${doctor.mailbox}\r\nSubject: bare\r\n\r\nx\r\n`)
    expect(await send(bare)).toMatch(/^250 /)
    const kept = (await readLast(pharmacy)).toString('latin1')
    expect(kept).toMatch(/^Received: [^]*\r\nMessage-ID: <[^<>\s]+@localhost>\r\nDate: [A-Z]/)
    expect(belowAdded(Buffer.from(kept, 'latin1')).equals(bare)).toBe(true)
  })
  it('message/rfc822 twenty deep, described by BODYSTRUCTURE', async () => {
    let inner = 'Subject: innermost\r\n\r\nfound\r\n'
    for (let depth = 0; depth < 20; depth++)
      inner = `Subject: level ${depth}\r\nContent-Type: message/rfc822\r\n\r\n${inner}`
    await expectKept(letter(inner, 'MIME-Version: 1.0', 'Content-Type: message/rfc822'))
    const depth = await withImap(pharmacy.identity, async (session) => {
      await session.mailboxOpen('INBOX')
      const message = await session.fetchOne('*', { bodyStructure: true })
      if (!message) throw new Error('no message')
      let node = message.bodyStructure
      let levels = 0
      while (node?.type === 'message/rfc822') {
        levels++
        node = node.childNodes?.[0]
      }
      expect(node?.type).toBe('text/plain')
      return levels
    })
    expect(depth).toBe(21)
  })
})

describe('size', () => {
  it('an attachment of 25 MiB fits', async () => {
    const base64 = randomBytes(25 * 1024 * 1024)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n')
    const fields = ['MIME-Version: 1.0', 'Content-Transfer-Encoding: base64']
    await expectKept(letter(`${base64}\r\n`, ...fields))
  })
  it('36 MiB are refused at MAIL when announced (RFC 1870 §6.1)', async () => {
    const wire = await openSmtp(house.ports.submission, doctor)
    const announced = await wire.ask(`MAIL FROM:<${doctor.mailbox}> SIZE=${36 * 1024 * 1024}`)
    expect(announced.code).toBe(552)
    expect((await wire.ask('NOOP')).code).toBe(250)
    wire.end()
  })
  it('36 MiB are refused at the end of DATA when not, and the session goes on', async () => {
    const before = (await readLast(pharmacy)).length
    const wire = await openSmtp(house.ports.submission, doctor)
    const line = `${'x'.repeat(998)}\r\n`
    const huge = letter(line.repeat(Math.ceil((36 * 1024 * 1024) / line.length)))
    const refused = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], huge)
    expect(refused.text).toMatch(/^552 5\.3\.4 /)
    const after = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], letter('after\r\n'))
    expect(after.code).toBe(250)
    expect((await readLast(pharmacy)).length).toBeLessThan(before)
    wire.end()
  })
})

describe('NUL bytes', () => {
  it.each([
    ['in the header', Buffer.from('X-Nul: \0\r\n\r\nx\r\n')],
    ['in the body', Buffer.from('\r\na\0b\r\n')],
  ])('%s are refused with 554 and the session goes on', async (_, rest) => {
    const wire = await openSmtp(house.ports.submission, doctor)
    const bad = Buffer.concat([Buffer.from(`From: ${doctor.mailbox}\r\n`), rest])
    const refused = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], bad)
    expect(refused.text).toMatch(/^554 5\.6\.0 /)
    const good = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], letter('good\r\n'))
    expect(good.code).toBe(250)
    wire.end()
  })
  it('in an APPEND literal are refused and the session goes on', async () => {
    const wire = await openImap(house.ports.imap, pharmacy)
    expect(await wire.imap('APPEND INBOX {8+}\r\na: \0\r\n\r\n')).toMatch(/^a (NO|BAD) /m)
    expect(await wire.imap('NOOP', 'b')).toMatch(/^b OK/m)
    wire.end()
  })
})

it('the gateway had no fault of its own', () => expect(house.log.errors).toEqual([]))
