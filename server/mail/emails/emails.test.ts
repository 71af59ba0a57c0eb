/** Messages as JMAP counts them: one across folders, in its conversation, and what became of it since. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModSeq, Uid } from '../../base/index.js'
import { callerOf, openHouse, type House } from '../../test/house.js'
import type { WholeAccount } from '../index.js'
import { flagBits } from '../types.js'

const alice = callerOf('rpps:1', 'alice@a.test')

let house: House
let account: WholeAccount

beforeEach(async () => {
  house = openHouse(['alice@a.test'])
  account = await house.mail.open(alice)
})
afterEach(() => house.close())

const folder = async (name: string) => {
  const found = await account.mailbox(name)
  if (!found) throw new Error(`no ${name}`)
  return found.id
}

async function append(headers: readonly string[], to = 'INBOX', flags = 0): Promise<Uid> {
  const bytes = Buffer.from([...headers, '', 'Bonjour', ''].join('\r\n'))
  const adding = await account.append(to, { flags, keywords: [], sizeBytes: bytes.length })
  await adding.write(bytes)
  return (await adding.finish()).uid
}

const only = async () => {
  const { emails } = await account.emails.now()
  const [first, ...others] = emails.values()
  if (!first || others.length > 0) throw new Error(`${emails.size} messages`)
  return first
}

const changesSince = async (state: ModSeq) => {
  const changes = await account.emails.changes(state)
  if (!changes) throw new Error('too old')
  const { created, updated, destroyed } = changes
  return [created.length, updated.length, destroyed.length]
}

describe('messages of an account', () => {
  it('are one in however many folders, and keep their id when moved', async () => {
    const uid = await append(['Subject: un'], 'INBOX', flagBits['\\Seen'])
    const { body } = await only()
    const inbox = await folder('INBOX')
    const { to } = await account.copy(inbox, [uid], 'Archive')
    expect((await only()).places).toHaveLength(2)
    const archive = await folder('Archive')
    await account.setFlags(archive, to, {
      ...{ mode: 'replace', flags: flagBits['\\Flagged'], keywords: ['$Dispensed'] },
    })
    // Seen only when every copy is; flagged when one is (RFC 8621 §4.1.1).
    expect(await only()).toMatchObject({ body, flags: 4, keywords: ['$Dispensed'] })
    await account.move(inbox, [uid], 'Trash')
    expect((await only()).places.map(({ mailbox }) => mailbox)).toEqual(
      [archive, await folder('Trash')].sort((a, b) => a - b),
    )
  })

  it('are told as created, updated, destroyed, and not at all when they came and went', async () => {
    const { state: empty } = await account.emails.now()
    const uid = await append(['Subject: un'])
    const { state: one } = await account.emails.now()
    expect(await changesSince(empty)).toEqual([1, 0, 0])
    const inbox = await folder('INBOX')
    const { to } = await account.move(inbox, [uid], 'Archive')
    expect(await changesSince(one)).toEqual([0, 1, 0])
    expect(await changesSince(empty)).toEqual([1, 0, 0])
    const archive = await folder('Archive')
    await account.setFlags(archive, to, { mode: 'add', flags: flagBits['\\Deleted'], keywords: [] })
    // Gone for whoever does not expunge (RFC 8621 §4.1.1).
    expect(await changesSince(one)).toEqual([0, 0, 1])
    await account.expunge(archive)
    expect(await changesSince(one)).toEqual([0, 0, 1])
    expect(await changesSince(empty)).toEqual([0, 0, 0])
    expect((await account.emails.now()).emails.size).toBe(0)
    expect(await account.emails.changes(((await account.emails.now()).state + 1) as ModSeq)).toBe(
      undefined,
    )
  })

  it('that go with their folder are told too, and so is the folder', async () => {
    const made = await account.createMailbox('Dossier')
    await append(['Subject: un'], 'Dossier')
    const { state } = await account.emails.now()
    await account.deleteMailbox('Dossier')
    expect(await changesSince(state)).toEqual([0, 0, 1])
    expect(await account.emails.mailboxChanges(state)).toMatchObject({ destroyed: [made.id] })
    const { id } = await account.createMailbox('Autre')
    await account.renameMailbox('Autre', 'Encore')
    expect(await account.emails.mailboxChanges(state)).toMatchObject({ created: [id] })
  })

  it('are seen as they are by two who ask at once', async () => {
    await append(['Subject: un'])
    await append(['Subject: deux'])
    const [first, second] = await Promise.all([account.emails.now(), account.emails.now()])
    expect(first.emails.size).toBe(2)
    expect(second.emails.size).toBe(2)
  })
})

describe('conversations', () => {
  const threadsOf = async () =>
    [...(await account.emails.now()).threads.values()].map((members) => members.length).sort()

  it('hold a message, its answers, and an answer that came first', async () => {
    await append(['Message-ID: <b@x>', 'In-Reply-To: <a@x>', 'References: <a@x>'])
    await append(['Message-ID: <a@x>'])
    await append(['Message-ID: <c@x>', 'References: <a@x>\r\n <b@x>'], 'Sent')
    await append(['Message-ID: <z@x>'])
    await append(['Subject: sans numéro'])
    expect(await threadsOf()).toEqual([1, 1, 3])
  })

  it('stay what they are when an account is opened again', async () => {
    await append(['Message-ID: <a@x>'])
    const before = (await only()).thread
    account = await house.mail.open(alice)
    await append(['Message-ID: <b@x>', 'In-Reply-To: <a@x>'])
    const { threads } = await account.emails.now()
    expect([...threads.keys()]).toEqual([before])
  })
})
