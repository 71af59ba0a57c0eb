/** What the directory of keys asks of OpenPGP, over the room that knows it; loaded when it is first needed. */

import type { PgpCertifier } from '../pki/index.js'
import { SaidFault, type Clock } from './base/index.js'

const load = async () => (await import('../client/keys/index.js')).openPgp

/** The certifier, its dates by `clock`. `host` stands in the user id of the directory's key. */
export function pgpCertifier(clock: Clock, host: string): PgpCertifier {
  return {
    async makeDirectoryKey(name) {
      const { makeKey } = await load()
      const address = `annuaire@${host}`
      const order = { name, address, passphrase: null, now: clock.now(), lifetimeMs: null }
      const { secret, public: shown, info } = await makeKey(order)
      return { secret, public: shown, fingerprint: info.fingerprint }
    },
    async inspect(armored) {
      const { readKey } = await load()
      const info = await readKey(armored, clock.now())
      // Somebody's mistake that must not be stored, nor answered with.
      if (info.isSecret) throw new SaidFault('denied', 'keys.secret')
      const { fingerprint, expiresAt, isRevoked, canEncrypt } = info
      const addresses = info.owners.map(({ address }) => address)
      return { fingerprint, addresses, expiresAt, isRevoked, canEncrypt }
    },
    async certify(armored, address, secret) {
      const { trimKey, openSecret, certifyKey } = await load()
      const now = clock.now()
      const certifier = await openSecret(secret, null, now)
      const key = await trimKey(armored, address)
      return certifyKey({ key, address, certifier, now, lifetimeMs: null })
    },
    async publicHalf(secret) {
      const { openSecret } = await load()
      return (await openSecret(secret, null, clock.now())).publicKey
    },
    async open(message, secret) {
      const { openSecret, decrypt } = await load()
      const now = clock.now()
      const keys = [await openSecret(secret, null, now)]
      return Buffer.from((await decrypt({ message, keys, now })).content)
    },
    async toBinary(armored) {
      return Buffer.from(await (await load()).dearmorKey(armored))
    },
    async toArmored(binary) {
      return (await load()).armorKey(binary)
    },
  }
}
