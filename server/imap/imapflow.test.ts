/** A foreign client, imapflow, goes through what mail software does all day. */

import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { houseAddress, startImapHouse, type ImapHouse } from '../test/imap-house.js'
import { makeTlsIdentities, type TlsIdentities } from '../test/tls-identities.js'

const message = [
  'From: =?utf-8?B?UmVuw6k=?= <rene@a.test>',
  'To: officine@pharmacie.pli.test',
  'Subject: =?utf-8?Q?Ordonnance_n=C2=B0_1?=',
  'Date: Mon, 2 Feb 2026 09:00:00 +0100',
  'Message-ID: <1@a.test>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=B',
  '',
  '--B',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Prenez ceci, s’il vous plaît.',
  '--B',
  'Content-Type: application/zip',
  'Content-Disposition: attachment; filename="IHE_XDM.ZIP"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('zip'.repeat(1000)).toString('base64'),
  '--B--',
  '',
].join('\r\n')

describe.each(['implicit TLS', 'STARTTLS'])('imapflow over %s', (mode) => {
  let tls: TlsIdentities
  let house: ImapHouse
  let client: ImapFlow
  beforeAll(async () => {
    tls = makeTlsIdentities()
    house = await startImapHouse(tls, { passwordLogin: true })
    const secure = mode === 'implicit TLS'
    client = new ImapFlow({
      host: '127.0.0.1',
      port: secure ? house.implicitPort : house.starttlsPort,
      ...(secure ? { secure } : { secure, doSTARTTLS: true }),
      servername: 'localhost',
      tls: { ca: tls.ca, ...tls.client },
      auth: { user: houseAddress, pass: 'not looked at' },
      logger: false,
    })
    await client.connect()
  })
  afterAll(async () => {
    await client.logout()
    await house.close()
    tls.remove()
  })

  it('lists the folders with their special uses', async () => {
    const folders = await client.list()
    const uses = folders.map(({ path, specialUse }) => [path, specialUse])
    expect(uses).toContainEqual(['INBOX', '\\Inbox'])
    expect(uses).toContainEqual(['Sent', '\\Sent'])
  })

  it('makes, renames and removes a folder with an accent', async () => {
    await client.mailboxCreate('Été')
    await client.mailboxRename('Été', 'Automne & hiver')
    const paths = (await client.list()).map(({ path }) => path)
    expect(paths).toContain('Automne & hiver')
    expect(paths).not.toContain('Été')
    await client.mailboxDelete('Automne & hiver')
  })

  it('appends, lists, reads and downloads', async () => {
    const appended = await client.append('INBOX', message, ['\\Flagged'])
    expect(appended).toMatchObject({ uid: 1 })
    const lock = await client.getMailboxLock('INBOX')
    try {
      const query = { envelope: true, bodyStructure: true, flags: true, source: true, size: true }
      const found = await client.fetchOne('*', query)
      if (found === false || found === undefined) throw new Error('no message')
      expect(found.envelope).toMatchObject({
        subject: 'Ordonnance n° 1',
        from: [{ name: 'René', address: 'rene@a.test' }],
      })
      expect(found.source?.toString()).toBe(message)
      expect(found.size).toBe(Buffer.byteLength(message))
      expect(found.flags).toContain('\\Flagged')
      const attachment = found.bodyStructure?.childNodes?.[1]
      expect(attachment?.dispositionParameters).toMatchObject({ filename: 'IHE_XDM.ZIP' })
      const { content } = await client.download('1', '2')
      const pieces: Buffer[] = []
      for await (const piece of content ?? []) pieces.push(piece as Buffer)
      expect(Buffer.concat(pieces).toString()).toBe('zip'.repeat(1000))
    } finally {
      lock.release()
    }
  })

  it('searches, flags, copies, moves and removes', async () => {
    const lock = await client.getMailboxLock('INBOX')
    try {
      expect(await client.search({ subject: 'ordonnance' }, { uid: true })).toEqual([1])
      expect(await client.search({ body: 'plaît' }, { uid: true })).toEqual([1])
      expect(await client.search({ seen: true })).toEqual([])
      await client.messageFlagsAdd('1', ['\\Seen', '$Traite'])
      expect(await client.search({ keyword: '$Traite' })).toEqual([1])
      expect(await client.messageCopy('1', 'Archive')).toMatchObject({ uidMap: new Map([[1, 1]]) })
      expect(await client.messageMove('1', 'Trash')).toMatchObject({ uidMap: new Map([[1, 1]]) })
      expect(await client.search({ all: true })).toEqual([])
    } finally {
      lock.release()
    }
    expect(await client.status('Archive', { messages: true, unseen: true })).toMatchObject({
      messages: 1,
      unseen: 0,
    })
  })

  it('hears of new mail while it idles', async () => {
    const lock = await client.getMailboxLock('INBOX')
    try {
      const heard = new Promise((resolve) => client.once('exists', resolve))
      void client.idle()
      await new Promise((resolve) => setTimeout(resolve, 50))
      const appending = await house.mail.append('INBOX', { flags: 0, keywords: [], sizeBytes: 9 })
      await appending.write(Buffer.from('A: b\r\n\r\nc'))
      await appending.finish()
      expect(await heard).toMatchObject({ path: 'INBOX', count: 1, prevCount: 0 })
    } finally {
      lock.release()
    }
  })
})
