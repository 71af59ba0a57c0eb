/** What a key says of itself, as far as it proves it: whose it claims to be, what it can do, until when. */

import { readKey as parseKey, type Key, type SignaturePacket } from 'openpgp'
import { SaidFault } from '../../../server/base/index.js'
import { openPgpLimits } from './limits.js'
import { settings } from './settings.js'

export interface KeyOwner {
  /** `Dr Camille MARTIN`; '' when the key names nobody. */
  readonly name: string
  /** In lower case; '' when the user id holds no address. */
  readonly address: string
}

/** A key, secret or public, at one moment. Times are milliseconds since the epoch. */
export interface KeyInfo {
  /** Hexadecimal, capitals: 40 digits for version 4, 64 for version 6. */
  readonly fingerprint: string
  /** 4 (RFC 4880) or 6 (RFC 9580). */
  readonly version: number
  /** `curve25519`, `rsa 3072`… */
  readonly algorithm: string
  /** Those the key itself vouches for, unrevoked; it proves nothing about the person. */
  readonly owners: readonly KeyOwner[]
  readonly createdAt: number
  /** Null for never, and for a key that is revoked or proves nothing. */
  readonly expiresAt: number | null
  readonly isRevoked: boolean
  readonly isSecret: boolean
  /** At the moment asked about. */
  readonly canEncrypt: boolean
  readonly canSign: boolean
  /** Its holder's program opens AEAD (RFC 9580 §5.13.2). */
  readonly opensAead: boolean
}

/** The feature flag of AEAD in version 2 of the protected data packet (RFC 9580 §5.2.3.32). */
const seipdVersion2 = 0x08

/** Mail addresses are compared without case: no gateway of this space tells them apart by it. */
export const foldKeyAddress = (address: string): string => address.trim().toLowerCase()

/** Reads one key, armored. SaidFault too-large, corrupt. */
export async function parseArmoredKey(armored: string): Promise<Key> {
  if (armored.length > openPgpLimits.keyBytes) {
    throw new SaidFault('too-large', 'openpgp.key-too-large')
  }
  try {
    return await parseKey({ armoredKey: armored, config: settings })
  } catch (cause) {
    throw new SaidFault('corrupt', 'openpgp.no-key', {}, cause)
  }
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch {
    // The library says "no" by throwing.
    return false
  }
}

function algorithmOf(key: Key): string {
  const { algorithm, bits, curve } = key.getAlgorithmInfo()
  return bits === undefined ? (curve ?? algorithm) : `rsa ${bits}`
}

async function ownersOf(key: Key, date: Date): Promise<KeyOwner[]> {
  const owners: KeyOwner[] = []
  for (const user of key.users) {
    const { userID } = user
    if (userID === null || !(await succeeds(() => user.verify(date)))) continue
    owners.push({ name: userID.name, address: foldKeyAddress(userID.email) })
  }
  return owners
}

async function opensAead(key: Key, date: Date): Promise<boolean> {
  // A version 6 key announces it in its direct key signature, which the library's types leave out.
  const inner = key as unknown as { getPrimarySelfSignature(at: Date): Promise<SignaturePacket> }
  return inner.getPrimarySelfSignature(date).then(
    ({ features }) => ((features?.[0] ?? 0) & seipdVersion2) !== 0,
    () => false,
  )
}

async function expiryOf(key: Key): Promise<number | null> {
  const expires = await key.getExpirationTime().catch(() => null)
  return expires instanceof Date ? expires.getTime() : null
}

/** Describes a key that was read. */
export async function describeKey(key: Key, now: number): Promise<KeyInfo> {
  const date = new Date(now)
  const isRevoked = await key.isRevoked(undefined, undefined, date)
  return {
    fingerprint: key.getFingerprint().toUpperCase(),
    version: key.keyPacket.version,
    algorithm: algorithmOf(key),
    owners: await ownersOf(key, date),
    createdAt: key.getCreationTime().getTime(),
    expiresAt: isRevoked ? null : await expiryOf(key),
    isRevoked,
    isSecret: key.isPrivate(),
    canEncrypt: await succeeds(() => key.getEncryptionKey(undefined, date)),
    canSign: await succeeds(() => key.getSigningKey(undefined, date)),
    opensAead: await opensAead(key, date),
  }
}

/** Reads one armored key, public or secret, and describes it as of `now`. SaidFault too-large, corrupt. */
export async function readKey(armored: string, now: number): Promise<KeyInfo> {
  return describeKey(await parseArmoredKey(armored), now)
}
