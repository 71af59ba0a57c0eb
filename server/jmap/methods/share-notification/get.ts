/** ShareNotification/get: what the caller was given and lost. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { principalsCapability } from '../../sharing/names.js'
import {
  notificationMakers,
  notificationProperties,
  notificationsOf,
  notificationsState,
  objectIdOf,
} from '../../sharing/notifications.js'
import { got, getArguments, pick } from '../../standard/get.js'

const known = new Set<string>(notificationProperties)

export const shareNotificationGet: Method = {
  name: 'ShareNotification/get',
  capability: principalsCapability,
  spec: 'RFC 9670 §3.3',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, notificationProperties, (name) =>
      known.has(name),
    )
    args.end()
    const all = await notificationsOf(context, accountId)
    const byId = new Map(all.map((one) => [one.id, one]))
    const wanted = ids ?? [...byId.keys()]
    const list = []
    for (const id of wanted) {
      const one = byId.get(id)
      if (!one) continue
      const object = properties.has('objectId') ? await objectIdOf(context, one.address) : ''
      list.push(pick(notificationMakers(one, object), properties))
    }
    const notFound = wanted.filter((id) => !byId.has(id))
    const state = notificationsState(all)
    yield ['ShareNotification/get', got({ accountId, state, list, notFound })]
  },
}
