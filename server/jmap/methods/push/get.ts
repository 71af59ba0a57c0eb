/** PushSubscription/get: those of the caller; it belongs to no account (RFC 8620 §7.2.1). */

import { Arguments } from '../../core/arguments.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { getArguments, pick } from '../../standard/get.js'
import { pushMakers, pushProperties } from './object.js'

const secret = ['url', 'keys']

export const pushGet: Method = {
  name: 'PushSubscription/get',
  capability: 'urn:ietf:params:jmap:core',
  spec: 'RFC 8620 §7.2.1',
  async *run({ caller, pusher }, given) {
    const args = new Arguments(given)
    const { ids, properties } = getArguments(
      args,
      pushProperties,
      (name) => pushProperties.includes(name) || secret.includes(name),
    )
    args.end()
    if (secret.some((name) => properties.has(name)))
      throw new MethodError('forbidden', 'neither the address nor the keys are told')
    const all = new Map(pusher.of(caller).map((one) => [one.id, one]))
    const wanted = ids ?? [...all.keys()]
    const list = wanted.flatMap((id) => {
      const one = all.get(id)
      return one ? [pick(pushMakers(one), properties)] : []
    })
    yield ['PushSubscription/get', { list, notFound: wanted.filter((id) => !all.has(id)) }]
  },
}
