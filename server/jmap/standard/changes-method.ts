/** A `/changes` method of a type whose states are the account's one counter. */

import type { ModSeq } from '../../base/index.js'
import type { ChangesOf as DomainChanges, WholeAccount } from '../../mail/index.js'
import { Arguments } from '../core/arguments.js'
import type { JsonObject } from '../core/json.js'
import type { Method } from '../core/method.js'
import { modSeqOf, stateOf } from '../ids.js'
import { changesAnswer, changesArguments, type Changed } from './changes.js'

interface ChangesOf {
  readonly name: string
  readonly spec: string
  /** Ids of what changed; undefined when it is too long ago to tell. */
  changed(this: void, account: WholeAccount, since: ModSeq): Promise<Changed | undefined>
  readonly more?: JsonObject
  /** That of mail when nothing is said. */
  readonly capability?: string
}

export const changesMethod = ({ name, spec, changed, more = {}, ...of }: ChangesOf): Method => ({
  ...{ name, spec, capability: of.capability ?? 'urn:ietf:params:jmap:mail' },
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = changesArguments(args)
    args.end()
    const account = await context.account(asked.accountId)
    // The state is read before the changes: one in between is told twice rather than never.
    const { state } = await account.emails.now()
    const found = await changed(account, modSeqOf(asked.sinceState))
    yield [name, { ...changesAnswer(asked, stateOf(state), found), ...more }]
  },
})

/** What changed, by the ids of its type; a type that does not say from when on leaves `toldAt` out. */
export const asIds = <T>(
  changed: (Omit<DomainChanges<T>, 'toldAt'> & Partial<DomainChanges<T>>) | undefined,
  id: (one: T) => string,
): Changed | undefined =>
  changed && {
    created: changed.created.map(id),
    updated: changed.updated.map(id),
    destroyed: changed.destroyed.map(id),
    ...(changed.toldAt && {
      toldAt: new Map([...changed.toldAt].map(([one, at]) => [id(one), at])),
    }),
  }
