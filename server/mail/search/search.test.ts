/** Search: folding, cheapest-first evaluation, and text found however it was encoded or cut. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault, type Uid } from '../../base/index.js'
import { MemoryMail } from '../../test/memory-mail.js'
import type { StoredMessage } from '../types.js'
import { sentDayOf } from './content.js'
import type { Criteria } from './criteria.js'
import { containsFolded, FoldedScan } from './fold.js'
import { search } from './search.js'

describe('folding', () => {
  it.each([
    ['Straße', 'STRAẞE', true],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος', true],
    ['résumé', 'RÉSUMÉ', true],
    ['resume', 'résumé', true],
    ['BENSAÏD Yasmine', 'bensaid', true],
    ['BENSAI\u0308D', 'bensaïd', true],
    ['le cœur', 'coeur', true],
    ['une coeliaque', 'cœliaque', true],
    ['Nguyễn', 'nguyen', true],
    ['e\u0301', '\u0301', true],
    ['e', '\u0301', false],
    ['resume', 'rèsumé.', false],
    ['a.b', 'A.B', true],
    ['axb', 'a.b', false],
    ['x', '', true],
    ['(a|b)*[c]\\{2}/-', '(A|B)*[C]\\{2}/-', true],
  ])('%s holds %s: %s', (text, needle, expected) => {
    expect(containsFolded(text, needle)).toBe(expected)
  })

  it('finds a needle however the text is cut', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.nat(),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (whole, a, b, cuts) => {
          const start = a % whole.length
          const needle = whole.slice(start, start + 1 + (b % whole.length))
          // Half of a pair is no text that could be asked for.
          fc.pre(!/\p{Surrogate}/u.test(needle))
          const scan = new FoldedScan([needle])
          for (let at = 0, i = 0; at < whole.length; i++) {
            const size = cuts[i % cuts.length] ?? 1
            scan.push(whole.slice(at, at + size))
            at += size
          }
          expect(scan.has(needle)).toBe(true)
        },
      ),
    )
  })

  it('does not join what belongs to different parts', () => {
    const scan = new FoldedScan(['ab'])
    scan.push('a')
    scan.cut()
    scan.push('b')
    expect(scan.has('ab')).toBe(false)
  })
})

describe('sent day', () => {
  it.each([
    ['Fri, 9 Jan 2026 23:30:00 -0500', Date.UTC(2026, 0, 9)],
    ['9 Jan 26 00:00 GMT', Date.UTC(2026, 0, 9)],
    ['Mon, 12 Feb 99 10:00 EST', Date.UTC(1999, 1, 12)],
    ['no date', undefined],
    [null, undefined],
  ])('%s', (date, expected) => {
    expect(sentDayOf(date)).toBe(expected)
  })
})

async function mailWith(...messages: string[]): Promise<MemoryMail> {
  const mail = new MemoryMail('a@a.test')
  for (const message of messages) {
    const bytes = Buffer.from(message.replaceAll('\n', '\r\n'))
    const appending = await mail.append('INBOX', {
      flags: 0,
      keywords: [],
      sizeBytes: bytes.length,
    })
    await appending.write(bytes)
    await appending.finish()
  }
  return mail
}

async function find(mail: MemoryMail, criteria: Criteria): Promise<Uid[]> {
  const info = await mail.mailbox('INBOX')
  if (info === undefined) throw new Error('no inbox')
  return search(mail, info.id, await mail.messages(info.id), criteria)
}

/** Counts what is opened. */
function watched(mail: MemoryMail): { summaries: number; bodies: number } {
  const opened = { summaries: 0, bodies: 0 }
  const read = mail.read.bind(mail)
  mail.read = async function* (mailbox, uids) {
    for await (const message of read(mailbox, uids)) {
      const counted: StoredMessage = {
        meta: message.meta,
        summary: () => (opened.summaries++, message.summary()),
        bytes: (start, end) => (opened.bodies++, message.bytes(start, end)),
        gist: (ifKnown) => message.gist(ifKnown),
      }
      yield counted
    }
  }
  return opened
}

const two = ['Subject: one\n\nalpha\n', 'Subject: two\n\nbeta\n']

describe('evaluation', () => {
  it('opens nothing for what is in clear', async () => {
    const mail = await mailWith(...two)
    const opened = watched(mail)
    const unseen: Criteria = { key: 'flag', bit: 1, set: false }
    expect(
      await find(mail, { key: 'and', of: [unseen, { key: 'uid', ranges: [[2, 9]] }] }),
    ).toEqual([2])
    expect(opened).toEqual({ summaries: 0, bodies: 0 })
  })

  it('opens only what the cheap criteria leave open, and no body for a header', async () => {
    const mail = await mailWith(...two)
    const opened = watched(mail)
    const subject: Criteria = { key: 'header', field: 'subject', text: 'TWO' }
    expect(
      await find(mail, { key: 'and', of: [{ key: 'uid', ranges: [[2, 2]] }, subject] }),
    ).toEqual([2])
    expect(opened).toEqual({ summaries: 1, bodies: 0 })
  })

  it('opens no body when the header decides', async () => {
    const mail = await mailWith(...two)
    const opened = watched(mail)
    const either: Criteria = {
      key: 'or',
      of: [
        { key: 'header', field: 'subject', text: '' },
        { key: 'body', text: 'gamma' },
      ],
    }
    expect(await find(mail, either)).toEqual([1, 2])
    expect(opened.bodies).toBe(0)
  })

  it('reads through a nested message and its header', async () => {
    const nested = 'Content-Type: message/rfc822\n\nSubject: =?utf-8?Q?inn=C3=A9r?=\n\ngamma\n'
    const mail = await mailWith(...two, nested)
    expect(await find(mail, { key: 'body', text: 'INNÉR' })).toEqual([3])
    expect(await find(mail, { key: 'text', text: 'gamma' })).toEqual([3])
    expect(await find(mail, { key: 'not', of: { key: 'body', text: 'a' } })).toEqual([])
  })

  it('finds the others when one message is damaged', async () => {
    const mail = await mailWith(...two)
    const read = mail.read.bind(mail)
    mail.read = async function* (mailbox, uids) {
      for await (const message of read(mailbox, uids)) {
        const corrupt = () => Promise.reject(new Fault('corrupt', 'damaged'))
        yield message.meta.uid === 1 ? { ...message, summary: corrupt } : message
      }
    }
    expect(await find(mail, { key: 'text', text: 'subject' })).toEqual([2])
  })
})
