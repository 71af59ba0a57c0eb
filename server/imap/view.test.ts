/** The view: whatever two sessions do, a client that believes the lines it is told agrees with the folder in the end. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Uid } from '../base/index.js'
import { MemoryMail } from '../test/memory-mail.js'
import { View } from './view.js'
import { parseSequenceSet } from './wire/sequence-set.js'

async function add(mail: MemoryMail, flags = 0): Promise<void> {
  const appending = await mail.append('INBOX', { flags, keywords: [], sizeBytes: 8 })
  await appending.write(Buffer.from('A: b\r\n\r\n'))
  await appending.finish()
}

async function inboxOf(mail: MemoryMail) {
  const info = await mail.mailbox('INBOX')
  if (info === undefined) throw new Error('no inbox')
  return info
}

async function open(mail: MemoryMail, readOnly = false): Promise<View> {
  const view = await View.open(mail, await inboxOf(mail), readOnly)
  mail.onChange(() => view.ring())
  view.ring()
  return view
}

async function lines(view: View, mayExpunge = true): Promise<string[]> {
  await view.sync()
  return [...view.tell(mayExpunge, false)].map((line) => line.trim())
}

/** What a client makes of the lines: it only counts and drops (RFC 9051 §7.5.1). */
class Believer {
  count: number
  constructor(count: number) {
    this.count = count
  }
  hear(line: string): void {
    const [, number = '', word] = line.split(' ')
    if (word === 'EXPUNGE') {
      expect(Number(number)).toBeLessThanOrEqual(this.count)
      this.count--
    } else if (word === 'EXISTS') {
      expect(Number(number)).toBeGreaterThanOrEqual(this.count)
      this.count = Number(number)
    } else if (word === 'FETCH') expect(Number(number)).toBeLessThanOrEqual(this.count)
  }
}

describe('View', () => {
  it('tells new messages, then flags, and removals only when it may', async () => {
    const mail = new MemoryMail('a@a.test')
    for (let i = 0; i < 3; i++) await add(mail)
    const view = await open(mail)
    expect(await lines(view)).toEqual([])
    const { id } = await inboxOf(mail)
    await mail.setFlags(id, [1, 3] as Uid[], { mode: 'add', flags: 8, keywords: [] })
    await mail.expunge(id, [1] as Uid[])
    await add(mail)
    expect(await lines(view, false)).toEqual([
      '* 4 EXISTS',
      '* 4 RECENT',
      '* 3 FETCH (FLAGS (\\Deleted \\Recent))',
    ])
    expect(view.length).toBe(4)
    expect(await lines(view)).toEqual(['* 1 EXPUNGE'])
    expect(view.pick(parseSequenceSet('1:*') ?? [], false).map(({ meta }) => meta.uid)).toEqual([
      2, 3, 4,
    ])
  })

  it('does not echo what the session itself has learnt', async () => {
    const mail = new MemoryMail('a@a.test')
    await add(mail)
    const view = await open(mail)
    const { id } = await inboxOf(mail)
    const { changed } = await mail.setFlags(id, [1] as Uid[], {
      mode: 'add',
      flags: 1,
      keywords: [],
    })
    view.learn(changed)
    expect(await lines(view)).toEqual([])
    expect(view.meta(1 as Uid)?.flags).toBe(1)
  })

  it('never tells of a message that came and went in between', async () => {
    const mail = new MemoryMail('a@a.test')
    const view = await open(mail)
    await add(mail, 8)
    await view.sync()
    await mail.expunge((await inboxOf(mail)).id)
    expect(await lines(view)).toEqual([])
    expect(view.length).toBe(0)
  })

  it('claims nothing as recent when it may only look', async () => {
    const mail = new MemoryMail('a@a.test')
    await add(mail)
    expect((await open(mail, true)).recentCount()).toBe(1)
    expect((await open(mail)).recentCount()).toBe(1)
    expect((await open(mail)).recentCount()).toBe(0)
  })

  it('refuses numbers past the end, but not an open range', async () => {
    const mail = new MemoryMail('a@a.test')
    const view = await open(mail)
    expect(view.pick(parseSequenceSet('1:*') ?? [], false)).toEqual([])
    expect(() => view.pick(parseSequenceSet('1') ?? [], false)).toThrow('no such message number')
    expect(view.pick(parseSequenceSet('1:99') ?? [], true)).toEqual([])
  })

  it('brings every believer to the true state, in whatever order things happen', async () => {
    const step = fc.record({
      verb: fc.constantFrom('add', 'flag', 'delete', 'tell', 'hold'),
      pick: fc.nat({ max: 20 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const mail = new MemoryMail('a@a.test')
        await add(mail)
        const view = await open(mail)
        const client = new Believer(view.length)
        const { id } = await inboxOf(mail)
        for (const { verb, pick } of steps) {
          const uids = (await mail.messages(id)).map(({ uid }) => uid)
          const uid = uids[pick % Math.max(1, uids.length)]
          if (verb === 'add') await add(mail)
          else if (verb === 'tell' || verb === 'hold') {
            for (const line of await lines(view, verb === 'tell')) client.hear(line)
            expect(client.count).toBe(view.length)
          } else if (uid !== undefined) {
            const flags = verb === 'delete' ? 8 : 1
            await mail.setFlags(id, [uid], { mode: 'add', flags, keywords: [] })
            if (verb === 'delete') await mail.expunge(id, [uid])
          }
        }
        for (const line of await lines(view)) client.hear(line)
        expect(view.messages).toEqual(await mail.messages(id))
        expect(client.count).toBe(view.length)
      }),
      { numRuns: 200 },
    )
  })
})
