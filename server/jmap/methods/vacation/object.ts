/** A VacationResponse: what correspondents are told while the holder of the account is away (RFC 8621 §8). */

import {
  noVacation,
  readVacation,
  vacationName,
  type VacationNotice,
  type WholeAccount,
} from '../../../mail/index.js'
import type { Json, JsonObject } from '../../core/json.js'
import { invalidProperties } from '../../standard/set-error.js'
import { readUtcDate, utcDateOrNull } from '../../core/dates.js'

export const vacationCapability = 'urn:ietf:params:jmap:vacationresponse'

export const vacationProperties: readonly string[] = [
  ...['id', 'isEnabled', 'fromDate', 'toDate', 'subject', 'textBody', 'htmlBody'],
]

/** The account's notice; one that says nothing when it never had any. */
export async function noticeOf(account: WholeAccount): Promise<VacationNotice> {
  const kept = await account.kept.all('vacation')
  const found = kept.find(({ name }) => name === vacationName)
  return found ? readVacation(found.value) : noVacation
}

export const vacationMakers = (notice: VacationNotice): Record<string, () => Json> => ({
  id: () => vacationName,
  isEnabled: () => notice.isEnabled,
  fromDate: () => utcDateOrNull(notice.from),
  toDate: () => utcDateOrNull(notice.to),
  subject: () => notice.subject,
  textBody: () => notice.textBody,
  htmlBody: () => notice.htmlBody,
})

const maxSubject = 300
const maxText = 64 * 1024

/** The notice after a patch. Throws SetError invalidProperties, every wrong property named. */
export function patched(notice: VacationNotice, patch: JsonObject): VacationNotice {
  const next: Record<string, Json> = { ...notice }
  const wrong: string[] = []
  for (const [name, value] of Object.entries(patch)) {
    const read = Object.hasOwn(readers, name) ? readers[name]?.(value) : undefined
    if (read) next[read[0]] = read[1]
    else if (!(name === 'id' && value === vacationName)) wrong.push(name.slice(0, 100))
  }
  if (wrong.length > 0) throw invalidProperties('these are not taken', ...wrong)
  const { from, to } = next as unknown as VacationNotice
  if (from !== null && to !== null && to <= from)
    throw invalidProperties('the absence ends before it begins', 'fromDate', 'toDate')
  return next as unknown as VacationNotice
}

type Read = readonly [keyof VacationNotice, Json] | undefined

const text =
  (name: keyof VacationNotice, max: number) =>
  (value: Json): Read =>
    value === null || (typeof value === 'string' && value.length <= max && !value.includes('\0'))
      ? [name, value]
      : undefined

const date =
  (name: 'from' | 'to') =>
  (value: Json): Read => {
    const at = value === null ? null : readUtcDate(value)
    return at === undefined ? undefined : [name, at]
  }

const readers: Readonly<Record<string, (value: Json) => Read>> = {
  isEnabled: (value) => (typeof value === 'boolean' ? ['isEnabled', value] : undefined),
  fromDate: date('from'),
  toDate: date('to'),
  subject: text('subject', maxSubject),
  textBody: text('textBody', maxText),
  htmlBody: text('htmlBody', maxText),
}
