/** What a line of the follow-up says: how far a message has come at each recipient, and what is late. Pure. */

import type { FollowedMessage, FollowedRecipient } from '../../../api/index.js'

export type StepName = 'accepted' | 'delivered' | 'fetched' | 'read' | 'answered' | 'dispensed'

export interface Step {
  readonly name: StepName
  /** Milliseconds since the epoch; null when it did not happen, or a later step says that it must have. */
  readonly at: number | null
  readonly isDone: boolean
}

/** Told by the gateway's capability; the same there. */
export const lateAfterMs = 2 * 3_600_000

/** An answer stands where there is one; a prescription ends by being dispensed. */
export function stepsOf(recipient: FollowedRecipient, isPrescription: boolean): readonly Step[] {
  const names: StepName[] = ['accepted', 'delivered', 'fetched', 'read']
  if (recipient.answered !== null) names.push('answered')
  if (isPrescription) names.push('dispensed')
  const last = names.findLastIndex((name) => recipient[name] !== null)
  return names.map((name, index) => {
    const at = recipient[name]
    // Who answers has opened it, even with a program that says nothing of that; a receipt is never made up.
    return { name, at, isDone: at !== null || (index < last && name !== 'read') }
  })
}

const isOpened = ({ fetched, read, answered, dispensed }: FollowedRecipient): boolean =>
  [fetched, read, answered, dispensed].some((at) => at !== null)

/** Delivered two hours ago, and nobody has looked. */
export const isUnopened = (recipient: FollowedRecipient, now: number): boolean =>
  recipient.delivered !== null && !isOpened(recipient) && now - recipient.delivered > lateAfterMs

export const isLate = ({ undoStatus, recipients }: FollowedMessage, now: number): boolean =>
  undoStatus === 'final' && recipients.some((one) => one.failed !== null || isUnopened(one, now))

const reasons = ['unknown', 'foreign', 'suspended', 'full', 'sender'] as const

/** The end of a key of `web.follow.failed-…`. */
export const reasonOf = (failed: string): (typeof reasons)[number] | 'other' =>
  reasons.find((one) => one === failed) ?? 'other'

/** How long ago, in the largest unit that says enough. */
export function sinceOf(ms: number): {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
} {
  const minutes = Math.max(1, Math.floor(ms / 60_000))
  if (minutes < 120) return { unit: 'minutes', count: minutes }
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? { unit: 'hours', count: hours }
    : { unit: 'days', count: Math.floor(hours / 24) }
}
