/** Email/query: the ids of messages that meet a filter, in an order, a window of them (RFC 8621 §4.4). */

import type { BodyId } from '../../../base/index.js'
import {
  search,
  type Criteria,
  type Email,
  type EmailsAt,
  type WholeAccount,
} from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import type { CallContext, Method } from '../../core/method.js'
import { emailId, stateOf } from '../../ids.js'
import { queryAnswer, queryArguments } from '../../standard/query.js'
import { criteriaFor, decided, needsGists, readFilter, type Filter } from './filter.js'
import { byFolder } from './get.js'
import { sortEmails } from './sort.js'

export const emailQuery: Method = {
  name: 'Email/query',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.4',
  async *run(context, given) {
    const args = new Arguments(given)
    const query = queryArguments(args)
    const collapse = args.flag('collapseThreads', false)
    args.end()
    const filter = readFilter(query.filter)
    const account = await context.account(query.accountId)
    const at = await account.emails.now()
    const matching = await matches(account, at, filter, context)
    const sorted = await sortEmails(account, at, matching, query.sort)
    const shown = collapse ? collapsed(sorted) : sorted
    const ids = shown.map(({ body }) => emailId(body))
    const answer = queryAnswer(query, ids, stateOf(at.state), false)
    yield ['Email/query', { ...answer, collapseThreads: collapse }]
  },
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
