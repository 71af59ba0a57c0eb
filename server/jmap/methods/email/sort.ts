/** The orders of Email/query; those by header fields open summaries, once for as long as the account stays open. */

import { isFault, type BodyId } from '../../../base/index.js'
import type { Email, EmailsAt, WholeAccount } from '../../../mail/index.js'
import { parseDate, type Envelope } from '../../../mime/index.js'
import { MethodError } from '../../core/method-error.js'
import type { Comparator } from '../../standard/query.js'
import { addressOf, textOf } from './forms.js'
import { byFolder } from './get.js'
import { hasKeyword } from './keywords.js'

/** What is sorted by of one header. */
interface Keys {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly sentAt: number
}

const keysOf = new WeakMap<WholeAccount, Map<BodyId, Keys>>()

type Compare = (a: Email, b: Email) => number

export const sortProperties = [
  ...['receivedAt', 'size', 'from', 'to', 'subject', 'sentAt', 'hasKeyword'],
  ...['allInThreadHaveKeyword', 'someInThreadHaveKeyword'],
] as const

const headerSorts = new Set(['from', 'to', 'subject', 'sentAt'])

/** The order asked for; newest first when nothing is. `emails` are those that are new to it. Throws MethodError unsupportedSort, invalidArguments. */
export async function orderOf(
  account: WholeAccount,
  at: EmailsAt,
  emails: readonly Email[],
  sort: readonly Comparator[],
): Promise<Compare> {
  const byHeader = sort.some(({ property }) => headerSorts.has(property))
  const keys = byHeader ? await headerKeys(account, emails) : new Map<BodyId, Keys>()
  const asked = sort.map((comparator) => directed(comparator, compareBy(comparator, at, keys)))
  const newest: Compare = (a, b) => b.receivedAt - a.receivedAt || b.body - a.body
  return (a, b) => {
    for (const compare of asked) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return newest(a, b)
  }
}

const directed =
  ({ isAscending }: Comparator, compare: Compare): Compare =>
  (a, b) =>
    isAscending ? compare(a, b) : compare(b, a)

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })

function compareBy(
  { property, given }: Comparator,
  { threads }: EmailsAt,
  keys: ReadonlyMap<BodyId, Keys>,
): Compare {
  const by =
    (value: (email: Email) => number): Compare =>
    (a, b) =>
      value(a) - value(b)
  const texts = (value: (keys: Keys) => string): Compare => {
    const of = ({ body }: Email): string => value(keys.get(body) ?? noKeys)
    return (a, b) => collator.compare(of(a), of(b))
  }
  const threadOf = (email: Email): readonly Email[] => threads.get(email.thread) ?? [email]
  switch (property) {
    case 'receivedAt':
      return by(({ receivedAt }) => receivedAt)
    case 'size':
      return by(({ sizeBytes }) => sizeBytes)
    case 'sentAt':
      return by(({ body, receivedAt }) => keys.get(body)?.sentAt ?? receivedAt)
    case 'from':
      return texts(({ from }) => from)
    case 'to':
      return texts(({ to }) => to)
    case 'subject':
      return texts(({ subject }) => subject)
    case 'hasKeyword': {
      const keyword = keywordOf(given['keyword'])
      return by((email) => Number(hasKeyword(email, keyword)))
    }
    case 'allInThreadHaveKeyword': {
      const keyword = keywordOf(given['keyword'])
      return by((email) => Number(threadOf(email).every((one) => hasKeyword(one, keyword))))
    }
    case 'someInThreadHaveKeyword': {
      const keyword = keywordOf(given['keyword'])
      return by((email) => Number(threadOf(email).some((one) => hasKeyword(one, keyword))))
    }
    default:
      throw new MethodError('unsupportedSort', `not sorted by ${property.slice(0, 100)}`)
  }
}

function keywordOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new MethodError('invalidArguments', 'sort: this order needs a keyword', {
    arguments: ['sort'],
  })
}

const noKeys: Keys = { from: '', to: '', subject: '', sentAt: 0 }

async function headerKeys(
  account: WholeAccount,
  emails: readonly Email[],
): Promise<ReadonlyMap<BodyId, Keys>> {
  const keys = keysOf.get(account) ?? new Map<BodyId, Keys>()
  keysOf.set(account, keys)
  const unknown = emails.filter(({ body }) => !keys.has(body))
  for (const [mailbox, held] of byFolder(unknown)) {
    const byUid = new Map(held.map((email) => [email.places[0]?.uid, email.body]))
    const uids = held.flatMap(({ places: [place] }) => (place ? [place.uid] : []))
    for await (const message of account.read(mailbox, uids, { quietly: true })) {
      const body = byUid.get(message.meta.uid)
      if (body === undefined) continue
      try {
        keys.set(body, keysFrom((await message.summary()).envelope))
      } catch (error) {
        if (!isFault(error, 'corrupt')) throw error
      }
    }
  }
  return keys
}

function keysFrom({ from, to, subject, date }: Envelope): Keys {
  const first = (addresses: Envelope['from']): string => {
    const [address] = addresses.flatMap(addressOf)
    return address?.name ?? address?.email ?? ''
  }
  // Answers and forwards stand beside what they answer (RFC 5256 §2.1, the base subject).
  const base = textOf(subject ?? '').replace(/^(\s*(re|fw|fwd|tr)\s*:)+\s*/i, '')
  const sentAt = parseDate(date ?? '') ?? 0
  return { from: first(from), to: first(to), subject: base, sentAt }
}
