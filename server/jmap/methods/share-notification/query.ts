/** ShareNotification/query and /queryChanges: by date and by account, newest first when nothing is said. */

import { Arguments } from '../../core/arguments.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { accountIdOf } from '../../core/session-resource.js'
import { principalsCapability } from '../../sharing/names.js'
import { notificationsOf, notificationsState } from '../../sharing/notifications.js'
import type { RightsChange } from '../../sharing/ports.js'
import { askAgain } from '../../standard/ask-again.js'
import { dateIn, filterOf, textIn, type Conditions } from '../../standard/filter.js'
import { queryAnswer, queryArguments, type Comparator } from '../../standard/query.js'

/** RFC 9670 §3.6.1. */
const conditions: Conditions<RightsChange> = {
  after: (value) => {
    const from = value === null ? -Infinity : dateIn(value)
    return ({ at }) => at >= from
  },
  before: (value) => {
    const to = value === null ? Infinity : dateIn(value)
    return ({ at }) => at < to
  },
  objectType: (value) => {
    const wanted = textIn(value)
    return () => wanted === 'Mailbox'
  },
  objectAccountId: (value) => {
    const wanted = textIn(value)
    return ({ address }) => accountIdOf(address) === wanted
  },
}

function isAscending([first, ...others]: readonly Comparator[]): boolean {
  if (others.length > 0 || (first && first.property !== 'created'))
    throw new MethodError('unsupportedSort', 'by created alone')
  return first?.isAscending ?? false
}

export const shareNotificationQuery: Method = {
  name: 'ShareNotification/query',
  capability: principalsCapability,
  spec: 'RFC 9670 §3.6',
  async *run(context, given) {
    const args = new Arguments(given)
    const query = queryArguments(args)
    args.end()
    const meets = filterOf(query.filter, conditions)
    const oldestFirst = isAscending(query.sort)
    const all = await notificationsOf(context, query.accountId)
    const newest = all.filter(meets).map(({ id }) => id)
    const ids = oldestFirst ? newest.reverse() : newest
    yield ['ShareNotification/query', queryAnswer(query, ids, notificationsState(all), false)]
  },
}

export const shareNotificationQueryChanges = askAgain({
  name: 'ShareNotification/queryChanges',
  capability: principalsCapability,
  spec: 'RFC 9670 §3.7',
})
