/** Reading mail by JMAP beside IMAP: the same mailbox, found, sorted, opened and followed by a client with a certificate. */

import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose, openIdentity, submit } from '../../../client/mail/index.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { openImap } from '../wire.js'

let space: Space
let doctor: Member
let house: InProcess
let agent: Agent
let accountId: string

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  house = await startInProcess(space)
  const read = (name: string) => readFileSync(join(doctor.folder, name))
  const identity = { key: read('key.pem'), cert: read('cert.pem'), ca: read('chain.pem') }
  agent = new Agent({ ...identity, keepAlive: true })
  const accounts = ((await ask('/jmap/session')) as { accounts: Record<string, unknown> }).accounts
  accountId = Object.keys(accounts)[0] ?? ''
})
afterAll(async () => {
  agent.destroy()
  await house.stop()
  space.remove()
})

function ask(path: string, body?: unknown): Promise<unknown> {
  const sent = body === undefined ? undefined : JSON.stringify(body)
  const headers = sent === undefined ? {} : { 'content-type': 'application/json' }
  const method = sent === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const to = { host: 'localhost', port: house.ports.https, path, method, headers, agent }
    request(to, (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => (text += piece.toString()))
      response.on('end', () => {
        resolve(JSON.parse(text))
      })
    })
      .on('error', reject)
      .end(sent)
  })
}

function fetch(
  path: string,
): Promise<{ status: number; type: string; name: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const to = { host: 'localhost', port: house.ports.https, path: encodeURI(path), agent }
    request(to, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => {
        const { headers, statusCode: status = 0 } = response
        const name = String(headers['content-disposition'])
        resolve({
          status,
          name,
          type: String(headers['content-type']),
          body: Buffer.concat(pieces),
        })
      })
    })
      .on('error', reject)
      .end()
  })
}

/** An event stream: when it has begun, and its whole text once the server has ended it. */
function follow(path: string): Promise<{ began: Promise<void>; ended: Promise<string> }> {
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port: house.ports.https, path, agent }, (response) => {
      let text = ''
      let begin: () => void
      const began = new Promise<void>((done) => (begin = done))
      response.on('data', (piece: Buffer) => {
        text += piece.toString()
        begin()
      })
      const ended = new Promise<string>((done) => response.on('end', () => done(text)))
      resolve({ began, ended })
    })
      .on('error', reject)
      .end()
  })
}

type Answer = Record<string, unknown>

async function call(...calls: readonly [string, object][]): Promise<Answer[]> {
  const using = ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail']
  const methodCalls = calls.map(([name, args], i) => [name, { accountId, ...args }, String(i)])
  const { methodResponses } = (await ask('/jmap/api', { using, methodCalls })) as {
    methodResponses: [string, Answer, string][]
  }
  return methodResponses.map(([name, answer]) => ({ ...answer, $: name }))
}

async function send(
  subject: string,
  text: string,
  enclosures: { name: string; mediaType: string; content: Buffer }[] = [],
) {
  const letter = await compose({
    ...{ from: doctor.mailbox, displayName: 'Dr Camille MARTIN', to: [doctor.mailbox], cc: [] },
    ...{ subject, text, attachments: [], enclosures },
  })
  const [outcome] = await submit(await openIdentity(doctor.folder), letter)
  expect(outcome?.accepted).toBe(true)
}

describe('reading by JMAP', () => {
  it('finds, sorts and opens what came by SMTP, with attachments and texts', async () => {
    const pdf = Buffer.alloc(100_001, 'pdf')
    await send('Résultat de Mme ÉTÉ', 'Bonjour,\nla glycémie est normale.')
    await send('Ordonnance', 'Ci-joint.', [
      { name: 'ordonnance été.pdf', mediaType: 'application/pdf', content: pdf },
    ])
    const [mailboxes] = await call(['Mailbox/get', {}])
    const inbox = (mailboxes?.['list'] as Answer[]).find(({ role }) => role === 'inbox')
    expect(inbox).toMatchObject({
      totalEmails: 2,
      unreadEmails: 2,
      unreadThreads: 2,
      parentId: null,
    })
    const [query, got] = await call(
      ['Email/query', { filter: { inMailbox: inbox?.['id'] }, calculateTotal: true }],
      [
        'Email/get',
        {
          '#ids': { resultOf: '0', name: 'Email/query', path: '/ids' },
          properties: ['subject', 'from', 'preview', 'hasAttachment', 'attachments', 'keywords'],
        },
      ],
    )
    expect(query).toMatchObject({ total: 2, position: 0 })
    expect(got?.['list']).toMatchObject([
      {
        subject: 'Ordonnance',
        hasAttachment: true,
        attachments: [
          { name: 'ordonnance été.pdf', type: 'application/pdf', size: 100_001, partId: '2' },
        ],
      },
      {
        subject: 'Résultat de Mme ÉTÉ',
        from: [{ name: 'Dr Camille MARTIN', email: doctor.mailbox }],
        preview: 'Bonjour, la glycémie est normale.',
        ...{ hasAttachment: false, keywords: {} },
      },
    ])
  })

  it('searches in what is sealed, and refuses what it does not know', async () => {
    const found = async (filter: object) => {
      const [answer] = await call(['Email/query', { filter }])
      return answer?.['$'] === 'error' ? answer['type'] : (answer?.['ids'] as string[]).length
    }
    expect(await found({ text: 'GLYCÉMIE' })).toBe(1)
    expect(await found({ hasAttachment: true })).toBe(1)
    expect(await found({ operator: 'NOT', conditions: [{ subject: 'ordonnance' }] })).toBe(1)
    expect(await found({ from: 'martin', minSize: 50_000 })).toBe(1)
    expect(await found({ inMailbox: 'F999' })).toBe(0)
    expect(await found({ before: '2020-01-01T00:00:00Z' })).toBe(0)
    expect(await found({ nope: 1 })).toBe('unsupportedFilter')
    expect(await found({ minSize: 'x' })).toBe('invalidArguments')
  })

  it('gives texts decoded and cut, headers in every form, and the whole structure', async () => {
    const [query] = await call(['Email/query', { filter: { subject: 'résultat' } }])
    const [got] = await call([
      'Email/get',
      {
        ids: [...(query?.['ids'] as string[]), 'M999'],
        ...{ fetchAllBodyValues: true, maxBodyValueBytes: 40 },
        properties: [
          ...['bodyValues', 'bodyStructure', 'messageId', 'sentAt'],
          ...['header:Subject', 'header:From:asAddresses', 'header:X-None', 'header:To:asRaw:all'],
        ],
      },
    ])
    expect(got?.['notFound']).toEqual(['M999'])
    const [email] = got?.['list'] as Answer[]
    expect(email).toMatchObject({
      bodyValues: {
        1: { value: 'Bonjour,\nla glycémie est normale.\n'.slice(0, 39), isTruncated: false },
      },
      bodyStructure: { type: 'text/plain', partId: '1' },
      'header:X-None': null,
      'header:To:asRaw:all': [` ${doctor.mailbox}`],
    })
    expect(String(email?.['header:Subject'])).toMatch(/^ =\?UTF-8\?/i)
    expect(email?.['sentAt']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })

  it('downloads a message as it is kept, and a part of it decoded', async () => {
    const [query] = await call(['Email/query', { filter: { hasAttachment: true } }])
    const [id = ''] = query?.['ids'] as string[]
    const [got] = await call([
      'Email/get',
      { ids: [id], properties: ['blobId', 'attachments', 'size'] },
    ])
    const [email] = got?.['list'] as { blobId: string; size: number; attachments: Answer[] }[]
    const whole = await fetch(`/jmap/download/${accountId}/${email?.blobId}/m.eml`)
    expect(whole).toMatchObject({ status: 200, type: 'message/rfc822' })
    expect(whole.body).toHaveLength(email?.size ?? 0)
    const part = String(email?.attachments[0]?.['blobId'])
    const pdf = await fetch(`/jmap/download/${accountId}/${part}/é.pdf?type=application/pdf`)
    expect(pdf.type).toBe('application/pdf')
    expect(pdf.name).toBe("attachment; filename*=UTF-8''%C3%A9.pdf")
    expect(pdf.body.equals(Buffer.alloc(100_001, 'pdf'))).toBe(true)
    for (const path of [`${accountId}/B999/x`, `${accountId}/${part}-9/x`, `Aother/${part}/x`])
      expect((await fetch(`/jmap/download/${path}`)).status).toBe(404)
  })

  it('pushes that something came, and what the state is now', async () => {
    const stream = await follow('/jmap/eventsource?types=Email&closeafter=state&ping=0')
    await stream.began
    await send('Encore', 'Un autre.')
    const text = await stream.ended
    const [, data = ''] = /event: state\ndata: (.*)\n\n/.exec(text) ?? []
    const { changed } = JSON.parse(data) as { changed: Record<string, Answer> }
    const [now] = await call(['Email/get', { ids: [] }])
    expect(changed[accountId]).toEqual({ Email: now?.['state'] })
  })

  it('tells what an IMAP client did since', async () => {
    const [before] = await call(['Email/get', { ids: [] }], ['Mailbox/get', { ids: [] }])
    const imap = await openImap(house.ports.imap, doctor)
    await imap.imap('SELECT INBOX')
    await imap.imap('STORE 1 +FLAGS (\\Seen)')
    await imap.imap('MOVE 2 Archive')
    await imap.imap('LOGOUT')
    const sinceState = before?.['state']
    const [emails, folders] = await call(
      ['Email/changes', { sinceState }],
      ['Mailbox/changes', { sinceState }],
    )
    expect(emails?.['updated']).toHaveLength(2)
    expect(emails).toMatchObject({ created: [], destroyed: [], hasMoreChanges: false })
    expect(folders?.['updated']).toHaveLength(2)
    const [odd] = await call(['Email/changes', { sinceState: 'hier' }])
    expect(odd).toMatchObject({ $: 'error', type: 'cannotCalculateChanges' })
    const [stranger] = await call(['Mailbox/get', { accountId: 'Aquelconque' }])
    expect(stranger).toMatchObject({ $: 'error', type: 'accountNotFound' })
    expect(house.log.errors).toEqual([])
  })
})
