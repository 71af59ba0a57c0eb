/** Sending by JMAP: the same acceptance as SMTP, later or at once, taken back until then, each message exactly once. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose, openIdentity, submit } from '../../../client/mail/index.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { JmapClient, type JmapAnswer } from '../jmap-client.js'
import { openImap, openSmtp, submitOn } from '../wire.js'

const using = [
  'urn:ietf:params:jmap:core',
  'urn:ietf:params:jmap:mail',
  'urn:ietf:params:jmap:submission',
  'urn:pli:params:jmap:follow-up',
]

let space: Space
let doctor: Member
let colleague: Member
let house: InProcess
let jmap: JmapClient
let other: JmapClient

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor')
  colleague = await space.enrol('colleague')
  house = await startInProcess(space)
  jmap = await JmapClient.open(house, doctor)
  other = await JmapClient.open(house, colleague)
})
afterAll(async () => {
  jmap.close()
  other.close()
  await house.stop()
  space.remove()
})

const call = (...calls: [string, object][]) => jmap.using(using, ...calls)

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look()
    if (found !== undefined) return found
    await delay(50)
  }
  throw new Error(`never: ${what}`)
}

let drafts = 0

/** A draft as mail software leaves it, and its id. */
async function draft(more: readonly string[] = [], from = doctor.mailbox): Promise<string> {
  const subject = `Brouillon ${++drafts}`
  const lines = [
    `From: Camille <${from}>`,
    `To: Alix <${colleague.mailbox}>`,
    `Subject: ${subject}`,
    `Message-ID: <draft-${drafts}@medecin.pli.test>`,
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour.',
    '',
  ]
  const text = lines.join('\r\n')
  const wire = await openImap(house.ports.imap, doctor)
  await wire.imap(`APPEND Drafts (\\Draft \\Seen) {${Buffer.byteLength(text)}+}\r\n${text}`)
  wire.end()
  const [found] = await jmap.call(['Email/query', { filter: { subject } }])
  return (found?.['ids'] as string[])[0] ?? ''
}

async function identityId(): Promise<string> {
  const [got] = await call(['Identity/get', {}])
  return (got?.['list'] as { id: string }[])[0]?.id ?? ''
}

async function submitDraft(emailId: string, more: object = {}): Promise<JmapAnswer> {
  const one = { identityId: await identityId(), emailId, ...more }
  const [set] = await call(['EmailSubmission/set', { create: { s: one } }])
  return set ?? {}
}

type Made = { id: string; undoStatus: string; sendAt: string }
const madeOf = (set: JmapAnswer): Made => (set['created'] as { s: Made }).s
const errorOf = (set: JmapAnswer) => (set['notCreated'] as { s: Record<string, unknown> }).s

/** Envelope to the colleague that waits so many seconds. */
const waiting = (seconds: number) => ({
  envelope: {
    mailFrom: { email: doctor.mailbox, parameters: { HOLDFOR: String(seconds) } },
    rcptTo: [{ email: colleague.mailbox }],
  },
})

/** Subjects in the colleague's INBOX. */
async function arrived(): Promise<string[]> {
  const { inbox } = await other.folders()
  const [, got] = await other.call(
    ['Email/query', { filter: { inMailbox: inbox } }],
    [
      'Email/get',
      {
        '#ids': { resultOf: '0', name: 'Email/query', path: '/ids' },
        properties: ['subject', 'bcc', 'messageId'],
      },
    ],
  )
  return (got?.['list'] as { subject: string }[]).map(({ subject }) => subject)
}

async function followUp(id: string): Promise<Record<string, string | null>> {
  const [got] = await call(['EmailSubmission/get', { ids: [id], properties: ['followUp'] }])
  const [one] = got?.['list'] as { followUp: Record<string, string | null>[] }[]
  return one?.followUp[0] ?? {}
}

describe('sending by JMAP', () => {
  it('names whom the caller may send as, and keeps how he signs', async () => {
    const [got] = await call(['Identity/get', {}])
    const [mine] = got?.['list'] as Record<string, unknown>[]
    expect(mine).toMatchObject({ email: doctor.mailbox, mayDelete: false, textSignature: '' })
    const id = String(mine?.['id'])
    const [set, again, changes] = await call(
      ['Identity/set', { update: { [id]: { textSignature: 'Dr Camille Martin' } } }],
      ['Identity/get', { ids: [id], properties: ['textSignature'] }],
      ['Identity/changes', { sinceState: got?.['state'] }],
    )
    expect(set).toMatchObject({ updated: { [id]: null } })
    expect(again).toMatchObject({ list: [{ textSignature: 'Dr Camille Martin' }] })
    expect(changes).toMatchObject({ updated: [id] })
    const [made] = await call([
      'Identity/set',
      { create: { a: { email: colleague.mailbox } }, destroy: [id] },
    ])
    expect(made).toMatchObject({
      notCreated: { a: { type: 'forbiddenFrom' } },
      notDestroyed: { [id]: { type: 'forbidden' } },
    })
  })

  it('delivers at once, without its Bcc, and tells what became of it', async () => {
    const emailId = await draft([`Bcc: <${doctor.mailbox}>`])
    const set = await submitDraft(emailId)
    expect(madeOf(set)).toMatchObject({ undoStatus: 'final' })
    expect(await arrived()).toContain(`Brouillon ${drafts}`)
    const [got] = await call(['EmailSubmission/get', { ids: [madeOf(set).id] }])
    expect(got).toMatchObject({
      list: [
        {
          emailId,
          envelope: { rcptTo: [{ email: colleague.mailbox }, { email: doctor.mailbox }] },
          deliveryStatus: { [colleague.mailbox]: { delivered: 'yes', displayed: 'unknown' } },
        },
      ],
    })
    const wire = await openImap(house.ports.imap, colleague)
    await wire.imap('SELECT INBOX')
    const text = await wire.imap('FETCH * BODY.PEEK[HEADER]')
    expect(text).not.toMatch(/^bcc:/im)
    expect(text).toMatch(/with HTTP id/)
    wire.end()
  })

  it.each([
    ['no such recipient', { rcptTo: ['personne@medecin.pli.test'] }, 'invalidRecipients'],
    ['nobody', { rcptTo: [] }, 'noRecipients'],
    ['a foreign domain', { rcptTo: ['a@ailleurs.test'] }, 'invalidRecipients'],
    ['another sender', { from: () => colleague.mailbox }, 'forbiddenMailFrom'],
    [
      'too many',
      { rcptTo: Array.from({ length: 101 }, (_, i) => `x${i}@a.test`) },
      'tooManyRecipients',
    ],
  ])('refuses %s', async (_, wrong: { rcptTo?: string[]; from?: () => string }, type) => {
    const emailId = await draft()
    const rcptTo = (wrong.rcptTo ?? [colleague.mailbox]).map((email) => ({ email }))
    const mailFrom = { email: wrong.from?.() ?? doctor.mailbox }
    const set = await submitDraft(emailId, { envelope: { mailFrom, rcptTo } })
    expect(errorOf(set)).toMatchObject({ type })
  })

  it('refuses a message in the name of another, and one without an author', async () => {
    const set = await submitDraft(await draft([], colleague.mailbox))
    expect(errorOf(set)).toMatchObject({ type: 'forbiddenFrom' })
    const two = await submitDraft(await draft([`From: <${doctor.mailbox}>`]))
    expect(errorOf(two)).toMatchObject({ type: 'invalidEmail' })
    const none = await submitDraft('M999999')
    expect(errorOf(none)).toMatchObject({ type: 'invalidProperties', properties: ['emailId'] })
  })

  it('waits, goes once when it is due, and cannot be taken back then', async () => {
    const set = await submitDraft(await draft(), waiting(1))
    const { id, undoStatus } = madeOf(set)
    expect(undoStatus).toBe('pending')
    expect(await arrived()).not.toContain(`Brouillon ${drafts}`)
    await until(async () => ((await followUp(id))['delivered'] ? true : undefined), 'delivered')
    expect((await arrived()).filter((subject) => subject === `Brouillon ${drafts}`)).toHaveLength(1)
    const [late] = await call([
      'EmailSubmission/set',
      { update: { [id]: { undoStatus: 'canceled' } } },
    ])
    expect(late).toMatchObject({ notUpdated: { [id]: { type: 'cannotUnsend' } } })
  })

  it('is taken back while it waits: nothing arrives, nothing is left behind', async () => {
    const [before] = await call(['EmailSubmission/query', {}])
    const set = await submitDraft(await draft(), waiting(1))
    const { id } = madeOf(set)
    const [undone] = await call([
      'EmailSubmission/set',
      { update: { [id]: { undoStatus: 'canceled' } } },
    ])
    expect(undone).toMatchObject({ updated: { [id]: null } })
    await delay(1500)
    expect(await arrived()).not.toContain(`Brouillon ${drafts}`)
    const [got, changes, query] = await call(
      ['EmailSubmission/get', { ids: [id], properties: ['undoStatus'] }],
      ['EmailSubmission/changes', { sinceState: before?.['queryState'] }],
      ['EmailSubmission/query', { filter: { undoStatus: 'canceled' } }],
    )
    expect(got).toMatchObject({ list: [{ id, undoStatus: 'canceled' }] })
    expect(changes).toMatchObject({ created: [id] })
    expect(query).toMatchObject({ ids: [id] })
    const loose = await house.gateway.data.mail.read((tables) => tables.bodies.loose())
    expect(loose).toEqual([])
  })

  it('races two clients who take back against the hour: sent or taken back, never both', async () => {
    const until = new Date(Date.now() + 2000).toISOString()
    const envelope = {
      mailFrom: { email: doctor.mailbox, parameters: { HOLDUNTIL: until } },
      rcptTo: [{ email: colleague.mailbox }],
    }
    const ids: string[] = []
    const first = drafts + 1
    for (let i = 0; i < 4; i++) ids.push(madeOf(await submitDraft(await draft(), { envelope })).id)
    await delay(Date.parse(until) - Date.now() - 20)
    const undo = (id: string) =>
      call(['EmailSubmission/set', { update: { [id]: { undoStatus: 'canceled' } } }])
    await Promise.all(ids.flatMap((id) => [undo(id), undo(id)]))
    await delay(1000)
    const here = await arrived()
    for (const [i, id] of ids.entries()) {
      const [got] = await call(['EmailSubmission/get', { ids: [id], properties: ['undoStatus'] }])
      const [{ undoStatus } = { undoStatus: '' }] = got?.['list'] as { undoStatus: string }[]
      const count = here.filter((subject) => subject === `Brouillon ${first + i}`).length
      expect([undoStatus, count]).toEqual(undoStatus === 'final' ? ['final', 1] : ['canceled', 0])
    }
  })

  it('refuses to wait longer than is announced, or for what it does not know', async () => {
    const emailId = await draft()
    const long = await submitDraft(emailId, waiting(31 * 24 * 60 * 60))
    expect(errorOf(long)).toMatchObject({ type: 'invalidProperties', properties: ['envelope'] })
  })
})

describe('follow-up', () => {
  it('knows of what was sent by SMTP that it was answered, by a recipient alone', async () => {
    const letter = await compose({
      ...{
        from: doctor.mailbox,
        displayName: 'Dr Camille MARTIN',
        to: [colleague.mailbox],
        cc: [],
      },
      ...{ subject: 'Par SMTP', text: 'Bonjour', attachments: [], enclosures: [] },
    })
    const [outcome] = await submit(await openIdentity(doctor.folder), letter)
    expect(outcome?.accepted).toBe(true)
    const [query] = await call(['EmailSubmission/query', {}])
    const [id = ''] = query?.['ids'] as string[]
    expect(await followUp(id)).toMatchObject({ answered: null, fetched: null, failed: null })
    const [, got] = await other.call(
      ['Email/query', { filter: { subject: 'Par SMTP' } }],
      [
        'Email/get',
        {
          '#ids': { resultOf: '0', name: 'Email/query', path: '/ids' },
          properties: ['messageId'],
        },
      ],
    )
    const [{ messageId } = { messageId: [''] }] = got?.['list'] as { messageId: string[] }[]
    const answer = await compose({
      ...{ from: colleague.mailbox, displayName: 'Dr Alix DURAND', to: [doctor.mailbox], cc: [] },
      ...{ subject: 'Re: Par SMTP', text: 'Merci', attachments: [], enclosures: [] },
      inReplyTo: `<${messageId[0]}>`,
    })
    await submit(await openIdentity(colleague.folder), answer)
    expect(await followUp(id)).toMatchObject({ fetched: null, read: null })
    expect((await followUp(id))['answered']).not.toBeNull()
  })

  it('knows that a recipient has opened it, and that he says he has read it', async () => {
    const { id } = madeOf(await submitDraft(await draft()))
    const wire = await openImap(house.ports.imap, colleague)
    await wire.imap('SELECT INBOX')
    await wire.imap('UID SEARCH TEXT Bonjour')
    await wire.imap('FETCH * BODY.PEEK[HEADER]')
    expect((await followUp(id))['fetched']).toBeNull()
    await wire.imap('FETCH * BODY.PEEK[TEXT]')
    wire.end()
    expect((await followUp(id))['fetched']).not.toBeNull()
    const mdn = [
      `From: <${colleague.mailbox}>`,
      `To: <${doctor.mailbox}>`,
      'Subject: Lu',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
      '',
      '--b',
      '',
      'Lu.',
      '--b',
      'Content-Type: message/disposition-notification',
      '',
      `Final-Recipient: rfc822;${colleague.mailbox}`,
      `Original-Message-ID: <draft-${drafts}@medecin.pli.test>`,
      'Disposition: manual-action/MDN-sent-manually; displayed',
      '',
      '--b--',
      '',
    ].join('\r\n')
    const smtp = await openSmtp(house.ports.submission, colleague)
    await submitOn(smtp, colleague.mailbox, [doctor.mailbox], mdn)
    smtp.end()
    expect((await followUp(id))['read']).not.toBeNull()
    const [late] = await call(['FollowUp/query', { lateOnly: true }])
    expect(late).toMatchObject({ ids: [], late: 0 })
  })

  it('sends "read" for who was asked, once the sender is told', async () => {
    const asking = [`Disposition-Notification-To: <${doctor.mailbox}>`]
    const { id } = madeOf(await submitDraft(await draft(asking)))
    const quiet = madeOf(await submitDraft(await draft()))
    const read = (number: number): [string, object] => [
      'Email/query',
      { filter: { subject: `Brouillon ${number}` } },
    ]
    const more = [...using, 'urn:ietf:params:jmap:mdn', 'urn:ietf:params:jmap:quota']
    const [identities, asked, silent] = await other.using(
      ...[more, ['Identity/get', {}] as const, read(drafts - 1), read(drafts)],
    )
    const [identity] = identities?.['list'] as { id: string }[]
    const disposition = {
      ...{ actionMode: 'manual-action', sendingMode: 'mdn-sent-manually', type: 'displayed' },
    }
    const forEmail = (query: JmapAnswer | undefined) => ({
      ...{ forEmailId: (query?.['ids'] as string[])[0], disposition },
    })
    const send = { a: forEmail(asked), b: forEmail(silent) }
    const [sent, quota] = await other.using(
      more,
      ['MDN/send', { identityId: identity?.id, send }],
      ['Quota/query', {}],
    )
    expect(sent).toMatchObject({
      sent: { a: { finalRecipient: `rfc822; ${colleague.mailbox}` } },
      notSent: { b: { type: 'notFound' } },
    })
    expect(quota).toMatchObject({ $: 'Quota/query' })
    expect((await followUp(id))['read']).not.toBeNull()
    expect((await followUp(quiet.id))['read']).toBeNull()

    const properties = ['mdnBlobIds', 'dsnBlobIds', 'emailId']
    const [got] = await call(['EmailSubmission/get', { ids: [id, quiet.id], properties }])
    const [told, untold] = got?.['list'] as { mdnBlobIds: string[]; emailId: string }[]
    expect(untold).toMatchObject({ mdnBlobIds: [], dsnBlobIds: [] })
    const [blobId = ''] = told?.mdnBlobIds ?? []
    const text = await jmap.upload(Buffer.from('Bonjour'))
    const [parsed] = await jmap.using(more, ['MDN/parse', { blobIds: [blobId, text, 'B999999'] }])
    expect(parsed).toMatchObject({
      parsed: {
        [blobId]: {
          ...{ forEmailId: told?.emailId, subject: 'Message lu', error: null, disposition },
          ...{ finalRecipient: `rfc822; ${colleague.mailbox}`, includeOriginalMessage: false },
          textBody: expect.stringContaining('Message lu. / Message read.') as string,
        },
      },
      ...{ notParsable: [text], notFound: ['B999999'] },
    })
  })

  it('has the delivery notice that was asked for', async () => {
    const envelope = {
      mailFrom: { email: doctor.mailbox },
      rcptTo: [{ email: colleague.mailbox, parameters: { NOTIFY: 'SUCCESS' } }],
    }
    const { id } = madeOf(await submitDraft(await draft(), { envelope }))
    const [got] = await call([
      'EmailSubmission/get',
      { ids: [id], properties: ['dsnBlobIds', 'mdnBlobIds'] },
    ])
    const [{ dsnBlobIds, mdnBlobIds } = { dsnBlobIds: [], mdnBlobIds: [] }] = got?.['list'] as {
      dsnBlobIds: string[]
      mdnBlobIds: string[]
    }[]
    expect(mdnBlobIds).toEqual([])
    expect(dsnBlobIds).toHaveLength(1)
    expect((await jmap.download(dsnBlobIds[0] ?? '')).body.toString()).toContain(
      'Action: delivered',
    )
  })
})
