/** Somebody is away: who writes is told, once a week, and nobody else is. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient } from '../jmap-client.js'
import { submitOn, openSmtp } from '../wire.js'

const using = [
  'urn:ietf:params:jmap:core',
  'urn:ietf:params:jmap:mail',
  'urn:ietf:params:jmap:submission',
  'urn:ietf:params:jmap:vacationresponse',
]

let space: Space
let away: Member
let writer: Member
let house: InProcess
let jmap: JmapClient
let other: JmapClient

beforeAll(async () => {
  space = await Space.make()
  away = await space.enrol('colleague')
  writer = await space.enrol('doctor')
  house = await startInProcess(space)
  jmap = await JmapClient.open(house, away)
  other = await JmapClient.open(house, writer)
})
afterAll(async () => {
  jmap.close()
  other.close()
  await house.stop()
  space.remove()
})

const set = async (update: object) => {
  const [answer] = await jmap.using(using, [
    'VacationResponse/set',
    { update: { singleton: update } },
  ])
  return answer ?? {}
}

let sent = 0

/** By SMTP, as other software writes. */
async function write(...more: readonly string[]): Promise<void> {
  const smtp = await openSmtp(house.ports.submission, writer)
  const lines = [
    `From: <${writer.mailbox}>`,
    ...(more.some((line) => line.startsWith('To:')) ? [] : [`To: <${away.mailbox}>`]),
    `Subject: =?utf-8?Q?R=C3=A9sultats?= ${++sent}`,
    `Message-ID: <lettre-${sent}@medecin.pli.test>`,
    ...more,
    '',
    'Bonjour.',
    '',
  ]
  await submitOn(smtp, writer.mailbox, [away.mailbox], lines.join('\r\n'))
  smtp.end()
}

/** Automatic answers in the writer's INBOX, newest first. */
async function answers() {
  const [, got] = await other.call(
    ['Email/query', { filter: { header: ['Auto-Submitted', 'auto-replied'] } }],
    [
      'Email/get',
      {
        '#ids': { resultOf: '0', name: 'Email/query', path: '/ids' },
        properties: ['subject', 'from', 'to', 'inReplyTo', 'textBody', 'htmlBody', 'bodyValues'],
        fetchAllBodyValues: true,
      },
    ],
  )
  return got?.['list'] as {
    subject: string
    from: { email: string; name: string }[]
    inReplyTo: string[]
    bodyValues: Record<string, { value: string }>
  }[]
}

it('is one notice, which can be changed, not made or destroyed', async () => {
  const [got] = await jmap.using(using, ['VacationResponse/get', { ids: ['singleton', 'x'] }])
  expect(got).toMatchObject({
    notFound: ['x'],
    list: [
      {
        ...{ id: 'singleton', isEnabled: false, fromDate: null, toDate: null },
        ...{ subject: null, textBody: null, htmlBody: null },
      },
    ],
  })
  const [answer] = await jmap.using(using, [
    'VacationResponse/set',
    { create: { a: {} }, destroy: ['singleton'] },
  ])
  expect(answer).toMatchObject({
    notCreated: { a: { type: 'singleton' } },
    notDestroyed: { singleton: { type: 'singleton' } },
  })
  expect(await set({ isEnabled: 1, x: 2 })).toMatchObject({
    notUpdated: { singleton: { type: 'invalidProperties', properties: ['isEnabled', 'x'] } },
  })
  const backwards = { fromDate: '2026-02-01T00:00:00Z', toDate: '2026-01-01T00:00:00Z' }
  expect(await set(backwards)).toMatchObject({
    notUpdated: { singleton: { properties: ['fromDate', 'toDate'] } },
  })
})

it('answers who writes, once, in the words of the notice', async () => {
  expect(await set({ isEnabled: true, textBody: 'Je suis absente.\nÀ lundi.' })).toMatchObject({
    updated: { singleton: null },
  })
  await write()
  await write()
  const [answer, ...others] = await answers()
  expect(others).toEqual([])
  expect(answer).toMatchObject({
    subject: 'Réponse automatique : Résultats 1',
    from: [{ email: away.mailbox }],
    inReplyTo: ['lettre-1@medecin.pli.test'],
  })
  const words = Object.values(answer?.bodyValues ?? {}).map(({ value }) => value)
  expect(words.join().replaceAll('\r', '')).toContain('Je suis absente.\nÀ lundi.')
})

it('tells a new notice anew, with both texts, under its own subject', async () => {
  await set({ subject: 'Congés', htmlBody: '<p>Je suis <b>absente</b>.</p>' })
  await write()
  const [answer, ...others] = await answers()
  expect(others).toHaveLength(1)
  expect(answer?.subject).toBe('Congés')
  const words = Object.values(answer?.bodyValues ?? {}).map(({ value }) => value)
  expect(words.join()).toMatch(/À lundi.*<b>absente<\/b>/s)
})

it('answers nobody who is hidden, no list, no program, and nothing outside its dates', async () => {
  await set({ subject: 'Une autre' })
  await write(`To: <quelqu.un@medecin.pli.test>`)
  await write('List-Id: <urgences.pli.test>')
  await write('Auto-Submitted: auto-generated')
  await set({ fromDate: '2030-01-01T00:00:00Z' })
  await write()
  await set({ fromDate: null, toDate: '2020-01-01T00:00:00Z' })
  await write()
  await set({ isEnabled: false, toDate: null })
  await write()
  expect(await answers()).toHaveLength(2)
})

it('answers what was held back when it goes', async () => {
  await set({ isEnabled: true, subject: 'De retour lundi' })
  const raw = [`From: <${writer.mailbox}>`, `To: <${away.mailbox}>`, 'Subject: Plus tard']
  const blobId = await other.upload(Buffer.from([...raw, '', 'Bonjour', ''].join('\r\n')))
  const { drafts = '' } = await other.folders()
  const [identities, imported] = await other.using(
    using,
    ['Identity/get', {}],
    ['Email/import', { emails: { e: { blobId, mailboxIds: { [drafts]: true } } } }],
  )
  const [{ id: identityId } = { id: '' }] = identities?.['list'] as { id: string }[]
  const { e } = imported?.['created'] as { e: { id: string } }
  const envelope = {
    mailFrom: { email: writer.mailbox, parameters: { HOLDFOR: '1' } },
    rcptTo: [{ email: away.mailbox }],
  }
  const create = { s: { identityId, emailId: e.id, envelope } }
  const [made] = await other.using(using, ['EmailSubmission/set', { create }])
  expect(made).toMatchObject({ created: { s: { undoStatus: 'pending' } } })
  expect((await answers()).map(({ subject }) => subject)).not.toContain('De retour lundi')
  let told: string[] = []
  for (let i = 0; i < 100 && !told.includes('De retour lundi'); i++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    told = (await answers()).map(({ subject }) => subject)
  }
  expect(told).toContain('De retour lundi')
})
