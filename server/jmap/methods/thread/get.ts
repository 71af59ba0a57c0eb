/** Thread/get: the messages of conversations, oldest first. */

import type { BodyId } from '../../../base/index.js'
import { Arguments } from '../../core/arguments.js'
import { jmapLimits } from '../../core/limits.js'
import type { Method } from '../../core/method.js'
import { emailId, stateOf, threadBodyOf, threadId } from '../../ids.js'
import { got, getArguments, pick, tooMany } from '../../standard/get.js'

const known = new Set(['id', 'emailIds'])

export const threadGet: Method = {
  name: 'Thread/get',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §3.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, [...known], (name) => known.has(name))
    args.end()
    const { emails } = await context.account(accountId)
    const { state, threads } = await emails.now()
    if (!ids && threads.size > jmapLimits.maxObjectsInGet) throw tooMany()
    const wanted = ids ?? [...threads.keys()].map(threadId)
    const membersOf = (id: string) => threads.get(threadBodyOf(id) ?? (0 as BodyId))
    const list = wanted.flatMap((id) => {
      const members = membersOf(id)
      if (!members) return []
      const emailIds = () => members.map(({ body }) => emailId(body))
      return [pick({ id: () => id, emailIds }, properties)]
    })
    const notFound = wanted.filter((id) => !membersOf(id))
    yield ['Thread/get', got({ accountId, state: stateOf(state), list, notFound })]
  },
}
