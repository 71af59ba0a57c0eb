/** The OpenPGP keys of an identity folder as the commands use them: described without, opened with the passphrase. */

import type { Readable } from 'node:stream'
import { isFault, SaidFault } from '../../../server/base/index.js'
import { openPgp } from '../../keys/index.js'
import { openPgpKeys, type Identity, type PgpKeys } from '../../mail/index.js'
import type { Output } from '../output.js'
import { askPassphrase } from './passphrase.js'

export interface Asking {
  readonly input: Readable
  readonly output: Output
  readonly passphraseFile: string | undefined
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** The keys of the folder. Fault not-found, naming the remedy, when there are none. */
export async function expectPgpKeys(identity: Identity): Promise<PgpKeys> {
  const keys = await openPgpKeys(identity)
  if (keys) return keys
  throw new SaidFault('not-found', 'keys.none', { path: identity.folder })
}

/** The one passphrase for the current key and, as far as it fits, those before it; null when none is wanted. */
async function passphraseFor(keys: PgpKeys, asking: Asking): Promise<string | null> {
  const closed = await Promise.all([keys.secret, ...keys.old].map(openPgp.isProtected))
  return closed.includes(true) ? askPassphrase(asking, asking.passphraseFile) : null
}

/** The current key, opened. Fault not-found without a key, denied without the right passphrase. */
export async function openOwn(identity: Identity, asking: Asking): Promise<openPgp.OpenedKey> {
  const keys = await expectPgpKeys(identity)
  const passphrase = (await openPgp.isProtected(keys.secret))
    ? await askPassphrase(asking, asking.passphraseFile)
    : null
  return openPgp.openSecret(keys.secret, passphrase, asking.now)
}

/**
 * Every key that opens mail, the current one first; old ones that another passphrase protects are left out, with a
 * remark. Empty without keys, or where nobody can be asked. Fault denied for a passphrase that opens none.
 */
export async function openAll(
  identity: Identity,
  asking: Asking,
): Promise<readonly openPgp.OpenedKey[]> {
  const keys = await openPgpKeys(identity)
  if (!keys) return []
  const passphrase = await passphraseFor(keys, asking)
  const opened: openPgp.OpenedKey[] = []
  const closed: unknown[] = []
  for (const secret of [keys.secret, ...keys.old]) {
    try {
      opened.push(await openPgp.openSecret(secret, passphrase, asking.now))
    } catch (error) {
      if (!isFault(error, 'denied')) throw error
      closed.push(error)
    }
  }
  if (passphrase !== null && opened.length === 0) throw closed[0]
  if (passphrase !== null && closed.length > 0) {
    asking.output.note(asking.output.say('keys.some-closed', { count: closed.length }))
  }
  return opened
}

/** `0123 4567 …`: in groups, as people compare them. */
export const grouped = (fingerprint: string): string =>
  fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint
