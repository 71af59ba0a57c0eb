/** PushSubscription/set: made, verified, prolonged, taken back (RFC 8620 §7.2.2). */

import { Arguments } from '../../core/arguments.js'
import type { JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { applySet, setAnswer, setArguments } from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'
import { utcDateOf } from '../../core/dates.js'
import { expectOnly, readExpires, readKeys, readTypes } from './object.js'

export const pushSet: Method = {
  name: 'PushSubscription/set',
  capability: 'urn:ietf:params:jmap:core',
  spec: 'RFC 8620 §7.2.2',
  async *run(context, given) {
    const wrong = ['accountId', 'ifInState'].find((name) => Object.hasOwn(given, name))
    if (wrong !== undefined)
      throw new MethodError('invalidArguments', `${wrong}: this method has no such argument`, {
        arguments: [wrong],
      })
    const args = new Arguments({ ...given, accountId: '' })
    const asked = setArguments(args)
    args.end()
    const { caller, pusher } = context
    const outcome = await applySet(asked, context, {
      create: (object) => create(context, object),
      update: (id, patch) => update(context, id, patch),
      destroy: (id) => pusher.destroy(caller, id),
    })
    // It has neither an account nor a state.
    const members = Object.entries(setAnswer(asked, '', '', outcome))
    const answer = members.filter(([name]) => !['accountId', 'oldState', 'newState'].includes(name))
    yield ['PushSubscription/set', Object.fromEntries(answer)]
  },
}

async function create(
  { caller, pusher, clock }: CallContext,
  object: JsonObject,
): Promise<JsonObject & { readonly id: string }> {
  const settable = ['deviceClientId', 'url', 'keys', 'expires', 'types', 'verificationCode']
  expectOnly(object, settable)
  const { deviceClientId, url, verificationCode = null } = object
  if (typeof deviceClientId !== 'string' || !/^\S{1,255}$/.test(deviceClientId))
    throw invalidProperties('deviceClientId: an id of the device', 'deviceClientId')
  if (verificationCode !== null)
    throw invalidProperties('verificationCode: it is sent to the address first', 'verificationCode')
  if (typeof url !== 'string') throw invalidProperties('url: an https address', 'url')
  if (!pusher.allows(url))
    throw new SetError('forbidden', 'the operator of this gateway does not allow this push service')
  const expiresAt = readExpires(object['expires'], clock.now())
  const wanted = { deviceClientId, url, expiresAt }
  const keys = readKeys(object['keys'])
  const made = await pusher.create(caller, { ...wanted, keys, types: readTypes(object['types']) })
  return { id: made.id, expires: utcDateOf(made.expiresAt) }
}

async function update(
  { caller, pusher, clock }: CallContext,
  id: string,
  patch: JsonObject,
): Promise<JsonObject | null> {
  expectOnly(patch, ['verificationCode', 'expires', 'types'])
  const known = pusher.of(caller).find((one) => one.id === id)
  if (!known) throw new SetError('notFound', 'there is no such subscription')
  const { verificationCode } = patch
  if (verificationCode !== undefined && verificationCode !== known.code)
    throw invalidProperties('verificationCode: not the one that was sent', 'verificationCode')
  const next = await pusher.update(caller, id, {
    ...(verificationCode !== undefined && { isVerified: true }),
    ...(patch['types'] !== undefined && { types: readTypes(patch['types']) }),
    ...(patch['expires'] !== undefined && {
      expiresAt: readExpires(patch['expires'], clock.now()),
    }),
  })
  return patch['expires'] === undefined ? null : { expires: utcDateOf(next.expiresAt) }
}
