/** The mailbox domain over a real store: what is put in comes out, for its owner only, and nothing is in clear below. */

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MailboxId, ModSeq, Uid } from '../base/index.js'
import { verifyLog, type StoredEntry } from '../audit/index.js'
import { callerOf, openHouse, type House } from '../test/house.js'
import type { Account } from './index.js'

const alice = callerOf('rpps:1', 'alice@a.test')
const bob = callerOf('rpps:2', 'bob@a.test')

let house: House
let account: Account
let inbox: MailboxId

beforeEach(async () => {
  house = openHouse(['alice@a.test', 'bob@a.test'])
  account = await house.mail.open(alice)
  inbox = (await expectFolder('INBOX')).id
})
afterEach(() => house.close())

async function expectFolder(name: string) {
  const found = await account.mailbox(name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

async function append(text: string | Buffer, to = 'INBOX', flags = 0, keywords: string[] = []) {
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text)
  const adding = await account.append(to, { flags, keywords, sizeBytes: bytes.length })
  for (let at = 0; at < bytes.length; at += 16384)
    await adding.write(bytes.subarray(at, at + 16384))
  return adding.finish()
}

async function bytesOf(uid: Uid, start?: number, end?: number, folder = inbox): Promise<Buffer> {
  const out: Buffer[] = []
  for await (const message of account.read(folder, [uid]))
    for await (const piece of message.bytes(start, end)) out.push(piece)
  return Buffer.concat(out)
}

const message = (subject: string, body = 'Bonjour\r\n') =>
  `From: Alice <alice@a.test>\r\nTo: bob@a.test\r\nSubject: ${subject}\r\n\r\n${body}`

describe('folders', () => {
  it('starts with the usual ones, by role', async () => {
    const roles = (await account.mailboxes()).map(({ name, role }) => `${name}:${role}`)
    expect(roles).toEqual([
      'INBOX:inbox',
      'Archive:archive',
      'Drafts:drafts',
      'Junk:junk',
      'Sent:sent',
      'Trash:trash',
    ])
  })

  it('are made with their parents, renamed with their children, deleted when empty of folders', async () => {
    await account.createMailbox('Patients/Été/Août')
    expect(await account.mailbox('Patients/Été')).toBeDefined()
    await expect(account.createMailbox('Patients/Été')).rejects.toMatchObject({
      kind: 'already-exists',
    })
    await account.renameMailbox('Patients', 'Dossiers/P')
    expect(await account.mailbox('Dossiers/P/Été/Août')).toBeDefined()
    expect(await account.mailbox('Patients')).toBeUndefined()
    await expect(account.deleteMailbox('Dossiers/P')).rejects.toMatchObject({ kind: 'conflict' })
    await account.deleteMailbox('Dossiers/P/Été/Août')
    await expect(account.deleteMailbox('inbox')).rejects.toMatchObject({ kind: 'denied' })
    for (const bad of ['', 'a//b', '/a', 'a/', 'a\u0000b', 'x%', '*', ' a', 'x'.repeat(2000)])
      await expect(account.createMailbox(bad)).rejects.toMatchObject({ kind: 'syntax' })
  })

  it('made again under an old name, have another UIDVALIDITY', async () => {
    const first = await account.createMailbox('X')
    await account.deleteMailbox('X')
    const second = await account.createMailbox('X')
    expect(second.uidValidity).toBeGreaterThan(first.uidValidity)
  })

  it('renaming INBOX moves its messages and leaves it empty', async () => {
    await append(message('un'))
    await account.renameMailbox('INBOX', 'Vieux')
    expect((await expectFolder('INBOX')).messages).toBe(0)
    expect((await expectFolder('Vieux')).messages).toBe(1)
  })

  it('keep subscriptions apart from existence', async () => {
    await account.createMailbox('X')
    await account.subscribe('X', true)
    await account.deleteMailbox('X')
    expect(await account.subscriptions()).toContain('X')
    await account.subscribe('X', false)
    expect(await account.subscriptions()).not.toContain('X')
    await expect(account.subscribe('Y', true)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('messages', () => {
  it('come back byte for byte, small and large, whole and in part', async () => {
    for (const size of [0, 10, 70_000, 300_000]) {
      const bytes = Buffer.from(message('taille', randomBytes(size).toString('base64')))
      const { uid } = await append(bytes)
      expect((await bytesOf(uid)).equals(bytes)).toBe(true)
      expect(await bytesOf(uid, 5, 30)).toEqual(bytes.subarray(5, 30))
      expect(await bytesOf(uid, bytes.length - 4, bytes.length + 9)).toEqual(bytes.subarray(-4))
    }
  })

  it('have a summary that needs no body', async () => {
    const { uid } = await append(message('=?utf-8?Q?=C3=89t=C3=A9?='))
    for await (const one of account.read(inbox, [uid])) {
      const summary = await one.summary()
      expect(summary.envelope.from[0]).toMatchObject({ mailbox: 'alice', host: 'a.test' })
      expect(summary.root).toMatchObject({ type: 'text', subtype: 'plain' })
    }
  })

  it('change flags and keywords under one modSeq, and tell who changed since', async () => {
    const a = (await append(message('a'))).uid
    const b = (await append(message('b'), 'INBOX', 1, ['$Forwarded', 'Étiquette'])).uid
    const before = (await expectFolder('INBOX')).highestModSeq
    const result = await account.setFlags(inbox, [a, b], {
      mode: 'add',
      flags: 2,
      keywords: ['étiquette'],
    })
    expect(result.changed.map((meta) => [meta.uid, meta.flags, meta.keywords])).toEqual([
      [a, 2, ['Étiquette']],
      [b, 3, ['$Forwarded', 'Étiquette']],
    ])
    const news = await account.since(inbox, before)
    expect(news.changed.map((meta) => meta.uid)).toEqual([a, b])
    const late = await account.setFlags(inbox, [a], {
      mode: 'remove',
      flags: 2,
      keywords: [],
      unchangedSince: before,
    })
    expect(late.modified).toEqual([a])
    await account.setFlags(inbox, [b], { mode: 'replace', flags: 16, keywords: [] })
    expect((await account.messages(inbox)).map((meta) => [meta.flags, meta.keywords])).toEqual([
      [2, ['Étiquette']],
      [16, []],
    ])
  })

  it('are copied, moved and expunged; UIDs never come again', async () => {
    const uids = [
      await append(message('1')),
      await append(message('2')),
      await append(message('3')),
    ].map((r) => r.uid)
    const [first, second, third] = uids as [Uid, Uid, Uid]
    const copied = await account.copy(inbox, [first, 99 as Uid], 'Archive')
    expect(copied.from).toEqual([first])
    const moved = await account.move(inbox, [second], 'Archive')
    expect(moved.to).toEqual([2])
    await account.setFlags(inbox, [third], { mode: 'add', flags: 8, keywords: [] })
    const before = (await expectFolder('INBOX')).highestModSeq
    expect(await account.expunge(inbox, [first])).toEqual([])
    expect(await account.expunge(inbox)).toEqual([third])
    expect((await account.since(inbox, before)).vanished).toEqual([third])
    expect((await append(message('4'))).uid).toBe(third + 1)
    const archive = await expectFolder('Archive')
    expect((await bytesOf(2 as Uid, 0, 5, archive.id)).toString()).toBe('From:')
    await expect(account.copy(inbox, [first], 'Nulle part')).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('leave no file behind once the last copy is gone', async () => {
    const big = Buffer.from(message('gros', randomBytes(400_000).toString('base64')))
    const { uid } = await append(big)
    await account.copy(inbox, [uid], 'Archive')
    const files = () =>
      execFileSync('find', [join(house.folder, 'blobs'), '-type', 'f'])
        .toString()
        .split('\n')
        .filter(Boolean)
    expect(files()).toHaveLength(1)
    await account.setFlags(inbox, [uid], { mode: 'add', flags: 8, keywords: [] })
    await account.expunge(inbox)
    expect(files()).toHaveLength(1)
    await account.deleteMailbox('Archive')
    expect(files()).toHaveLength(0)
  })

  it('that are refused leave nothing: NUL, too large, given up', async () => {
    await expect(append(Buffer.from('From: a\r\n\r\nx\0y'))).rejects.toMatchObject({
      kind: 'syntax',
    })
    await expect(
      account.append('INBOX', { flags: 0, keywords: [], sizeBytes: 1e9 }),
    ).rejects.toMatchObject({ kind: 'too-large' })
    const adding = await account.append('INBOX', { flags: 0, keywords: [], sizeBytes: 10 })
    await adding.write(Buffer.alloc(500_000, 65))
    await adding.abort()
    expect(await account.messages(inbox)).toEqual([])
    expect(
      readdirSync(join(house.folder, 'blobs')).flatMap((d) =>
        readdirSync(join(house.folder, 'blobs', d)),
      ),
    ).toEqual([])
  })

  it('ring the bell after the commit, with a growing modSeq', async () => {
    const rung: ModSeq[] = []
    const stop = account.onChange((modSeq) => rung.push(modSeq))
    await append(message('1'))
    await append(message('2'))
    stop()
    await append(message('3'))
    expect(rung).toHaveLength(2)
    expect(Number(rung[1])).toBeGreaterThan(Number(rung[0]))
  })

  it('are recent for one session only', async () => {
    await append(message('1'))
    expect(await account.claimRecent(inbox)).toBe(1)
    expect(await account.claimRecent(inbox)).toBe(2)
  })
})

describe('post', () => {
  const receive = async (text: string, to = ['bob@a.test'], from = 'alice@a.test') => {
    const reception = await house.post.receive({
      caller: alice,
      reversePath: from,
      recipients: to.map((address) => ({ address })),
      utf8: false,
      limitBytes: 1_000_000,
      helo: 'cabinet.test',
      remote: '127.0.0.1',
    })
    try {
      for (let at = 0; at < text.length; at += 7)
        await reception.write(Buffer.from(text.slice(at, at + 7)))
      await reception.finish()
    } catch (error) {
      await reception.abort()
      throw error
    }
  }
  const inboxOf = async (caller: typeof alice) => {
    const opened = await house.mail.open(caller)
    const folder = await opened.mailbox('INBOX')
    if (!folder) throw new Error('no INBOX')
    const out: string[] = []
    for await (const one of opened.read(
      folder.id,
      (await opened.messages(folder.id)).map((meta) => meta.uid),
    )) {
      const pieces: Buffer[] = []
      for await (const piece of one.bytes()) pieces.push(piece)
      out.push(Buffer.concat(pieces).toString())
    }
    return out
  }

  it('keeps the message as it came, under a Received line, with what was missing', async () => {
    const text = message('ordonnance')
    await receive(text)
    const [got = ''] = await inboxOf(bob)
    expect(got.endsWith(text)).toBe(true)
    expect(got).toMatch(/^Received: from cabinet\.test \(\[127\.0\.0\.1\]\)/)
    expect(got).toMatch(/\r\nMessage-ID: <[0-9a-f]{24}@gateway\.test>\r\n/)
    expect(got).toMatch(/\r\nDate: /)
  })

  it('tells of success who asked for it, and keeps the envelope sealed', async () => {
    const reception = await house.post.receive({
      caller: alice,
      reversePath: 'alice@a.test',
      recipients: [
        {
          address: 'bob@a.test',
          notify: ['SUCCESS'],
          originalRecipient: 'rfc822;bob+MARQUE@a.test',
        },
      ],
      envelopeId: 'MARQUE-77',
      utf8: false,
      limitBytes: 1_000_000,
      helo: 'cabinet.test',
      remote: '127.0.0.1',
    })
    await reception.write(Buffer.from(message('accusé')))
    await reception.finish()
    const [notice = ''] = await inboxOf(alice)
    expect(notice).toContain('Content-Type: multipart/report; report-type=delivery-status')
    expect(notice).toContain('Final-Recipient: rfc822; bob@a.test\r\nAction: delivered')
    expect(notice).toContain('Original-Envelope-Id: MARQUE-77')
    expect(notice).toContain('Original-Recipient: rfc822;bob+MARQUE@a.test')
    const [row] = await house.engine.read((sql) =>
      sql.all<{ envelope: Buffer }>('SELECT envelope FROM bodies WHERE envelope IS NOT NULL'),
    )
    expect(row?.envelope.length).toBeGreaterThan(100)
    expect(row?.envelope.includes('MARQUE')).toBe(false)
  })

  it('stores one body for two recipients', async () => {
    await receive(message('deux'), ['bob@a.test', 'alice@a.test'])
    expect(await inboxOf(bob)).toHaveLength(1)
    expect(await inboxOf(alice)).toHaveLength(1)
    const bodies = await house.engine.read((sql) => sql.all('SELECT id FROM bodies'))
    expect(bodies).toHaveLength(1)
  })

  it.each([
    ['a foreign From', message('x').replace('alice@', 'carol@'), 'denied'],
    ['a second From', `From: alice@a.test\r\n${message('x')}`, 'syntax'],
    ['no From', 'Subject: x\r\n\r\n', 'syntax'],
    ['a foreign Sender', `Sender: bob@a.test\r\n${message('x')}`, 'denied'],
    ['an empty From', 'From: \r\n\r\nx', 'syntax'],
    ['a NUL byte', message('x', 'a\0b'), 'syntax'],
    ['a huge header', `X: ${'y'.repeat(300_000)}\r\n${message('x')}`, 'too-large'],
  ])('refuses %s and keeps nothing', async (_what, text, kind) => {
    await expect(receive(text)).rejects.toMatchObject({ kind })
    expect(await inboxOf(bob)).toEqual([])
  })
})

describe('what the disk holds', () => {
  it('has no word of a message in clear, and every change in the audit log', async () => {
    await append(
      message('MARQUEUR-SUJET', `MARQUEUR-CORPS ${'x'.repeat(200_000)} MARQUEUR-FIN`),
      'INBOX',
      0,
      ['MARQUEUR-MOT'],
    )
    await account.createMailbox('MARQUEUR-DOSSIER')
    const seen = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => {
        const path = join(folder, name)
        if (statSync(path).isDirectory()) return seen(path)
        return readFileSync(path).includes('MARQUEUR') ? [path] : []
      })
    expect(seen(house.folder)).toEqual([])
    const entries = await house.store.read((tables) => tables.audit.after(0, 100))
    expect(
      entries.map((entry) => (JSON.parse(entry.entry.toString()) as { kind: string }).kind),
    ).toEqual(['account.created', 'account.opened', 'message.appended', 'mailbox.created'])
    expect(await verifyLog(all(entries), null)).toMatchObject({ intact: true, entries: 4 })
  })

  it('is opened by nobody else', async () => {
    await expect(house.mail.open(bob, 'alice@a.test')).rejects.toMatchObject({ kind: 'denied' })
    await expect(house.mail.open(callerOf('rpps:3'))).rejects.toMatchObject({ kind: 'denied' })
  })
})

async function* all(entries: readonly StoredEntry[]): AsyncGenerator<StoredEntry> {
  yield* entries
}
