/** A key's end: put off by its holder, or brought about at once, with or without the secret. */

import {
  enums,
  readKey as parseKey,
  reformatKey,
  revokeKey,
  type PrivateKey,
  type UserID,
} from 'openpgp'
import { SaidFault } from '../../../server/base/index.js'
import { describeKey, parseArmoredKey } from './key-info.js'
import { OpenedKey, privateOf } from './opened-key.js'
import { settings, version4, version6 } from './settings.js'

/**
 * The same key with another end (milliseconds since the epoch; null for never). What it signed before stays valid, and
 * certifications by others stay on it. SaidFault conflict for a revoked key.
 */
export async function prolong(
  opened: OpenedKey,
  until: number | null,
  now: number,
): Promise<OpenedKey> {
  const { createdAt, isRevoked, fingerprint } = opened.info
  if (isRevoked) throw new SaidFault('conflict', 'openpgp.revoked', { fingerprint })
  const old = privateOf(opened)
  const userIDs: UserID[] = old.users.flatMap(({ userID }) =>
    userID === null ? [] : [{ name: userID.name, email: userID.email, comment: userID.comment }],
  )
  const { privateKey } = await reformatKey({
    privateKey: await copyOf(old),
    userIDs,
    keyExpirationTime: until === null ? 0 : Math.round((until - createdAt) / 1000),
    date: new Date(now),
    format: 'object',
    config: old.keyPacket.version === 6 ? version6 : version4,
  })
  // The old self-signatures prove what was signed under them.
  const whole = await privateKey.update(old, new Date(now))
  return new OpenedKey(await describeKey(whole, now), whole)
}

async function copyOf(key: PrivateKey): Promise<PrivateKey> {
  return (await parseKey({ binaryKey: key.write(), config: settings })) as PrivateKey
}

const flags = {
  lost: enums.reasonForRevocation.keyCompromised,
  superseded: enums.reasonForRevocation.keySuperseded,
  retired: enums.reasonForRevocation.keyRetired,
} as const

/** `lost`: others may have it, and nothing it ever signed counts; the other two leave old signatures as they were. */
export type RevocationCause = keyof typeof flags

/** Revokes the key: the holder publishes the public half, and goes on opening old mail with the secret one. */
export async function revoke(
  opened: OpenedKey,
  cause: RevocationCause,
  now: number,
): Promise<OpenedKey> {
  const { privateKey } = await revokeKey({
    key: await copyOf(privateOf(opened)),
    reasonForRevocation: { flag: flags[cause] },
    date: new Date(now),
    format: 'object',
    config: settings,
  })
  return new OpenedKey(await describeKey(privateKey, now), privateKey)
}

/**
 * Revokes with the certificate made beside the key, when its secret is lost; armored in, armored out. SaidFault corrupt
 * when the certificate is not that key's.
 */
export async function revokeWith(
  publicKey: string,
  revocation: string,
  now: number,
): Promise<string> {
  const key = (await parseArmoredKey(publicKey)).toPublic()
  try {
    const { publicKey: revoked } = await revokeKey({
      key,
      revocationCertificate: revocation,
      date: new Date(now),
      format: 'object',
      config: settings,
    })
    return revoked.armor()
  } catch (cause) {
    throw new SaidFault('corrupt', 'openpgp.bad-revocation', {}, cause)
  }
}
