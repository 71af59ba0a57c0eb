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
import { emailId } from '../../ids.js'
import type { Comparator } from '../../standard/query.js'
import { criteriaFor, decided, needsGists, readFilter, type Filter } from './filter.js'
import { byFolder } from './get.js'
import { sortEmails } from './sort.js'

export interface ListQuestion {
  readonly filter: JsonObject | null
  readonly sort: readonly Comparator[]
  /** Only the first of each conversation. */
  readonly collapse: boolean
}

/** Lists already made of an account at one moment: the next page of one costs nothing. They go with the moment. */
const listsOf = new WeakMap<EmailsAt, Map<string, readonly string[]>>()
const maxLists = 8

/** Throws MethodError unsupportedFilter, unsupportedSort, invalidArguments. */
export async function listEmails(
  account: WholeAccount,
  at: EmailsAt,
  question: ListQuestion,
  context: CallContext,
): Promise<readonly string[]> {
  const lists = listsOf.get(at) ?? new Map<string, readonly string[]>()
  listsOf.set(at, lists)
  const { filter, sort, collapse } = question
  const isFixed = !needsGists(readFilter(filter))
  const key = JSON.stringify([filter, sort.map(({ given }) => given), collapse])
  const made = lists.get(key) ?? (await makeList(account, at, question, context))
  // One that was broken off is not whole, and what a message is about may be found out later.
  if (isFixed && !context.signal.aborted) {
    lists.delete(key)
    lists.set(key, made)
    const [oldest] = lists.keys()
    if (lists.size > maxLists && oldest !== undefined) lists.delete(oldest)
  }
  return made
}

async function makeList(
  account: WholeAccount,
  at: EmailsAt,
  { filter, sort, collapse }: ListQuestion,
  context: CallContext,
): Promise<readonly string[]> {
  const matching = await matches(account, at, readFilter(filter), context)
  const sorted = await sortEmails(account, at, matching, sort)
  return (collapse ? collapsed(sorted) : sorted).map(({ body }) => emailId(body))
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

async function matches(
  account: WholeAccount,
  at: EmailsAt,
  filter: Filter,
  { signal }: CallContext,
): Promise<readonly Email[]> {
  const { emails, threads } = at
  const gists = needsGists(filter) ? await account.gists.all(at) : null
  const found: Email[] = []
  const open = new Map<string, Question>()
  for (const email of emails.values()) {
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
