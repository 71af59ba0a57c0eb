/** Composed messages hold what was asked for, and nothing more. */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compose, type Letter } from './compose.js'
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
