/** Making a person's key: version 4 for today's programs, version 6 (RFC 9580) when asked for. */

import { generateKey } from 'openpgp'
import { SaidFault } from '../../../server/base/index.js'
import { describeKey, type KeyInfo } from './key-info.js'
import { version4, version6 } from './settings.js'

export interface KeyOrder {
  /** Shown beside the address: `Dr Camille MARTIN`. */
  readonly name: string
  readonly address: string
  /** Null leaves the secret key open, for keys that are sealed by other means. */
  readonly passphrase: string | null
  /** Milliseconds since the epoch: when the key begins. */
  readonly now: number
  /** How long it holds; null for ever. */
  readonly lifetimeMs: number | null
  /** 4 for GnuPG 2.2 and Thunderbird, 6 for RFC 9580. 4 when left out. */
  readonly version?: 4 | 6
}

export interface MadeKey {
  readonly info: KeyInfo
  /** Armored, protected by the passphrase. */
  readonly secret: string
  /** Armored. */
  readonly public: string
  /** Armored: published, it ends the key even when the secret is lost. */
  readonly revocation: string
}

/** What would break a user id `Name <address>` apart. */
const unfit = /[<>\p{Cc}]/u

/** Makes a key of Curve25519: a primary that certifies and signs, a subkey that encrypts. SaidFault syntax. */
export async function makeKey(order: KeyOrder): Promise<MadeKey> {
  const { name, address, passphrase, now, lifetimeMs, version = 4 } = order
  if (unfit.test(name) || unfit.test(address) || !address.includes('@')) {
    throw new SaidFault('syntax', 'openpgp.bad-owner', { name, address })
  }
  const kind =
    version === 6
      ? ({ type: 'curve25519', config: version6 } as const)
      : ({ type: 'ecc', curve: 'ed25519Legacy', config: version4 } as const)
  const { privateKey, publicKey, revocationCertificate } = await generateKey({
    ...kind,
    userIDs: { name, email: address },
    ...(passphrase === null ? {} : { passphrase }),
    date: new Date(now),
    keyExpirationTime: lifetimeMs === null ? 0 : Math.round(lifetimeMs / 1000),
    format: 'object',
  })
  return {
    info: await describeKey(privateKey, now),
    secret: privateKey.armor(),
    public: publicKey.armor(),
    revocation: revocationCertificate,
  }
}
