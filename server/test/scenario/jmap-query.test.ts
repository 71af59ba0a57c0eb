/** JMAP's lists and what changed in them, folders changed, snippets, blobs, messages copied and parsed; each over mutual TLS. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient, type JmapAnswer } from '../jmap-client.js'
import { openImap } from '../wire.js'

let space: Space
let doctor: Member
let house: InProcess
let jmap: JmapClient
let folders: Record<string, string>

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  house = await startInProcess(space)
  jmap = await JmapClient.open(house, doctor)
  folders = await jmap.folders()
})
afterAll(async () => {
  expect(house.log.errors).toEqual([])
  jmap.close()
  await house.stop()
  space.remove()
})

const ids = (answer: JmapAnswer | undefined, name = 'ids'): string[] => answer?.[name] as string[]

async function add(subject: string, text: string, more: object = {}): Promise<string> {
  const email = {
    ...{ mailboxIds: { [folders['inbox'] ?? '']: true }, subject },
    ...{ bodyValues: { t: { value: text } }, textBody: [{ partId: 't', type: 'text/plain' }] },
    ...more,
  }
  const [answer] = await jmap.call(['Email/set', { create: { k: email } }])
  return (answer?.['created'] as Record<string, { id: string }>)['k']?.id ?? ''
}

/** A client's list mended by what /queryChanges tells (RFC 8620 §5.6). */
function mend(list: readonly string[], answer: JmapAnswer | undefined): string[] {
  const removed = new Set(ids(answer, 'removed'))
  const mended = list.filter((id) => !removed.has(id))
  const added = (answer?.['added'] ?? []) as { id: string; index: number }[]
  for (const { id, index } of [...added].sort((a, b) => a.index - b.index))
    mended.splice(index, 0, id)
  return mended
}

describe('lists of messages', () => {
  it('mended by queryChanges are what a new query gives, whatever happened', async () => {
    const made: string[] = []
    for (let i = 0; i < 6; i++)
      made.push(await add(`Sujet ${i}`, 'Texte', { messageId: [`m${i}@x`] }))
    const questions = [
      { filter: { inMailbox: folders['inbox'] } },
      { filter: { notKeyword: '$seen' }, sort: [{ property: 'subject' }] },
      { collapseThreads: true, sort: [{ property: 'receivedAt', isAscending: true }] },
      { filter: { someInThreadHaveKeyword: '$flagged' }, collapseThreads: true },
    ]
    const before = await jmap.call(...questions.map((q) => ['Email/query', q] as const))
    const [first = '', second = '', third = ''] = made
    await add('Re: Sujet 0', 'Réponse', { inReplyTo: ['m0@x'] })
    await jmap.call([
      'Email/set',
      {
        update: {
          [first]: { 'keywords/$flagged': true },
          [second]: { mailboxIds: { [folders['archive'] ?? '']: true }, 'keywords/$seen': true },
        },
        destroy: [third],
      },
    ])
    const changes = await jmap.call(
      ...questions.map(
        (q, i) =>
          [
            'Email/queryChanges',
            { ...q, sinceQueryState: before[i]?.['queryState'], calculateTotal: true },
          ] as const,
      ),
    )
    const after = await jmap.call(...questions.map((q) => ['Email/query', q] as const))
    for (const [i, answer] of changes.entries()) {
      expect(mend(ids(before[i]), answer)).toEqual(ids(after[i]))
      expect(answer['total']).toBe(ids(after[i]).length)
    }
    const since = { sinceQueryState: before[0]?.['queryState'] }
    const [few] = await jmap.call(['Email/queryChanges', { ...since, maxChanges: 1 }])
    expect(few).toMatchObject({ $: 'error', type: 'tooManyChanges' })
  })

  it('are shown by position, by anchor and in part', async () => {
    const [all] = await jmap.call(['Email/query', { calculateTotal: true }])
    const list = ids(all)
    const [window, last, around, none] = await jmap.call(
      ['Email/query', { position: 1, limit: 2 }],
      ['Email/query', { position: -2 }],
      ['Email/query', { anchor: list[3], anchorOffset: -1, limit: 3 }],
      ['Email/query', { anchor: 'M999' }],
    )
    expect(ids(window)).toEqual(list.slice(1, 3))
    expect(ids(last)).toEqual(list.slice(-2))
    expect(around).toMatchObject({ position: 2, ids: list.slice(2, 5) })
    expect(none).toMatchObject({ type: 'anchorNotFound' })
  })

  it('and of changes come in pieces that add up', async () => {
    const [before] = await jmap.call(['Email/get', { ids: [] }])
    const start = String(before?.['state'])
    const made: string[] = []
    for (let i = 0; i < 5; i++) made.push(await add(`Piece ${i}`, 'x'))
    await jmap.call(['Email/set', { update: { [made[0] ?? '']: { 'keywords/$seen': true } } }])
    for (const type of ['Email', 'Thread', 'Mailbox']) {
      const created: string[] = []
      const updated: string[] = []
      let since = start
      for (let more = true, turns = 0; more && turns < 20; turns++) {
        const [answer] = await jmap.call([`${type}/changes`, { sinceState: since, maxChanges: 2 }])
        expect(ids(answer, 'created').length + ids(answer, 'updated').length).toBeLessThan(3)
        created.push(...ids(answer, 'created'))
        updated.push(...ids(answer, 'updated'))
        since = String(answer?.['newState'])
        more = answer?.['hasMoreChanges'] === true
      }
      const [now] = await jmap.call(['Email/get', { ids: [] }])
      expect(since).toBe(now?.['state'])
      if (type === 'Email') expect([created.sort(), updated]).toEqual([[...made].sort(), [made[0]]])
      if (type === 'Thread') expect([created.length, updated]).toEqual([5, []])
      if (type === 'Mailbox') expect([...new Set(updated)]).toContain(folders['inbox'])
    }
  })

  it('show where the words stand', async () => {
    const id = await add(
      'Résultat <b> de glycémie',
      `${'avant '.repeat(60)}La GLYCÉMIE est <normale>.`,
    )
    const [answer] = await jmap.call([
      'SearchSnippet/get',
      { filter: { text: 'glycémie' }, emailIds: [id, 'M999'] },
    ])
    expect(answer?.['notFound']).toEqual(['M999'])
    const [snippet] = answer?.['list'] as JmapAnswer[]
    expect(snippet?.['subject']).toBe('Résultat &lt;b&gt; de <mark>glycémie</mark>')
    expect(snippet?.['preview']).toMatch(
      /^avant .*La <mark>GLYCÉMIE<\/mark> est &lt;normale&gt;\.$/,
    )
    expect(Buffer.byteLength(String(snippet?.['preview']))).toBeLessThan(256)
  })
})

describe('folders', () => {
  it('are made, moved, subscribed to and deleted; IMAP sees the same', async () => {
    const [made] = await jmap.call([
      'Mailbox/set',
      {
        create: {
          enfant: { name: 'Été', parentId: '#parent', isSubscribed: true },
          parent: { name: 'Dossiers' },
          sans: { name: 'a/b' },
        },
      },
    ])
    expect(made?.['notCreated']).toMatchObject({ sans: { type: 'invalidProperties' } })
    const created = made?.['created'] as Record<string, { id: string }>
    const [parent = '', child = ''] = [created['parent']?.id, created['enfant']?.id]
    const [renamed, query, tree] = await jmap.call(
      ['Mailbox/set', { update: { [parent]: { name: 'Patients' } } }],
      ['Mailbox/query', { filter: { parentId: parent }, sort: [{ property: 'name' }] }],
      [
        'Mailbox/query',
        { sortAsTree: true, sort: [{ property: 'name' }], filter: { hasAnyRole: false } },
      ],
    )
    expect(renamed?.['updated']).toEqual({ [parent]: null })
    expect(ids(query)).toEqual([child])
    expect(ids(tree)).toEqual([parent, child])
    const imap = await openImap(house.ports.imap, doctor)
    expect(await imap.imap('LSUB "" "Patients/*"')).toContain('Patients/')
    await imap.imap('LOGOUT')
    const since = { sinceQueryState: query?.['queryState'], filter: { parentId: parent } }
    await add('Dedans', 'x', { mailboxIds: { [child]: true } })
    const [kept] = await jmap.call(['Mailbox/set', { destroy: [parent, child, folders['inbox']] }])
    expect(kept).toMatchObject({
      destroyed: null,
      notDestroyed: {
        [parent]: { type: 'mailboxHasChild' },
        [child]: { type: 'mailboxHasEmail' },
        [folders['inbox'] ?? '']: { type: expect.stringMatching(/forbidden|mailboxHasEmail/) },
      },
    })
    const [gone, changes] = await jmap.call(
      ['Mailbox/set', { destroy: [parent, child], onDestroyRemoveEmails: true }],
      ['Mailbox/queryChanges', since],
    )
    expect(ids(gone, 'destroyed').sort()).toEqual([parent, child].sort())
    expect(changes).toMatchObject({ added: [] })
    expect(ids(changes, 'removed')).toContain(child)
  })
})

describe('blobs', () => {
  const using = [
    'urn:ietf:params:jmap:core',
    'urn:ietf:params:jmap:mail',
    'urn:ietf:params:jmap:blob',
  ]

  it('are made in a request, looked at in part, and found where they lie', async () => {
    const [made, got] = await jmap.using(
      using,
      [
        'Blob/upload',
        {
          create: {
            a: { data: [{ 'data:asText': 'Bonjour, ' }, { 'data:asBase64': 'w6l0w6k=' }] },
            b: { data: [{ blobId: '#a', offset: 9 }], type: 'text/plain' },
          },
        },
      ],
      ['Blob/get', { ids: ['B999'], properties: ['size'] }],
    )
    expect(made?.['notCreated']).toBeNull()
    expect(got?.['notFound']).toEqual(['B999'])
    const created = made?.['created'] as Record<string, { id: string; size: number }>
    expect(created['b']?.size).toBe(5)
    const properties = ['data', 'size', 'digest:sha-256']
    const [look] = await jmap.using(using, [
      'Blob/get',
      { ids: [created['a']?.id, created['b']?.id], properties, offset: 0, length: 8 },
    ])
    expect(look?.['list']).toMatchObject([
      { 'data:asText': 'Bonjour,', size: 14 },
      { 'data:asText': 'été', size: 5, isTruncated: true },
    ])
    const id = await add('Holder', 'x')
    const [found] = await jmap.using(using, [
      'Blob/lookup',
      { ids: [id.replace('M', 'B'), 'B999'], typeNames: ['Email', 'Mailbox'] },
    ])
    expect(found).toMatchObject({
      list: [{ matchedIds: { Email: [id], Mailbox: [folders['inbox']] } }],
      notFound: ['B999'],
    })
  })

  it('that are messages are parsed, those inside them too', async () => {
    const inner = 'Subject: dedans\r\nContent-Type: text/html\r\n\r\n<p>Salut'
    const blobId = await jmap.upload(Buffer.from(inner), 'message/rfc822')
    const id = await add('dehors', 'voici', { attachments: [{ blobId, type: 'message/rfc822' }] })
    const [got] = await jmap.call(['Email/get', { ids: [id], properties: ['attachments'] }])
    const [{ attachments = [] } = {}] = got?.['list'] as { attachments?: { blobId: string }[] }[]
    const nested = attachments[0]?.blobId ?? ''
    const [parsed] = await jmap.call([
      'Email/parse',
      {
        blobIds: [nested, blobId, 'B999', await jmap.upload(Buffer.from('rien'))],
        properties: ['subject', 'id', 'bodyValues', 'textBody'],
        fetchAllBodyValues: true,
      },
    ])
    expect(parsed).toMatchObject({ notFound: ['B999'], notParsable: [expect.stringMatching(/^U/)] })
    const messages = parsed?.['parsed'] as Record<string, { textBody: { blobId: string }[] }>
    expect(messages[nested]).toMatchObject({
      ...{ subject: 'dedans', id: null, bodyValues: { 1: { value: '<p>Salut' } } },
    })
    const part = messages[nested]?.textBody[0]?.blobId ?? ''
    expect((await jmap.download(part)).body.toString()).toBe('<p>Salut')
  })
})
