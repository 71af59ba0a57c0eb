/** Blob/lookup: which messages, conversations and folders hold a blob (RFC 9404 §4.3). */

import { Arguments } from '../../core/arguments.js'
import type { JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { openBlob } from '../../blobs.js'
import { blobOf, emailId, mailboxId, threadId } from '../../ids.js'
import { tooMany } from '../../standard/get.js'

/** Types whose objects hold blobs. */
export const lookupTypes = ['Mailbox', 'Thread', 'Email'] as const

const maxBlobs = 50

export const blobLookup: Method = {
  name: 'Blob/lookup',
  capability: 'urn:ietf:params:jmap:blob',
  spec: 'RFC 9404 §4.3',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const typeNames = args.strings('typeNames') ?? []
    const ids = [...new Set(args.strings('ids') ?? [])]
    args.end()
    if (ids.length > maxBlobs) throw tooMany()
    const types = new Set<string>(lookupTypes)
    // RFC 9404 §4.3 has an error of its own for this; the registry of errors knows it by this name.
    const unknown = typeNames.find((name) => !types.has(name))
    if (unknown !== undefined)
      throw new MethodError('unknownDataType', `no type ${unknown.slice(0, 100)}`)
    const account = await context.account(accountId)
    const { emails } = await account.emails.now()
    const list: JsonObject[] = []
    const notFound: string[] = []
    for (const id of ids) {
      const of = blobOf(id)?.of
      const email = of && 'body' in of ? emails.get(of.body) : undefined
      if (!(await openBlob(account, id))) {
        notFound.push(id)
        continue
      }
      const folders = [...new Set(email?.places.map(({ mailbox }) => mailboxId(mailbox)))]
      const held: Readonly<Record<string, readonly string[]>> = {
        Mailbox: folders,
        Thread: email ? [threadId(email.thread)] : [],
        Email: email ? [emailId(email.body)] : [],
      }
      const matchedIds = Object.fromEntries(typeNames.map((name) => [name, held[name] ?? []]))
      list.push({ id, matchedIds })
    }
    yield ['Blob/lookup', { accountId, list, notFound }]
  },
}
