/** ShareNotification/set: dismissed, which is all that a client does with them. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { principalsCapability } from '../../sharing/names.js'
import { dismiss, notificationsOf, notificationsState } from '../../sharing/notifications.js'
import { applySet, expectState, setAnswer, setArguments } from '../../standard/set.js'
import { SetError } from '../../standard/set-error.js'

export const shareNotificationSet: Method = {
  name: 'ShareNotification/set',
  capability: principalsCapability,
  spec: 'RFC 9670 §3.5',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = setArguments(args)
    args.end()
    const { accountId } = asked
    const before = await notificationsOf(context, accountId)
    const state = notificationsState(before)
    expectState(asked, state)
    const outcome = await applySet(asked, context, {
      async destroy(id) {
        if (!before.some((one) => one.id === id))
          throw new SetError('notFound', 'there is no such notification')
        await dismiss(context, accountId, id)
      },
    })
    const after = notificationsState(await notificationsOf(context, accountId))
    yield ['ShareNotification/set', setAnswer(asked, state, after, outcome)]
  },
}
