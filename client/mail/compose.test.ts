/** Composed messages hold what was asked for, and nothing more. */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compose } from './compose.js'
import type { Letter } from './letter.js'
import { parseMessage } from './read.js'

const letter: Letter = {
  from: 'camille.martin@medecin.pli.test',
  displayName: 'Dr Camille MARTIN',
  to: ['officine@pharmacie.pli.test'],
  cc: [],
  subject: 'Ordonnance — été',
  text: 'Bonjour,\nvoici.\n.\nPoint seul.',
  attachments: [],
}

describe('compose', () => {
  it('comes back the same through mailparser', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'pli-compose-')), 'résultat d’analyse.pdf')
    const content = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251))
    writeFileSync(path, content)
    const { raw, messageId } = await compose({ ...letter, attachments: [path] })
    const opened = await parseMessage(raw, 'sans-nom')
    expect(opened).toMatchObject({ subject: letter.subject, text: letter.text })
    expect(opened.from).toBe('"Dr Camille MARTIN" <camille.martin@medecin.pli.test>')
    const [attachment] = opened.attachments
    expect(attachment?.name.normalize()).toBe('résultat d’analyse.pdf')
    expect(attachment?.content).toEqual(content)
    expect(messageId).toMatch(/^<.+@medecin\.pli\.test>$/)
    expect(raw.toString('latin1')).toContain(`Message-ID: ${messageId}`)
  })

  it('takes files that were made, and headers of their own', async () => {
    const content = Uint8Array.from({ length: 3000 }, (_, index) => index % 256)
    const enclosure = { name: 'IHE_XDM.zip', mediaType: 'application/zip', content }
    const headers = { 'X-MSS-INS': 'O', 'X-MSS-NIL': 'PLI\r\nBcc: a@b' }
    const { raw } = await compose({ ...letter, enclosures: [enclosure], headers })
    const [attachment] = (await parseMessage(raw, 'x')).attachments
    expect(attachment?.name).toBe('IHE_XDM.zip')
    expect(Buffer.compare(attachment?.content ?? Buffer.alloc(0), content)).toBe(0)
    expect(raw.toString('latin1')).toMatch(/^X-MSS-INS: O\r$/im)
    expect(raw.toString('latin1')).not.toMatch(/^Bcc:/m)
  })

  it('has CRLF line ends only', async () => {
    const { raw } = await compose(letter)
    expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('sends to each address once', async () => {
    const { recipients } = await compose({ ...letter, cc: [...letter.to, 'a@b.test'] })
    expect(recipients).toEqual(['officine@pharmacie.pli.test', 'a@b.test'])
  })

  it.each(['', 'a', 'a@b, c@d', 'a@b\r\nBcc: c@d', '<a@b>', 'a b@c'])(
    'takes %j for no address',
    async (address) => {
      await expect(compose({ ...letter, to: [address] })).rejects.toThrow('not a mail address')
    },
  )

  it('lets no subject become a header', async () => {
    const { raw } = await compose({ ...letter, subject: 'x\r\nBcc: y@z' })
    expect(raw.toString('latin1')).not.toMatch(/^Bcc:/m)
  })
})

describe('what a letter may also carry', () => {
  const textOf = async (more: Partial<Letter>, protection = {}) =>
    (await compose({ ...letter, ...more }, protection)).raw.toString('latin1')

  it('headers as they are spelt, and none that would change what the message is', async () => {
    expect(await textOf({ headers: { 'X-MSS-NIL': 'DEV1' } })).toMatch(/^X-MSS-NIL: DEV1\r$/m)
    for (const name of ['Content-Type', 'MIME-Version', 'A: b\r\nC', '']) {
      await expect(compose({ ...letter, headers: { [name]: 'x' } })).rejects.toThrow('no header')
    }
    const value = await textOf({ headers: { 'X-MSS-NIL': 'a\r\nBcc: y@z' } })
    expect(value).not.toMatch(/^Bcc:/m)
  })

  it('an answer names what it answers, and asks for receipts', async () => {
    const text = await textOf({
      inReplyTo: '<b@x.test>',
      references: ['<a@x.test>', '<b@x.test>'],
      messageId: '<c@x.test>',
      asksReading: true,
    })
    expect(text).toMatch(/^In-Reply-To: <b@x\.test>\r$/m)
    expect(text).toMatch(/^References: <a@x\.test> <b@x\.test>\r$/m)
    expect(text).toMatch(/^Message-ID: <c@x\.test>\r$/m)
    expect(text).toMatch(/^Disposition-Notification-To: camille\.martin@medecin\.pli\.test\r$/m)
  })

  it('the same text in another form', async () => {
    const alternatives = [{ mediaType: 'text/html; charset=utf-8', content: '<p>été</p>' }]
    const text = await textOf({ alternatives })
    expect(text).toMatch(/multipart\/alternative[^]*text\/plain[^]*text\/html/)
  })
})

describe('protection', () => {
  const headers = { 'X-MSS-NIL': 'DEV1' }
  const text = 'Fin de ligne \nFrom ici\n' + 'é'.repeat(200)
  const eml = {
    name: 'm.eml',
    mediaType: 'message/rfc822',
    content: Buffer.from('Subject: é\n\né'),
  }

  it('signs the fields with the body, and leaves them outside too (RFC 9788)', async () => {
    let seen = ''
    const sign = async (entity: Uint8Array) => {
      seen = Buffer.from(entity).toString('latin1')
      return Buffer.from(`Content-Type: multipart/signed\r\n\r\n${seen}`, 'latin1')
    }
    const { raw, messageId } = await compose(
      { ...letter, text, headers, enclosures: [eml] },
      { sign },
    )
    const [outer = ''] = raw.toString('latin1').split('\r\n\r\n')
    expect(outer).toMatch(/^Subject: .*=\?utf-8\?/m)
    expect(outer).toMatch(/^MIME-Version: 1\.0$/m)
    const [inner = ''] = seen.split('\r\n\r\n')
    for (const field of ['From: ', 'To: ', 'Subject: Ordonnance', 'Date: ', 'X-MSS-NIL: ']) {
      expect(inner).toMatch(new RegExp(`^${field}`, 'm'))
    }
    expect(inner).toContain(`Message-ID: ${messageId}`)
    expect(inner).toMatch(/^Content-Type: [^]*hp="clear"; protected-headers="v1"/m)
    expect(inner).not.toMatch(/^MIME-Version|^HP-Outer/m)
  })

  it('signs nothing that a server may change on the way', async () => {
    let seen = Buffer.alloc(0)
    const sign = async (entity: Uint8Array) => (seen = Buffer.from(entity))
    await compose({ ...letter, text, enclosures: [eml] }, { sign })
    for (const line of seen.toString('latin1').split('\r\n')) {
      expect(line).toMatch(/^[\x20-\x7e\t]{0,998}$/)
      expect(line).not.toMatch(/[ \t]$/)
    }
  })

  it('seals after signing, and shows no subject outside', async () => {
    const order: string[] = []
    let sealed = ''
    const sign = async (entity: Uint8Array) => (order.push('sign'), entity)
    const encrypt = async (entity: Uint8Array) => {
      order.push('encrypt')
      sealed = Buffer.from(entity).toString('latin1')
      return Buffer.from('Content-Type: application/octet-stream\r\n\r\nx')
    }
    const { raw } = await compose({ ...letter, headers }, { sign, encrypt })
    expect(order).toEqual(['sign', 'encrypt'])
    const outer = raw.toString('latin1')
    expect(outer).toMatch(/^Subject: \[\.\.\.\]\r$/m)
    expect(outer).not.toContain('Ordonnance')
    expect(sealed).toMatch(/^Subject: .*=\?utf-8\?/m)
    expect(sealed).toMatch(/^HP-Outer: Subject: \[\.\.\.\]\r$/m)
    expect(sealed).toMatch(/^HP-Outer: To: officine@pharmacie\.pli\.test\r$/m)
    expect(sealed).toMatch(/hp="cipher"/)
    expect((await parseMessage(Buffer.from(sealed, 'latin1'), 'x')).subject).toBe(letter.subject)
  })
})

describe('parseMessage', () => {
  it('names what has no name, and shows HTML as text', async () => {
    const raw = Buffer.from(
      'From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n' +
        '<p>Bonjour <b>vous</b></p><ul><li>un<br>deux\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\nx\r\n--x--\r\n',
    )
    const opened = await parseMessage(raw, 'sans-nom')
    expect(opened.text.trim()).toBe('Bonjour vous\nun\ndeux')
    expect(opened.attachments[0]?.name).toBe('sans-nom')
    expect(opened.date).toBe('')
  })

  it('reads HTML of any length', async () => {
    const raw = Buffer.from(`Content-Type: text/html\r\n\r\n${'<p>x</p>\r\n'.repeat(600_000)}`)
    expect((await parseMessage(raw, 'x')).text.slice(0, 3)).toBe('x\nx')
  })
})
