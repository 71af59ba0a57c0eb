/** Writing mail by JMAP beside IMAP: uploads, messages made and imported, filed and marked, destroyed; seen by the other door at once. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient, type JmapAnswer } from '../jmap-client.js'
import { openImap } from '../wire.js'

let space: Space
let doctor: Member
let house: InProcess
let jmap: JmapClient
let other: JmapClient
let folders: Record<string, string>

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  const pharmacy = await space.enrol('pharmacy')
  house = await startInProcess(space)
  jmap = await JmapClient.open(house, doctor)
  other = await JmapClient.open(house, pharmacy)
  folders = await jmap.folders()
})
afterAll(async () => {
  jmap.close()
  other.close()
  await house.stop()
  space.remove()
})

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((one, name) => (one as JmapAnswer | null | undefined)?.[name], value)

async function one(id: unknown, properties: readonly string[], more = {}): Promise<JmapAnswer> {
  const [got] = await jmap.call(['Email/get', { ids: [id], properties, ...more }])
  return (got?.['list'] as JmapAnswer[])[0] ?? {}
}

const draft = (more: object = {}): object => ({
  mailboxIds: { [folders['drafts'] ?? '']: true },
  keywords: { $draft: true, $seen: true },
  subject: 'Bonjour',
  bodyValues: { t: { value: 'Voici.' } },
  textBody: [{ partId: 't', type: 'text/plain' }],
  ...more,
})

async function create(object: object): Promise<JmapAnswer> {
  const [answer] = await jmap.call(['Email/set', { create: { k: object } }])
  return (at(answer, 'created', 'k') ?? at(answer, 'notCreated', 'k')) as JmapAnswer
}

describe('uploads', () => {
  it('are given back to who made them and to nobody else', async () => {
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251))
    const blobId = await jmap.upload(content, 'image/png')
    expect(blobId).toMatch(/^U[0-9a-f]{32}$/)
    const back = await jmap.download(blobId)
    expect(back).toMatchObject({ status: 200, type: 'image/png' })
    expect(back.body.equals(content)).toBe(true)
    expect((await other.download(blobId)).status).toBe(404)
    const foreign = await other.http('POST', `/jmap/upload/${jmap.accountId}/`, content)
    expect(foreign.status).toBe(404)
  })

  it('too large are refused, announced or not', async () => {
    async function* endless() {
      for (let megabytes = 0; megabytes < 40; megabytes++) yield Buffer.alloc(1 << 20)
    }
    const path = `/jmap/upload/${jmap.accountId}/`
    const announced = await jmap.http('POST', path, Buffer.alloc(37 << 20))
    expect(JSON.parse(announced.body.toString())).toMatchObject({ limit: 'maxSizeUpload' })
    // A server that stops reading may close before its answer is read: either is a refusal.
    const streamed = await jmap.http('POST', path, endless()).catch(() => ({ status: 400 }))
    expect(streamed.status).toBe(400)
  })
})

describe('Email/set', () => {
  it('makes what RFC 8621 §4.6 describes, and mail software reads it', async () => {
    const pdf = Buffer.alloc(70_000, 'pdf')
    const blobId = await jmap.upload(pdf, 'application/pdf')
    const made = await create(
      draft({
        from: [{ name: 'Dr Camille MARTIN', email: doctor.mailbox }],
        to: [{ name: 'Hélène, pharmacie', email: 'h@pharmacie.pli.test' }],
        subject: 'Ordonnance — été',
        'header:X-MSS-INS:asText': 'O',
        bodyValues: { t: { value: 'Été\n.\n' }, h: { value: '<p>Été' } },
        htmlBody: [{ partId: 'h', type: 'text/html' }],
        attachments: [
          { blobId, type: 'application/pdf', name: 'résumé.pdf' },
          { blobId, type: 'image/png', cid: 'a@b', disposition: 'inline' },
        ],
      }),
    )
    expect(made).toMatchObject({
      id: expect.stringMatching(/^M/),
      threadId: expect.stringMatching(/^T/),
    })
    const got = await one(
      made['id'],
      [
        ...['keywords', 'mailboxIds', 'subject', 'to', 'messageId', 'bodyStructure', 'bodyValues'],
        ...['sentAt', 'size', 'blobId', 'header:X-MSS-INS:asText'],
      ],
      { fetchAllBodyValues: true, bodyProperties: ['type', 'name', 'cid'] },
    )
    expect(got).toMatchObject({
      keywords: { $draft: true, $seen: true },
      mailboxIds: { [folders['drafts'] ?? '']: true },
      subject: 'Ordonnance — été',
      to: [{ name: 'Hélène, pharmacie', email: 'h@pharmacie.pli.test' }],
      messageId: [expect.stringMatching(/@/)],
      sentAt: expect.stringMatching(/Z$/),
      'header:X-MSS-INS:asText': 'O',
      blobId: made['blobId'],
      size: made['size'],
      bodyStructure: {
        type: 'multipart/mixed',
        subParts: [
          {
            type: 'multipart/alternative',
            subParts: [
              { type: 'text/plain' },
              { type: 'multipart/related', subParts: [{ type: 'text/html' }, { cid: 'a@b' }] },
            ],
          },
          { type: 'application/pdf', name: 'résumé.pdf' },
        ],
      },
    })
    const { body } = await jmap.download(String(made['blobId']))
    const read = await simpleParser(body)
    expect(read.text).toBe('Été\n.\n')
    expect(read.attachments[0]?.content.equals(pdf)).toBe(true)
  })

  it('refuses what is not a message, and says why', async () => {
    const refusals: [object, object][] = [
      [draft({ mailboxIds: {} }), { type: 'invalidProperties', properties: ['mailboxIds'] }],
      [draft({ mailboxIds: { F999: true } }), { type: 'invalidProperties' }],
      [draft({ subject: 'a\r\nBcc: x@y' }), { type: 'invalidProperties' }],
      [draft({ 'header:Subject:asText': 'deux' }), { type: 'invalidProperties' }],
      [draft({ headers: [] }), { type: 'invalidProperties', properties: ['headers'] }],
      [draft({ 'header:Content-Type': 'a/b' }), { type: 'invalidProperties' }],
      [draft({ bodyStructure: { partId: 't' } }), { type: 'invalidProperties' }],
      [
        draft({ keywords: { 'a b': true } }),
        { type: 'invalidProperties', properties: ['keywords'] },
      ],
      [draft({ textBody: [{ partId: 'x' }] }), { type: 'invalidProperties' }],
      [
        draft({ attachments: [{ blobId: `U${'0'.repeat(32)}` }, { blobId: 'B999' }] }),
        { type: 'blobNotFound', notFound: [`U${'0'.repeat(32)}`, 'B999'] },
      ],
    ]
    for (const [object, error] of refusals) expect(await create(object)).toMatchObject(error)
  })

  it('files, marks and destroys in one unit, by patches and whole values', async () => {
    const { inbox = '', archive = '', drafts = '', trash = '' } = folders
    const ids = [await create(draft()), await create(draft())].map(({ id }) => String(id))
    const [first = '', second = ''] = ids
    const [answer] = await jmap.call([
      'Email/set',
      {
        update: {
          [first]: {
            [`mailboxIds/${archive}`]: true,
            [`mailboxIds/${drafts}`]: null,
            'keywords/$flagged': true,
            'keywords/$draft': null,
          },
          [second]: { mailboxIds: { [inbox]: true, [archive]: true }, keywords: { Urgent: true } },
          M999: { 'keywords/$seen': true },
          M998: { mailboxIds: { [inbox]: true }, [`mailboxIds/${trash}`]: true },
        },
      },
    ])
    expect(answer?.['updated']).toEqual({ [first]: null, [second]: null })
    expect(answer?.['notUpdated']).toMatchObject({
      M999: { type: 'notFound' },
      M998: { type: 'invalidPatch' },
    })
    expect(await one(first, ['mailboxIds', 'keywords'])).toMatchObject({
      mailboxIds: { [archive]: true },
      keywords: { $flagged: true, $seen: true },
    })
    expect(await one(second, ['mailboxIds', 'keywords'])).toEqual({
      id: second,
      mailboxIds: { [inbox]: true, [archive]: true },
      keywords: { urgent: true },
    })
    const [nowhere] = await jmap.call([
      'Email/set',
      { update: { [first]: { [`mailboxIds/${archive}`]: null } }, destroy: [second, 'M999'] },
    ])
    expect(nowhere).toMatchObject({
      notUpdated: { [first]: { type: 'invalidProperties' } },
      destroyed: [second],
      notDestroyed: { M999: { type: 'notFound' } },
    })
    const [gone] = await jmap.call(['Email/get', { ids: [second] }])
    expect(gone?.['notFound']).toEqual([second])
  })

  it('is undone by nobody who has not seen the present state', async () => {
    const { id } = await create(draft())
    const [before] = await jmap.call(['Email/get', { ids: [] }])
    const ifInState = before?.['state']
    const marks = (keyword: string) =>
      jmap.call(['Email/set', { ifInState, update: { [String(id)]: { [keyword]: true } } }])
    const both = await Promise.all([marks('keywords/un'), marks('keywords/deux')])
    const names = both.map(([answer]) => answer?.['$']).sort()
    expect(names).toEqual(['Email/set', 'error'])
    expect(both.flat().find(({ $ }) => $ === 'error')).toMatchObject({ type: 'stateMismatch' })
    expect(Object.keys((await one(id, ['keywords']))['keywords'] as object)).toHaveLength(3)
  })

  it('uses ids of the same request, and the state moves on', async () => {
    const [made, changed] = await jmap.call(
      ['Email/set', { create: { d: draft({ subject: 'Suite' }) } }],
      ['Email/set', { update: { '#d': { 'keywords/vu': true } } }],
    )
    const id = String(at(made, 'created', 'd', 'id'))
    expect(await one(id, ['keywords'])).toMatchObject({ keywords: { vu: true } })
    expect(changed).toMatchObject({ oldState: made?.['newState'], updated: { [id]: null } })
  })
})

describe('Email/import', () => {
  it('keeps the octets as they are, and IMAP shows the message at once', async () => {
    const bytes = Buffer.from('Subject: import\r\nMessage-ID: <i@x>\r\n\r\nTel quel.\r\n')
    const imap = await openImap(house.ports.imap, doctor)
    await imap.imap('SELECT Sent')
    const blobId = await jmap.upload(bytes, 'message/rfc822')
    const email = {
      blobId,
      mailboxIds: { [folders['sent'] ?? '']: true },
      keywords: { $seen: true },
    }
    const broken = { ...email, blobId: await jmap.upload(Buffer.from('pas un message')) }
    const [answer] = await jmap.call([
      'Email/import',
      { emails: { a: { ...email, receivedAt: '2026-01-02T03:04:05Z' }, b: broken } },
    ])
    expect(answer?.['notCreated']).toMatchObject({ b: { type: 'invalidEmail' } })
    const { body } = await jmap.download(String(at(answer, 'created', 'a', 'blobId')))
    expect(body.equals(bytes)).toBe(true)
    const seen = await imap.imap('NOOP')
    expect(seen).toContain('1 EXISTS')
    expect(await imap.imap('FETCH 1 (FLAGS INTERNALDATE)')).toMatch(/\\Seen.*2-Jan-2026 03:04:05/)
    await imap.imap('STORE 1 +FLAGS (\\Flagged)')
    await imap.imap('LOGOUT')
    expect(await one(at(answer, 'created', 'a', 'id'), ['keywords', 'receivedAt'])).toMatchObject({
      keywords: { $seen: true, $flagged: true },
      receivedAt: '2026-01-02T03:04:05Z',
    })
    expect(house.log.errors).toEqual([])
  })
})
