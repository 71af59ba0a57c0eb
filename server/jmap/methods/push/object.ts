/** A PushSubscription: where a program is told that something has changed while it does not run (RFC 8620 §7.2). */

import { isArray, isObject, type Json, type JsonObject } from '../../core/json.js'
import { invalidProperties } from '../../standard/set-error.js'
import { readPushKeys, type PushKeys } from '../../push/encrypt.js'
import type { PushSubscription } from '../../push/subscription.js'
import { readUtcDate, utcDateOf } from '../../core/dates.js'

/** Those that are told; address and keys never are. */
export const pushProperties: readonly string[] = [
  ...['id', 'deviceClientId', 'verificationCode', 'expires', 'types'],
]

export const pushMakers = (one: PushSubscription): Record<string, () => Json> => ({
  id: () => one.id,
  deviceClientId: () => one.deviceClientId,
  verificationCode: () => (one.isVerified ? one.code : null),
  expires: () => utcDateOf(one.expiresAt),
  types: () => one.types,
})

/** Throws SetError invalidProperties. */
export function readKeys(given: Json | undefined): PushKeys | null {
  if (given === undefined || given === null) return null
  const { p256dh, auth } = isObject(given) ? given : {}
  if (typeof p256dh !== 'string' || typeof auth !== 'string' || p256dh.length + auth.length > 200)
    throw invalidProperties('keys: p256dh and auth', 'keys')
  try {
    return readPushKeys(p256dh, auth)
  } catch {
    throw invalidProperties('keys: no keys of RFC 8291', 'keys')
  }
}

/** Throws SetError invalidProperties. */
export function readTypes(given: Json | undefined): readonly string[] | null {
  if (given === undefined || given === null) return null
  const isName = (one: Json): one is string => typeof one === 'string' && one.length <= 100
  if (isArray(given) && given.length <= 50 && given.every(isName)) return given
  throw invalidProperties('types: names of types, or null', 'types')
}

/** Throws SetError invalidProperties. */
export function readExpires(given: Json | undefined, now: number): number | null {
  if (given === undefined || given === null) return null
  const at = readUtcDate(given)
  if (at !== undefined && at > now) return at
  throw invalidProperties('expires: a date to come, or null', 'expires')
}

/** Throws SetError invalidProperties for a property that is not among `known`. */
export function expectOnly(object: JsonObject, known: readonly string[]): void {
  const wrong = Object.keys(object).filter((name) => !known.includes(name))
  if (wrong.length > 0)
    throw invalidProperties('these are not taken', ...wrong.map((name) => name.slice(0, 100)))
}
