/** What suites for JMAP servers look at, asked as a foreign program asks it: raw requests on the local listener. */

import { connect, type Socket } from 'node:net'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { silentLog } from '../../base/index.js'
import { tokenShelf } from '../../mail/index.js'
import { mailParts } from '../../parts.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient } from '../jmap-client.js'

type Json = Record<string, unknown>
type Response = [string, Json, string]

const core = 'urn:ietf:params:jmap:core'
const mail = 'urn:ietf:params:jmap:mail'

let space: Space
let doctor: Member
let pharmacy: Member
let house: InProcess
let base: string
let token: string
let accountId: string
let session: Json

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  pharmacy = await space.enrol('pharmacy')
  const { identity } = await space.withData(async (data) => {
    const [certificate] = await data.directory.certificatesOf(doctor.name)
    const fingerprint = certificate?.fingerprint ?? ''
    const about = { address: doctor.mailbox, identity: doctor.name, fingerprint, label: '' }
    const made = await tokenShelf(mailParts(data, silentLog)).add(
      { ...about, expiresAt: Date.now() + 3_600_000 },
      'test',
    )
    token = made.text
    return about
  })
  await space.withData(({ directory }) =>
    directory.grant(
      {
        ...{ identity, address: pharmacy.mailbox, why: 'remplacement' },
        actions: ['read', 'manage'],
      },
      'test',
    ),
  )
  house = await startInProcess(space, { local: { host: '127.0.0.1', port: 0 } })
  base = `http://127.0.0.1:${house.gateway.local?.port}`
  session = (await (await http('/jmap/session')).json()) as Json
  accountId = Object.keys(session['accounts'] as Json)[0] ?? ''
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const http = (path: string, body?: string, type = 'application/json') =>
  fetch(`${base}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body }),
  })

async function api(methodCalls: unknown, more: Json = {}): Promise<Json> {
  const body = JSON.stringify({ using: [core, mail], methodCalls, ...more })
  return (await (await http('/jmap/api', body)).json()) as Json
}

async function call(...calls: [string, Json][]): Promise<Json[]> {
  const asked = calls.map(([name, args], i) => [name, { accountId, ...args }, String(i)])
  const { methodResponses } = (await api(asked)) as { methodResponses: Response[] }
  return methodResponses.map(([name, answer]) => ({ ...answer, $: name }))
}

async function folder(name: string, more: Json = {}): Promise<string> {
  const [set] = await call(['Mailbox/set', { create: { f: { name, ...more } } }])
  return (set?.['created'] as { f: { id: string } }).f.id
}

async function email(mailboxes: readonly string[], text: string, more: Json = {}): Promise<string> {
  const mailboxIds = Object.fromEntries(mailboxes.map((id) => [id, true]))
  const draft = { mailboxIds, ...more, bodyValues: { t: { value: text } } }
  const bodyStructure = { partId: 't', type: 'text/plain' }
  const [set] = await call(['Email/set', { create: { e: { ...draft, bodyStructure } } }])
  return (set?.['created'] as { e: { id: string } }).e.id
}

describe('a request', () => {
  it.each([
    ['no JSON', '{', 'application/json', 'notJSON'],
    ['another type', '{}', 'text/plain', 'notJSON'],
    ['no request', '[]', 'application/json', 'notRequest'],
    ['calls that are none', '{"using":[],"methodCalls":[1]}', 'application/json', 'notRequest'],
    [
      ...['a capability that is none', '{"using":["urn:x"],"methodCalls":[]}'],
      ...['application/json', 'unknownCapability'],
    ],
  ])('with %s is refused as problem details', async (_what, body, type, name) => {
    const answer = await http('/jmap/api', body, type)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toMatchObject({
      ...{ type: `urn:ietf:params:jmap:error:${name}`, status: 400 },
    })
  })

  it('beyond a limit names it', async () => {
    const { maxCallsInRequest } = (session['capabilities'] as Record<string, Json>)[core] as {
      maxCallsInRequest: number
    }
    const many = Array.from({ length: maxCallsInRequest + 1 }, () => ['Core/echo', {}, 'x'])
    expect(await api(many)).toMatchObject({
      ...{ type: 'urn:ietf:params:jmap:error:limit', limit: 'maxCallsInRequest' },
    })
  })

  it('needs the capability of each method, and knows its own accounts', async () => {
    const body = { using: [core], methodCalls: [['Mailbox/get', { accountId }, 'a']] }
    const answer = await (await http('/jmap/api', JSON.stringify(body))).json()
    expect(answer).toMatchObject({ methodResponses: [['error', { type: 'unknownMethod' }, 'a']] })
    const asked = await api([['Mailbox/get', { accountId: 'nobody' }, 'b']])
    expect(asked).toMatchObject({ methodResponses: [['error', { type: 'accountNotFound' }, 'b']] })
    expect(asked['sessionState']).toBe(session['state'])
  })

  it('takes references back to what was answered, and no others', async () => {
    const reference = (name: string, path: string) => ({
      ...{ accountId, '#ids': { resultOf: 'q', name, path } },
    })
    const { methodResponses } = (await api([
      ['Mailbox/query', { accountId, filter: { role: 'inbox' } }, 'q'],
      ['Mailbox/get', reference('Mailbox/query', '/ids'), 'ok'],
      ['Mailbox/get', reference('Mailbox/get', '/ids'), 'name'],
      ['Mailbox/get', reference('Mailbox/query', '/none'), 'path'],
      ['Mailbox/get', { ...reference('Mailbox/query', '/ids'), ids: [] }, 'both'],
    ])) as { methodResponses: Response[] }
    expect(methodResponses.map(([name, { type }, id]) => [id, name, type])).toEqual([
      ['q', 'Mailbox/query', undefined],
      ['ok', 'Mailbox/get', undefined],
      ['name', 'error', 'invalidResultReference'],
      ['path', 'error', 'invalidResultReference'],
      ['both', 'error', 'invalidArguments'],
    ])
  })

  it('brings its creation ids along', async () => {
    const create = { a: { name: 'Dossier A' } }
    const made = await api([['Mailbox/set', { accountId, create }, '0']], { createdIds: {} })
    const { a } = made['createdIds'] as { a: string }
    const child = { b: { name: 'Dessous', parentId: '#a' } }
    const next = await api([['Mailbox/set', { accountId, create: child }, '0']], {
      createdIds: { a },
    })
    expect(Object.keys(next['createdIds'] as Json)).toEqual(['a', 'b'])
    const without = await api([['Core/echo', { x: 1 }, '0']])
    expect(without).not.toHaveProperty('createdIds')
    expect(without['methodResponses']).toEqual([['Core/echo', { x: 1 }, '0']])
    const destroy = await api([['Mailbox/set', { accountId, destroy: [a] }, '0']])
    expect(destroy).toMatchObject({
      methodResponses: [
        ['Mailbox/set', { notDestroyed: { [a]: { type: 'mailboxHasChild' } } }, '0'],
      ],
    })
  })
})

describe('mailboxes', () => {
  it('count, keep one of each role, and go with what they hold when told to', async () => {
    const id = await folder('Comptes')
    const other = await folder('Autres')
    const only = await email([id], 'seul')
    const both = await email([id, other], 'deux', { keywords: { $seen: true } })
    const [got, twice, kept] = await call(
      ['Mailbox/get', { ids: [id] }],
      ['Mailbox/set', { create: { x: { name: 'Deuxième', role: 'inbox' } } }],
      ['Mailbox/set', { destroy: [id] }],
    )
    expect(got?.['list']).toMatchObject([
      { totalEmails: 2, unreadEmails: 1, totalThreads: 2, unreadThreads: 1 },
    ])
    expect(twice).toMatchObject({ notCreated: { x: { type: 'invalidProperties' } } })
    expect(kept).toMatchObject({ notDestroyed: { [id]: { type: 'mailboxHasEmail' } } })
    const [gone, left] = await call(
      ['Mailbox/set', { destroy: [id], onDestroyRemoveEmails: true }],
      ['Email/get', { ids: [only, both], properties: ['mailboxIds'] }],
    )
    expect(gone).toMatchObject({ destroyed: [id] })
    expect(left).toMatchObject({
      ...{ notFound: [only], list: [{ id: both, mailboxIds: { [other]: true } }] },
    })
  })
})

describe('emails', () => {
  it('have keywords whatever their case, and are found by them', async () => {
    const id = await folder('Mots')
    const one = await email([id], 'a', { keywords: { $Flagged: true, Urgent: true } })
    const two = await email([id], 'b')
    const filter = (more: Json) => ({ filter: { inMailbox: id, ...more } })
    const [got, has, not, none, some, bad] = await call(
      ['Email/get', { ids: [one], properties: ['keywords'] }],
      ['Email/query', filter({ hasKeyword: 'URGENT' })],
      ['Email/query', filter({ notKeyword: '$flagged' })],
      ['Email/query', { filter: { inMailboxOtherThan: [id], hasKeyword: 'urgent' } }],
      ['Email/query', filter({ someInThreadHaveKeyword: '$flagged' })],
      ['Email/query', { filter: { nothing: true } }],
    )
    expect(got?.['list']).toMatchObject([{ keywords: { $flagged: true, urgent: true } }])
    expect([has?.['ids'], not?.['ids'], none?.['ids'], some?.['ids']]).toEqual([
      ...[[one], [two], [], [one]],
    ])
    expect(bad).toMatchObject({ $: 'error', type: 'unsupportedFilter' })
  })

  it('stand in windows, by position and by anchor', async () => {
    const id = await folder('Fenêtres')
    const ids: string[] = []
    for (const text of ['1', '2', '3'])
      ids.push(await email([id], text, { receivedAt: `2026-01-0${text}T00:00:00Z` }))
    const ask = (more: Json): [string, Json] => [
      'Email/query',
      { filter: { inMailbox: id }, sort: [{ property: 'receivedAt' }], ...more },
    ]
    const [all, last, anchored, before, missing, sorted, negative] = await call(
      ask({ calculateTotal: true, limit: 2 }),
      ask({ position: -1 }),
      ask({ anchor: ids[1], anchorOffset: 1 }),
      ask({ anchor: ids[0], anchorOffset: -5 }),
      ask({ anchor: 'M999999' }),
      ask({ sort: [{ property: 'nothing' }] }),
      ask({ limit: -1 }),
    )
    expect(all).toMatchObject({ ids: ids.slice(0, 2), total: 3, position: 0 })
    expect(last).toMatchObject({ ids: [ids[2]], position: 2 })
    expect(anchored).toMatchObject({ ids: [ids[2]], position: 2 })
    expect(before).toMatchObject({ ids, position: 0 })
    expect(missing).toMatchObject({ type: 'anchorNotFound' })
    expect(sorted).toMatchObject({ type: 'unsupportedSort' })
    expect(negative).toMatchObject({ type: 'invalidArguments' })
  })

  it('give headers in every form, and texts cut between letters', async () => {
    const id = await folder('Formes')
    const one = await email([id], 'é'.repeat(10), {
      ...{ from: [{ name: 'Élodie', email: 'e@a.test' }], subject: 'Été' },
      'header:X-Liste:asText:all': ['un', 'deux'],
    })
    const properties = [
      ...['header:From:asAddresses:all', 'header:X-Liste:asText:all', 'header:Subject:asText'],
      ...['header:X-Rien:asDate', 'bodyValues', 'textBody'],
    ]
    const cut = { fetchTextBodyValues: true, maxBodyValueBytes: 5, bodyProperties: ['partId'] }
    const [got, wrong] = await call(
      ['Email/get', { ids: [one], properties, ...cut }],
      ['Email/get', { ids: [one], properties: ['header:From:asDate'] }],
    )
    expect(got?.['list']).toEqual([
      {
        id: one,
        'header:From:asAddresses:all': [[{ name: 'Élodie', email: 'e@a.test' }]],
        'header:X-Liste:asText:all': ['un', 'deux'],
        'header:Subject:asText': 'Été',
        'header:X-Rien:asDate': null,
        textBody: [{ partId: expect.any(String) as string }],
        bodyValues: expect.any(Object) as Json,
      },
    ])
    const [{ bodyValues }] = got?.['list'] as [{ bodyValues: Record<string, Json> }]
    expect(Object.values(bodyValues)).toMatchObject([{ value: 'éé', isTruncated: true }])
    expect(wrong).toMatchObject({ type: 'invalidArguments' })
  })

  it('go over to another mailbox of the same person, by Email/copy', async () => {
    const client = await JmapClient.open(house, doctor)
    const { body } = await client.http('GET', '/jmap/session')
    const { accounts } = JSON.parse(body.toString()) as {
      accounts: Record<string, { name: string }>
    }
    const idOf = (name: string) =>
      Object.entries(accounts).find(([, account]) => account.name === name)?.[0] ?? ''
    const [own, shared] = [idOf(doctor.mailbox), idOf(pharmacy.mailbox)]
    const id = await folder('À copier')
    const one = await email([id], 'Ordonnance', { subject: 'Pour la pharmacie' })
    const [got] = await client.call(['Mailbox/get', { accountId: shared }])
    const boxes = got?.['list'] as { id: string; role: string }[]
    const inbox = boxes.find(({ role }) => role === 'inbox')?.id ?? ''
    const copy = (from: string) => ({
      ...{ fromAccountId: from, accountId: shared, onSuccessDestroyOriginal: true },
      create: { c: { id: one, mailboxIds: { [inbox]: true }, keywords: { $seen: true } } },
    })
    const answers = await client.call(['Email/copy', copy(own)])
    expect(answers.map(({ $ }) => $)).toEqual(['Email/copy', 'Email/set'])
    expect(answers).toMatchObject([{ created: { c: {} } }, { destroyed: [one] }])
    const { c } = answers[0]?.['created'] as { c: { id: string } }
    const properties = ['subject', 'mailboxIds', 'keywords']
    const [there, nowhere, same] = await client.call(
      ['Email/get', { accountId: shared, ids: [c.id], properties }],
      ['Email/copy', copy('nobody')],
      ['Email/copy', { ...copy(shared), accountId: shared }],
    )
    expect(there?.['list']).toMatchObject([
      { subject: 'Pour la pharmacie', mailboxIds: { [inbox]: true }, keywords: { $seen: true } },
    ])
    expect(nowhere).toMatchObject({ type: 'fromAccountNotFound' })
    expect(same).toMatchObject({ type: 'invalidArguments' })
    client.close()
  })
})

describe('octets and news', () => {
  it('are uploaded, and downloaded under the name and type that were asked for', async () => {
    const sent = await http(`/jmap/upload/${accountId}/`, 'Bonjour', 'text/plain')
    expect(sent.status).toBe(201)
    const { blobId } = (await sent.json()) as { blobId: string }
    const path = `/jmap/download/${accountId}/${blobId}`
    const got = await http(`${path}/${encodeURIComponent('été.txt')}?type=image%2Fpng`)
    expect(got.headers.get('content-type')).toBe('image/png')
    expect(got.headers.get('content-disposition')).toContain("filename*=UTF-8''%C3%A9t%C3%A9.txt")
    expect(await got.text()).toBe('Bonjour')
    expect((await http(`/jmap/download/${accountId}/B999999/x`)).status).toBe(404)
    expect((await http(`/jmap/upload/nobody/`, 'x', 'text/plain')).status).toBe(404)
  })

  it('an event stream ends after its first state when it was asked to', async () => {
    const stream = await http('/jmap/eventsource?types=Mailbox&closeafter=state&ping=0')
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const text = stream.text()
    await folder('Du nouveau')
    expect(await text).toMatch(/event: state\ndata: \{"@type":"StateChange","changed":\{/)
    expect((await http('/jmap/eventsource?types=*&closeafter=maybe&ping=0')).status).toBe(400)
  })

  it('a gateway that stops does not wait for who listens', async () => {
    const other = await Space.make()
    const member = await other.enrol('doctor')
    const quiet = await startInProcess(other, { local: { host: '127.0.0.1', port: 0 } })
    const text = await other.withData(async (data) => {
      const [certificate] = await data.directory.certificatesOf(member.name)
      const shelf = tokenShelf(mailParts(data, silentLog))
      const about = { address: member.mailbox, identity: member.name, label: '' }
      const fingerprint = certificate?.fingerprint ?? ''
      return (await shelf.add({ ...about, fingerprint, expiresAt: Date.now() + 1e6 }, 'test')).text
    })
    const port = quiet.gateway.local?.port ?? 0
    const headers = { authorization: `Bearer ${text}` }
    const path = '/jmap/eventsource?types=*&closeafter=no&ping=300'
    const stream = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path, headers }, resolve).on('error', reject)
    })
    stream.on('error', () => undefined).resume()
    const streamed = new Promise((resolve) => stream.once('close', resolve))
    const socket = new WebSocket(`ws://127.0.0.1:${port}/jmap/ws`, 'jmap', { headers })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const idle: Socket = connect(port, '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    await Promise.all([quiet.stop(), streamed, closed])
    idle.destroy()
    other.remove()
  })
})
