/** Lists that are mended by what changed are those that would be made anew. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock, systemRandom, silentLog, type Uid } from '../../../base/index.js'
import { flagBits, type WholeAccount } from '../../../mail/index.js'
import { callerOf, openHouse, type House } from '../../../test/house.js'
import type { JsonObject } from '../../core/json.js'
import type { CallContext } from '../../core/method.js'
import { mailboxId } from '../../ids.js'
import { listEmails } from './list.js'

const alice = callerOf('rpps:1', 'alice@a.test')
// What a list needs of the request that asks for it.
const context = {
  ...{ caller: alice, clock: systemClock, random: systemRandom, log: silentLog },
  signal: new AbortController().signal,
} as CallContext

let house: House
let account: WholeAccount

beforeEach(async () => {
  house = openHouse(['alice@a.test'])
  account = await house.mail.open(alice)
})
afterEach(() => house.close())

/** The same steps each time: numbers that look like chance. */
function* chances(): Generator<number> {
  for (let x = 7; ;) yield (x = (x * 48271) % 2147483647)
}

async function append(index: number, answers: number | undefined): Promise<void> {
  const header = [
    `Message-ID: <${index}@a.test>`,
    `Subject: ${'abc'[index % 3]} ${index}`,
    ...(answers === undefined ? [] : [`In-Reply-To: <${answers}@a.test>`]),
  ]
  const bytes = Buffer.from([...header, '', 'Bonjour', ''].join('\r\n'))
  const adding = await account.append('INBOX', { flags: 0, keywords: [], sizeBytes: bytes.length })
  await adding.write(bytes)
  await adding.finish()
}

async function step(next: () => number, index: number): Promise<void> {
  const [inbox, archive] = [await account.mailbox('INBOX'), await account.mailbox('Archive')]
  if (!inbox || !archive) throw new Error('no folders')
  const what = next() % 5
  const [from, to] = next() % 3 === 0 ? [archive, 'INBOX'] : [inbox, 'Archive']
  const uids = (await account.messages(from.id)).map(({ uid }) => uid)
  const uid: Uid | undefined = uids[next() % Math.max(1, uids.length)]
  if (what < 2 || uid === undefined)
    return append(index, next() % 2 === 0 ? next() % Math.max(1, index) : undefined)
  const flags = next() % 2 === 0 ? flagBits['\\Flagged'] : flagBits['\\Seen']
  const mode = next() % 3 === 0 ? 'remove' : 'add'
  if (what === 2) await account.setFlags(from.id, [uid], { mode, flags, keywords: [] })
  if (what === 3) await account.move(from.id, [uid], to)
  if (what === 4) {
    await account.setFlags(from.id, [uid], {
      ...{ mode: 'add', flags: flagBits['\\Deleted'], keywords: [] },
    })
    await account.expunge(from.id, [uid])
  }
}

const by = (property: string, given: JsonObject = {}) => [
  { property, isAscending: true, given: { property, ...given } },
]

it('is the same after any change, in any order, collapsed or not', async () => {
  const inMailbox = mailboxId((await account.mailbox('INBOX'))?.id ?? (0 as never))
  const flagged = { keyword: '$flagged' }
  const questions = [
    { filter: { inMailbox }, sort: [], collapse: true },
    { filter: { someInThreadHaveKeyword: '$seen' }, sort: by('receivedAt'), collapse: false },
    { filter: null, sort: by('someInThreadHaveKeyword', flagged), collapse: true },
    { filter: { subject: 'b' }, sort: by('subject'), collapse: false },
  ]
  const numbers = chances()
  const next = (): number => numbers.next().value as number
  let found = 0
  for (let i = 0; i < 60; i++) {
    await step(next, i)
    const at = await account.emails.now()
    // Nothing is known of an account that was just opened.
    const fresh = await house.mail.open(alice)
    const freshAt = await fresh.emails.now()
    for (const question of questions) {
      const mended = await listEmails(account, at, question, context)
      const made = await listEmails(fresh, freshAt, question, context)
      expect(mended.slice(0, 100)).toEqual(made.slice(0, 100))
      found += made.length
    }
  }
  expect(found).toBeGreaterThan(500)
})
