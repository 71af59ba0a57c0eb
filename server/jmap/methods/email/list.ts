/** The whole list of messages that a query is about, in its order: what /query shows a window of and /queryChanges compares. */

import type { BodyId } from '../../../base/index.js'
import {
  search,
  type Criteria,
  type Email,
  type EmailsAt,
  type WholeAccount,
} from '../../../mail/index.js'
import type { JsonObject } from '../../core/json.js'
import type { CallContext } from '../../core/method.js'
import { bodyOf, emailId } from '../../ids.js'
import type { Comparator } from '../../standard/query.js'
import { criteriaFor, decided, needsGists, readFilter, type Filter } from './filter.js'
import { byFolder } from './get.js'
import { orderOf } from './sort.js'

export interface ListQuestion {
  readonly filter: JsonObject | null
  readonly sort: readonly Comparator[]
  /** Only the first of each conversation. */
  readonly collapse: boolean
}

/** A list that was made: of the next page of it nothing has to be found out, of the next state only what changed. */
interface List {
  readonly state: EmailsAt['state']
  // Numbers lie together in memory: going through a long list of them costs a tenth of going through its messages.
  readonly bodies: readonly BodyId[]
}

const listsOf = new WeakMap<WholeAccount, Map<string, List>>()
const maxLists = 8

/** Throws MethodError unsupportedFilter, unsupportedSort, invalidArguments. */
export async function listEmails(
  account: WholeAccount,
  at: EmailsAt,
  question: ListQuestion,
  context: CallContext,
): Promise<EmailIds> {
  const lists = listsOf.get(account) ?? new Map<string, List>()
  listsOf.set(account, lists)
  const { sort, collapse } = question
  const filter = readFilter(question.filter)
  const isFixed = !needsGists(filter)
  const key = JSON.stringify([question.filter, sort.map(({ given }) => given), collapse])
  const known = isFixed ? lists.get(key) : undefined
  if (known?.state === at.state) return new EmailIds(known.bodies)
  const { state } = at
  const asked = { account, at, filter, sort, collapse, context }
  const bodies = (known && (await mended(asked, known))) ?? (await made(asked))
  // One that was broken off is not whole, and what a message is about may be found out later.
  if (isFixed && !context.signal.aborted) {
    lists.delete(key)
    lists.set(key, { state, bodies })
    const [oldest] = lists.keys()
    if (lists.size > maxLists && oldest !== undefined) lists.delete(oldest)
  }
  return new EmailIds(bodies)
}

/** The ids of a list, of which only a window is ever made. */
export class EmailIds {
  readonly #bodies: readonly BodyId[]

  constructor(bodies: readonly BodyId[]) {
    this.#bodies = bodies
  }

  get length(): number {
    return this.#bodies.length
  }

  slice(start: number, end: number): readonly string[] {
    return this.#bodies.slice(start, end).map(emailId)
  }

  indexOf(id: string): number {
    return this.#bodies.indexOf(bodyOf(id) ?? (0 as BodyId))
  }

  *entries(): Generator<readonly [number, string]> {
    for (const [index, body] of this.#bodies.entries()) yield [index, emailId(body)]
  }
}

interface Asked {
  readonly account: WholeAccount
  readonly at: EmailsAt
  readonly filter: Filter
  readonly sort: readonly Comparator[]
  readonly collapse: boolean
  readonly context: CallContext
}

const made = async (asked: Asked): Promise<readonly BodyId[]> =>
  (await inOrder(asked, asked.at.emails.values())).emails.map(({ body }) => body)

/** More than so many changes are no quicker mended. */
const maxMended = 200

/** What changed is taken out, with its conversation, and put where it belongs now; undefined when that is not known. */
async function mended(asked: Asked, known: List): Promise<readonly BodyId[] | undefined> {
  const { at } = asked
  const touched = at.touchedSince(known.state)
  if (!touched || touched.size > maxMended) return undefined
  const affected = withConversations(touched, at)
  const fresh = [...affected].flatMap((body) => at.emails.get(body) ?? [])
  const { emails, order } = await inOrder(asked, fresh)
  // Something has changed while messages were opened: the order is no longer that of the list.
  if (!at.touchedSince(known.state)) return undefined
  const list = known.bodies.filter((body) => !affected.has(body))
  for (const email of emails)
    list.splice(
      placeOf(list, (body) => order(at.emails.get(body) ?? email, email)),
      0,
      email.body,
    )
  return list
}

type Order = (a: Email, b: Email) => number

async function inOrder(
  { account, at, filter, sort, collapse, context }: Asked,
  emails: Iterable<Email>,
): Promise<{ readonly emails: readonly Email[]; readonly order: Order }> {
  const matching = await matches({ account, at, emails, filter, context })
  const order = await orderOf(account, at, matching, sort)
  const sorted = [...matching].sort(order)
  return { emails: collapse ? collapsed(sorted) : sorted, order }
}

/** Where a message stands, and whether, may depend on the others of its conversation. */
export function withConversations(
  bodies: Iterable<BodyId>,
  { threads, threadOf }: Pick<EmailsAt, 'threads' | 'threadOf'>,
): ReadonlySet<BodyId> {
  const found = new Set<BodyId>()
  for (const body of bodies) {
    found.add(body)
    for (const member of threads.get(threadOf.get(body) ?? body) ?? []) found.add(member.body)
  }
  return found
}

/** The first place of what does not stand before. */
function placeOf(list: readonly BodyId[], compare: (body: BodyId) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(list[middle] as BodyId) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The first of each conversation in this order. */
function collapsed(emails: readonly Email[]): readonly Email[] {
  const seen = new Set<BodyId>()
  return emails.filter(({ thread }) => !seen.has(thread) && seen.add(thread))
}

interface Question {
  readonly criteria: Criteria
  readonly emails: Email[]
}

interface Candidates {
  readonly account: WholeAccount
  readonly at: EmailsAt
  readonly emails: Iterable<Email>
  readonly filter: Filter
  readonly context: CallContext
}

async function matches(candidates: Candidates): Promise<readonly Email[]> {
  const { account, at, emails, filter, context } = candidates
  const { signal } = context
  const { threads } = at
  const gists = needsGists(filter) ? await account.gists.all(at) : null
  const found: Email[] = []
  const open = new Map<string, Question>()
  for (const email of emails) {
    const thread = threads.get(email.thread) ?? [email]
    const criteria = criteriaFor(filter, { email, thread, gist: gists?.get(email.body) })
    const known = decided(criteria)
    if (known === true) found.push(email)
    if (known !== undefined) continue
    // Most messages are left with the same question, and are asked it together.
    const key = JSON.stringify(criteria)
    const question = open.get(key)
    if (question) question.emails.push(email)
    else open.set(key, { criteria, emails: [email] })
  }
  for (const question of open.values()) found.push(...(await asked(account, question, signal)))
  return found
}

async function asked(
  account: WholeAccount,
  { criteria, emails }: Question,
  signal: AbortSignal,
): Promise<readonly Email[]> {
  const found: Email[] = []
  for (const [mailbox, held] of byFolder(emails)) {
    const byUid = new Map(held.map((email) => [email.places[0]?.uid, email]))
    const metas = held.flatMap((email) => {
      const [place] = email.places
      if (!place) return []
      const { flags, keywords, receivedAt: internalDate, sizeBytes, createdModSeq: modSeq } = email
      return [{ uid: place.uid, flags, keywords, internalDate, sizeBytes, modSeq }]
    })
    for (const uid of await search(account, mailbox, metas, criteria, signal)) {
      const email = byUid.get(uid)
      if (email) found.push(email)
    }
  }
  return found
}
