/** Follow-up: steps reached, what is late, since when. */

import { describe, expect, it } from 'vitest'
import type { FollowedRecipient } from '../../../api/index.js'
import { isLate, isUnopened, reasonOf, sinceOf, stepsOf } from './follow.js'

const hour = 3_600_000
const now = Date.UTC(2026, 10, 22, 14)
const sent: FollowedRecipient = {
  ...{ address: 'zoe@medecin.pli.test', accepted: now - 3 * hour, delivered: now - 3 * hour },
  ...{ fetched: null, read: null, answered: null, dispensed: null, failed: null },
}
const done = (recipient: FollowedRecipient, isPrescription = false): string =>
  stepsOf(recipient, isPrescription)
    .map(({ name, isDone }) => `${isDone ? '+' : '-'}${name}`)
    .join(' ')

describe('the steps of a message', () => {
  it('are those reached, and those that a later one proves', () => {
    expect(done(sent)).toBe('+accepted +delivered -fetched -read')
    expect(done({ ...sent, answered: now })).toBe('+accepted +delivered +fetched -read +answered')
    expect(done({ ...sent, dispensed: now }, true)).toBe(
      '+accepted +delivered +fetched -read +dispensed',
    )
    expect(done(sent, true)).toBe('+accepted +delivered -fetched -read -dispensed')
  })

  it('are late when nobody has opened it for two hours, or it did not arrive', () => {
    expect(isUnopened(sent, now)).toBe(true)
    expect(isUnopened({ ...sent, delivered: now - hour }, now)).toBe(false)
    expect(isUnopened({ ...sent, dispensed: now }, now)).toBe(false)
    const message = { submissionId: 'S1', emailId: 'M1', sendAt: now, undoStatus: 'final' } as const
    const failed = { ...sent, delivered: null, failed: 'full' }
    expect(isLate({ ...message, recipients: [failed] }, now)).toBe(true)
    expect(isLate({ ...message, recipients: [{ ...sent, read: now }] }, now)).toBe(false)
    expect(isLate({ ...message, undoStatus: 'pending', recipients: [sent] }, now)).toBe(false)
    expect([reasonOf('full'), reasonOf('odd')]).toEqual(['full', 'other'])
  })

  it('are told since when in words that people use', () => {
    expect(sinceOf(90 * 60_000)).toEqual({ unit: 'minutes', count: 90 })
    expect(sinceOf(3 * hour)).toEqual({ unit: 'hours', count: 3 })
    expect(sinceOf(72 * hour)).toEqual({ unit: 'days', count: 3 })
  })
})
