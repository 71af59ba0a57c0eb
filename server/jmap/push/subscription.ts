/** A subscription to news by a push service, as the server keeps it (RFC 8620 §7.2). */

import type { KeptPush } from '../../mail/index.js'
import type { PushKeys } from './encrypt.js'

export interface PushSubscription {
  readonly id: string
  readonly identity: string
  readonly fingerprint: string
  readonly deviceClientId: string
  readonly url: string
  readonly keys: PushKeys | null
  /** Names of types; null for all. */
  readonly types: readonly string[] | null
  /** What the client must have read at its address before it is told anything. */
  readonly code: string
  readonly isVerified: boolean
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

interface Stored {
  readonly deviceClientId: string
  readonly url: string
  readonly keys: { readonly p256dh: string; readonly auth: string } | null
  readonly types: readonly string[] | null
  readonly code: string
  readonly isVerified: boolean
}

export function keptPush(subscription: PushSubscription): KeptPush {
  const { id, identity, fingerprint, expiresAt, keys, ...rest } = subscription
  const stored: Stored = {
    deviceClientId: rest.deviceClientId,
    url: rest.url,
    keys: keys && {
      p256dh: keys.p256dh.toString('base64url'),
      auth: keys.auth.toString('base64url'),
    },
    ...{ types: rest.types, code: rest.code, isVerified: rest.isVerified },
  }
  return { ...{ id, identity, fingerprint, expiresAt }, value: JSON.stringify(stored) }
}

export function subscriptionOf({ value, ...row }: KeptPush): PushSubscription {
  // We wrote it ourselves, with these members.
  const { keys, ...rest } = JSON.parse(value) as Stored
  const read = (text: string): Buffer => Buffer.from(text, 'base64url')
  return {
    ...row,
    ...rest,
    keys: keys && { p256dh: read(keys.p256dh), auth: read(keys.auth) },
  }
}
