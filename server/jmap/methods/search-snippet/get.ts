/** SearchSnippet/get: where in a message the words of a search stand, marked for showing (RFC 8621 §5). */

import { bodyLists, numberParts } from '../../../mime/index.js'
import { isFault, type BodyId } from '../../../base/index.js'
import type { Email, StoredMessage } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import type { Json, JsonObject } from '../../core/json.js'
import { jmapLimits } from '../../core/limits.js'
import type { Method } from '../../core/method.js'
import { bodyOf, emailId } from '../../ids.js'
import { tooMany } from '../../standard/get.js'
import { readFilter, type Filter } from '../email/filter.js'
import { textOf } from '../email/forms.js'
import { byFolder } from '../email/get.js'
import { marked, previewOf, type Words } from './marks.js'

export const searchSnippetGet: Method = {
  name: 'SearchSnippet/get',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §5.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const filter = readFilter(args.object('filter'))
    const ids = args.ids('emailIds') ?? []
    args.end()
    if (ids.length > jmapLimits.maxObjectsInGet) throw tooMany()
    const account = await context.account(accountId)
    const { emails } = await account.emails.now()
    const found = ids.flatMap((id) => emails.get(bodyOf(id) ?? (0 as BodyId)) ?? [])
    const words = wordsOf(filter)
    const snippets = new Map<string, JsonObject>()
    for (const [mailbox, held] of byFolder(found)) {
      const byUid = new Map(held.map((email) => [email.places[0]?.uid, email]))
      const uids = held.flatMap(({ places: [place] }) => (place ? [place.uid] : []))
      for await (const message of account.read(mailbox, uids)) {
        const email = byUid.get(message.meta.uid)
        if (context.signal.aborted) return
        if (email) snippets.set(emailId(email.body), await snippetOf(email, message, words))
      }
    }
    const list = ids.flatMap((id) => snippets.get(id) ?? [])
    const notFound = ids.filter((id) => !snippets.has(id))
    yield [
      'SearchSnippet/get',
      { accountId, list, notFound: notFound.length > 0 ? notFound : null },
    ]
  },
}

interface Wanted {
  readonly subject: Words
  readonly body: Words
}

/** The words that a search looks for; what it wants not to find is not marked. */
function wordsOf(filter: Filter): Wanted {
  const subject = new Set<string>()
  const body = new Set<string>()
  const collect = (one: Filter): void => {
    if (one.kind === 'and' || one.kind === 'or') one.of.forEach(collect)
    if (one.kind !== 'sealed') return
    const { criteria } = one
    if (criteria.key === 'text' || criteria.key === 'body') body.add(criteria.text)
    if (criteria.key === 'text') subject.add(criteria.text)
    if (criteria.key === 'header' && criteria.field === 'subject') subject.add(criteria.text)
  }
  collect(filter)
  return { subject: [...subject].filter(Boolean), body: [...body].filter(Boolean) }
}

async function snippetOf(
  { body }: Email,
  message: StoredMessage,
  words: Wanted,
): Promise<JsonObject> {
  const nothing = { emailId: emailId(body), subject: null, preview: null }
  try {
    const { envelope, root } = await message.summary()
    const { textBody } = bodyLists(numberParts(root))
    let preview: Json = null
    for (const { part } of words.body.length > 0 ? textBody : []) {
      if (part.type !== 'text') continue
      preview ??= await previewOf(part, message, words.body)
    }
    return { ...nothing, subject: marked(textOf(envelope.subject ?? ''), words.subject), preview }
  } catch (error) {
    if (isFault(error, 'corrupt')) return nothing
    throw error
  }
}
