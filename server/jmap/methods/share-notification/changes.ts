/** ShareNotification/changes: what has come and what was dismissed since a state. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { principalsCapability } from '../../sharing/names.js'
import {
  notificationsOf,
  notificationsSince,
  notificationsState,
} from '../../sharing/notifications.js'
import { changesAnswer, changesArguments } from '../../standard/changes.js'

export const shareNotificationChanges: Method = {
  name: 'ShareNotification/changes',
  capability: principalsCapability,
  spec: 'RFC 9670 §3.4',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = changesArguments(args)
    args.end()
    const all = await notificationsOf(context, asked.accountId)
    const found = notificationsSince(asked.sinceState, all)
    yield ['ShareNotification/changes', changesAnswer(asked, notificationsState(all), found)]
  },
}
