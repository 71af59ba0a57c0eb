/** Mailbox/get: the folders of an account with their counts. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { mailboxId, stateOf } from '../../ids.js'
import { got, getArguments, pick } from '../../standard/get.js'
import { countMailboxes, mailboxMakers, mailboxProperties } from './object.js'

/** Told to those who ask for it by name (RFC 9670 §4.1). */
const shareWith = 'shareWith'
const known = new Set<string>([...mailboxProperties, shareWith])

export const mailboxGet: Method = {
  name: 'Mailbox/get',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §2.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, mailboxProperties, (name) => known.has(name))
    args.end()
    const account = await context.account(accountId)
    const at = await account.emails.now()
    const all = await account.mailboxes()
    const counts = countMailboxes(at, all.find(({ role }) => role === 'trash')?.id)
    const byName = new Map(all.map((info) => [info.name, info]))
    const byId = new Map(all.map((info) => [mailboxId(info.id), info]))
    const own = context.caller.mailboxes.find(({ address }) => address === account.address)
    const sharing = {
      may: { write: account.mayWrite, send: own?.actions.includes('send') ?? false },
      shareWith:
        properties.has(shareWith) && account.mayWrite
          ? await context.sharing.sharees(account.address)
          : null,
    }
    const wanted = ids ?? [...byId.keys()]
    const list = wanted.flatMap((id) => {
      const info = byId.get(id)
      if (!info) return []
      return [pick(mailboxMakers(info, byName, counts.get(info.id), sharing), properties)]
    })
    const notFound = wanted.filter((id) => !byId.has(id))
    yield ['Mailbox/get', got({ accountId, state: stateOf(at.state), list, notFound })]
  },
}
