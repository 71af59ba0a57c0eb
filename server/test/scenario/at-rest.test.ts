/** Nothing that a message says is found on the disk, during and after; the two exports give it back to `age`. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesUnder, findText } from '../files.js'
import { isMissing, run } from '../foreign.js'
import { pli, Space, startChild, type Child, type Member } from '../harness.js'
import { readFolder } from '../read-back.js'
import { openImap, openSmtp, submitOn } from '../wire.js'

let space: Space
let doctor: Member
let pharmacy: Member
let house: Child
let temporary: string

const markers = {
  subject: 'Mrk-Subject-9f31c07a52d8',
  fileName: 'Mrk-FileName-41be0c6d9a27',
  body: 'Mrk-Body-c8d2170f5b3e',
  displayName: 'Mrk-Display-7ae94b10d6f3',
  headerAddress: 'mrk-address-2d60e8f1b94c@a.test',
  attachment: 'Mrk-Attachment-e5079c3ab812',
  folder: 'Mrk-Folder-613fd8a0c49b',
  keyword: 'Mrk-Keyword-0bd75e2f4c91',
  appended: 'Mrk-Appended-94c1d07be6a3',
  half: 'Mrk-Half-b3f60a8d52e7',
} as const

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  temporary = space.path('temporary')
  mkdirSync(temporary)
  house = await startChild(space.root, { TMPDIR: temporary })
})
afterAll(async () => {
  await house.kill('SIGTERM')
  space.remove()
})

const found = (text: string): string[] => [
  ...findText(text, space.root, temporary),
  ...(house.log().includes(text) ? ['the log'] : []),
]

function expectNothing(): void {
  for (const [what, text] of Object.entries(markers)) expect(found(text), what).toEqual([])
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** `filler` makes it large enough for a file of its own. */
const letter = (filler: string): string =>
  [
    `From: "${markers.displayName}" <${doctor.mailbox}>`,
    `To: ${pharmacy.mailbox}`,
    `Cc: =?utf-8?B?${base64(markers.displayName)}?= <${markers.headerAddress}>`,
    `Reply-To: ${markers.headerAddress}`,
    `Subject: ${markers.subject} =?utf-8?B?${base64(markers.subject)}?=`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=B',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    `${markers.body} ${filler}`,
    '--B',
    `Content-Type: text/plain; name="${markers.fileName}.txt"`,
    `Content-Disposition: attachment; filename="${markers.fileName}.txt"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(`${markers.attachment} and more`),
    '--B--',
    '',
  ].join('\r\n')
const largeLetter = (): string => letter(`${'z'.repeat(70)}\r\n`.repeat(6000))

describe('a marker', () => {
  it('would be found, were it there in clear', () => {
    expect(found(pharmacy.mailbox)).not.toEqual([])
  })

  it('is nowhere while a message is half sent', async () => {
    const wire = await openSmtp(house.ports.submission, doctor)
    await wire.ask(`MAIL FROM:<${doctor.mailbox}>`)
    await wire.ask(`RCPT TO:<${pharmacy.mailbox}>`)
    await wire.ask('DATA')
    const half = `Subject: ${markers.half}\r\n\r\n`
    const body = `${markers.half} ${largeLetter().slice(largeLetter().indexOf('\r\n\r\n') + 4)}`
    wire.send(`From: ${doctor.mailbox}\r\n${half}`)
    for (const piece of [body, body, body]) {
      await wire.sendAll(Buffer.from(piece))
      await new Promise((resolve) => setTimeout(resolve, 100))
      expectNothing()
    }
    expect(filesUnder(join(space.root, 'blobs')).length).toBeGreaterThan(0)
    wire.end()
  })

  it('is nowhere once messages are delivered, read, searched, filed and appended', async () => {
    const wire = await openSmtp(house.ports.submission, doctor)
    for (const message of [letter('small'), largeLetter()]) {
      const sent = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], message)
      expect(sent.code).toBe(250)
    }
    wire.end()
    const imap = await openImap(house.ports.imap, pharmacy)
    const steps = [
      `CREATE ${markers.folder}`,
      `SUBSCRIBE ${markers.folder}`,
      'SELECT INBOX',
      'FETCH 1:* (ENVELOPE BODYSTRUCTURE BODY[])',
      `STORE 1:* +FLAGS (${markers.keyword} \\Flagged)`,
      `SEARCH TEXT ${markers.body}`,
      `SEARCH SUBJECT ${markers.subject} FROM ${markers.displayName}`,
      `COPY 1 ${markers.folder}`,
      `MOVE 2 ${markers.folder}`,
      `RENAME ${markers.folder} ${markers.folder}2`,
    ]
    for (const step of steps) expect(await imap.imap(step), step).toMatch(/^a OK/m)
    const appended = `Subject: ${markers.appended}\r\n\r\n${markers.appended}\r\n`
    const append = `APPEND INBOX (${markers.keyword}) {${appended.length}+}\r\n${appended}`
    expect(await imap.imap(append)).toMatch(/^a OK/m)
    expect(await imap.imap(`SEARCH BODY ${markers.appended}`)).toMatch(/^\* SEARCH \d/m)
    expectNothing()
    imap.end()
  })

  it('is nowhere after a refusal that could have quoted it', async () => {
    const wire = await openSmtp(house.ports.submission, doctor)
    const forged = `From: ${markers.headerAddress}\r\nSubject: ${markers.subject}\r\n\r\nx\r\n`
    const refused = await submitOn(wire, doctor.mailbox, [pharmacy.mailbox], forged)
    expect(refused.code).toBe(550)
    wire.end()
    const told = found(markers.headerAddress).filter((file) => !file.includes('mail.sqlite'))
    // Who somebody tried to write as is evidence: the audit log names the address and nothing else.
    expect(told.filter((place) => place !== 'the log')).toEqual([])
    expect(found(markers.subject)).toEqual([])
  })
})

describe.skipIf(isMissing('age'))('the exports', () => {
  it('give the original bytes to age, and leave nothing in clear', async () => {
    const kept = await readFolder(pharmacy)
    const [message] = kept
    if (!message) throw new Error('the mailbox is empty')
    const sealed = space.path('message.age')
    const key = space.path('key.txt')
    const data = ['--data', space.root]
    const uid = String(message.uid)
    const exported = await pli([
      'export',
      pharmacy.mailbox,
      '--uid',
      uid,
      '--sealed',
      sealed,
      ...data,
    ])
    expect(exported.code, exported.err).toBe(0)
    const keys = await pli(['keys', 'export', pharmacy.mailbox, '--out', key, ...data])
    expect(keys.code, keys.err).toBe(0)
    const opened = await run('age', ['-d', '-i', key, sealed])
    expect(opened.err).toBe('')
    expect(Buffer.from(opened.out, 'latin1').equals(message.raw)).toBe(true)
    expect(opened.out).toMatch(/^Received: /)
    const check = await pli(['store', 'check', ...data])
    expect(check.code, check.out).toBe(0)
    const { headerAddress: _, ...others } = markers
    for (const text of Object.values(others)) expect(found(text)).toEqual([])
    expect(filesUnder(temporary)).toEqual([])
  })
})
