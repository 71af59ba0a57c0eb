/** What the page keeps of one mailbox: the prescription being written, what was learnt, where the doctor works. */

import { isApiFault, type DraftValue } from '../../../api/index.js'
import { noHabits, type Habits, type Sheet } from '../../../acts/index.js'
import type { Place } from '../../../health/index.js'
import { openJmap } from '../../state/jmap.js'

export interface Kept {
  /** Null when nothing is being written. */
  readonly sheet: Sheet | null
  /** Put by: others that are to be gone on with, the latest first. */
  readonly aside: readonly Sheet[]
  readonly habits: Habits
  /** Told once where the directory knows none. */
  readonly place: Place | null
  /** A sending began and nobody heard that it ended. */
  readonly sending: boolean
}

const nothing: Kept = { sheet: null, aside: [], habits: noHabits, place: null, sending: false }
const kind = 'prescribing'
const idOf = (mailbox: string): string => `prescribing-${mailbox}`

/** As it was when it was last written, in this tab or another; nothing where nothing can be kept. */
export async function readKept(mailbox: string): Promise<Kept> {
  try {
    const { drafts } = await openJmap()
    await drafts.ready
    const value = drafts.get(idOf(mailbox))?.value
    return value ? { ...nothing, ...(value as unknown as Partial<Kept>) } : nothing
  } catch (error) {
    if (!isApiFault(error)) throw error
    return nothing
  }
}

/** Over what was there, field by field. */
export async function writeKept(mailbox: string, change: Partial<Kept>): Promise<void> {
  try {
    const { drafts, session } = await openJmap()
    const { accounts, primary } = session.get()
    const accountId = accounts.find(({ name }) => name === mailbox)?.id ?? primary
    await drafts.save(idOf(mailbox), change as unknown as DraftValue, { kind, accountId })
  } catch (error) {
    if (!isApiFault(error)) throw error
  }
}
