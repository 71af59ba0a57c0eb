/** The directory's word that a key is its holder's: a certification of the user id, made and looked for. */

import { config, enums, SignaturePacket, type Key, type PublicKey, type User } from 'openpgp'
import { SaidFault } from '../../../server/base/index.js'
import { foldKeyAddress, parseArmoredKey } from './key-info.js'
import { openPgpLimits } from './limits.js'
import { privateOf, type OpenedKey } from './opened-key.js'
import { settings } from './settings.js'

export interface CertificationOrder {
  /** Armored public key of the holder. */
  readonly key: string
  /** The user id with this address is certified, no other. */
  readonly address: string
  readonly certifier: OpenedKey
  /** Milliseconds since the epoch. */
  readonly now: number
  /** How long the word holds; null as long as the keys do. */
  readonly lifetimeMs: number | null
}

export type Certified =
  | { readonly isCertified: true; readonly at: number; readonly until: number | null }
  | {
      readonly isCertified: false
      /** `key`: expired or revoked itself; `address`: names another one; `none`: nobody known certified it. */
      readonly why: 'key' | 'address' | 'none' | 'expired' | 'revoked' | 'invalid'
    }

const usersOf = (key: Key, address: string): User[] =>
  key.users.filter(({ userID }) => foldKeyAddress(userID?.email ?? '') === foldKeyAddress(address))

async function vouchesForItself(user: User, date: Date): Promise<boolean> {
  return user.verify(date).then(
    () => true,
    () => false,
  )
}

/**
 * Adds the certifier's certification (RFC 9580 §5.2.1.4, generic) to every user id with the address, and gives the
 * armored public key. SaidFault corrupt, denied when the key does not name the address itself.
 */
export async function certifyKey(order: CertificationOrder): Promise<string> {
  const { address, certifier, now, lifetimeMs } = order
  const date = new Date(now)
  const key = (await parseArmoredKey(order.key)).toPublic()
  let count = 0
  for (const user of usersOf(key, address)) {
    if (!(await vouchesForItself(user, date))) continue
    user.otherCertifications.push(await certification(user, certifier, date, lifetimeMs))
    count++
  }
  if (count === 0) throw new SaidFault('denied', 'openpgp.other-address', { address })
  return key.armor()
}

async function certification(
  user: User,
  certifier: OpenedKey,
  date: Date,
  lifetimeMs: number | null,
): Promise<SignaturePacket> {
  const { keyPacket } = privateOf(certifier)
  const packet = new SignaturePacket()
  packet.signatureType = enums.signature.certGeneric
  packet.publicKeyAlgorithm = keyPacket.algorithm
  packet.hashAlgorithm = enums.hash.sha512
  if (lifetimeMs !== null) {
    packet.signatureExpirationTime = Math.round(lifetimeMs / 1000)
    packet.signatureNeverExpires = false
  }
  const { userID, mainKey } = user
  const data = { userID, userAttribute: null, key: mainKey.keyPacket }
  // Its types leave out that this one method wants the whole configuration.
  const inner = packet as unknown as { sign(...given: readonly unknown[]): Promise<void> }
  await inner.sign(keyPacket, data, date, false, { ...config, ...settings })
  return packet
}

interface CertificationQuestion {
  /** Armored public key. */
  readonly key: string
  readonly address: string
  /** Armored public keys of the directory: today's and those before. */
  readonly certifiers: readonly string[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * Does one of `certifiers` say, at this moment, that the key is that of the address? Throws SaidFault for what is no
 * key.
 */
export async function isCertifiedBy(question: CertificationQuestion): Promise<Certified> {
  const { address, now } = question
  const date = new Date(now)
  const key = (await parseArmoredKey(question.key)).toPublic()
  const isAlive = await key.verifyPrimaryKey(date).then(
    () => true,
    () => false,
  )
  if (!isAlive) return { isCertified: false, why: 'key' }
  const users = usersOf(key, address)
  const certifiers = await Promise.all(question.certifiers.map(parseArmoredKey))
  let worst: Certified = { isCertified: false, why: users.length === 0 ? 'address' : 'none' }
  for (const user of users) {
    if (!(await vouchesForItself(user, date))) continue
    for (const certificate of user.otherCertifications.slice(0, openPgpLimits.certifications)) {
      const certified = await look(user, certificate, certifiers, date)
      if (certified?.isCertified) return certified
      worst = certified ?? worst
    }
  }
  return worst
}

async function look(
  user: User,
  certificate: SignaturePacket,
  certifiers: readonly PublicKey[],
  date: Date,
): Promise<Certified | null> {
  const certifier = certifiers.find((key) => key.getKeyID().equals(certificate.issuerKeyID))
  if (certifier === undefined) return null
  if (certificate.isExpired(date)) return { isCertified: false, why: 'expired' }
  try {
    await user.verifyCertificate(certificate, [certifier], date)
  } catch (error) {
    const isRevoked = error instanceof Error && error.message.includes('revoked')
    return { isCertified: false, why: isRevoked ? 'revoked' : 'invalid' }
  }
  const until = certificate.getExpirationTime()
  return {
    isCertified: true,
    at: certificate.created?.getTime() ?? 0,
    until: until instanceof Date ? until.getTime() : null,
  }
}
