/** The notice of an account whose holder is away: kept sealed, and opened when mail comes, without him. */

import { AccountKey } from '../seal/index.js'
import { unwrapIdentity } from './accounts.js'
import type { MailParts } from './context.js'
import type { AccountRow } from './ports.js'

/** What an absent holder has his correspondents told (RFC 8621 §8). */
export interface VacationNotice {
  readonly isEnabled: boolean
  /** Milliseconds since the epoch; null for no bound. The first is in the period, the second is not. */
  readonly from: number | null
  readonly to: number | null
  readonly subject: string | null
  readonly textBody: string | null
  readonly htmlBody: string | null
}

/** The only one of its kind, under the id that RFC 8621 §8 gives it. */
export const vacationName = 'singleton'

export const noVacation: VacationNotice = {
  ...{ isEnabled: false, from: null, to: null },
  ...{ subject: null, textBody: null, htmlBody: null },
}

/** What stands for it among the kept things of an account, and back. */
export const vacationValue = (notice: VacationNotice): string => JSON.stringify(notice)
export const readVacation = (value: string): VacationNotice => ({
  ...noVacation,
  ...(JSON.parse(value) as Partial<VacationNotice>),
})

export const isAway = ({ isEnabled, from, to }: VacationNotice, at: number): boolean =>
  isEnabled && (from === null || from <= at) && (to === null || at < to)

/** Undefined when the account has none. Fault corrupt when it cannot be opened. */
export async function vacationOf(
  parts: MailParts,
  account: AccountRow,
): Promise<VacationNotice | undefined> {
  const [row] = await parts.store.read((tables) => tables.kept.all(account.id, 'vacation'))
  if (!row) return undefined
  const key = new AccountKey(unwrapIdentity(parts, account), parts.random)
  try {
    return readVacation(key.unseal(row.value).toString('utf8'))
  } finally {
    key.wipe()
  }
}
