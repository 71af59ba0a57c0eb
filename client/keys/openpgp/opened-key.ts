/** A secret key whose passphrase was given: held in memory only, and handed around without showing its inside. */

import { decryptKey, encryptKey, readPrivateKey, type PrivateKey } from 'openpgp'
import { SaidFault } from '../../../server/base/index.js'
import { describeKey, type KeyInfo } from './key-info.js'
import { openPgpLimits } from './limits.js'
import { settings, version4, version6 } from './settings.js'

let insideOf: (opened: OpenedKey) => PrivateKey

/** Opened by `openSecret`; printing or serialising it shows nothing secret. */
export class OpenedKey {
  readonly info: KeyInfo
  readonly #key: PrivateKey

  constructor(info: KeyInfo, key: PrivateKey) {
    this.info = info
    this.#key = key
  }

  /** Armored. */
  get publicKey(): string {
    return this.#key.toPublic().armor()
  }

  static {
    insideOf = (opened) => opened.#key
  }
}

/** The library's key, for this room only. */
export const privateOf = (opened: OpenedKey): PrivateKey => insideOf(opened)

async function parseSecret(armored: string): Promise<PrivateKey> {
  if (armored.length > openPgpLimits.keyBytes) {
    throw new SaidFault('too-large', 'openpgp.key-too-large')
  }
  try {
    return await readPrivateKey({ armoredKey: armored, config: settings })
  } catch (cause) {
    throw new SaidFault('corrupt', 'openpgp.no-secret', {}, cause)
  }
}

/** Does this secret key ask for a passphrase? SaidFault too-large, corrupt. */
export async function isProtected(secret: string): Promise<boolean> {
  return !(await parseSecret(secret)).isDecrypted()
}

/**
 * Opens an armored secret key; `passphrase` is not looked at when it has none. SaidFault too-large, corrupt, denied for
 * the wrong passphrase.
 */
export async function openSecret(
  secret: string,
  passphrase: string | null,
  now: number,
): Promise<OpenedKey> {
  const key = await parseSecret(secret)
  if (key.isDecrypted()) return new OpenedKey(await describeKey(key, now), key)
  if (passphrase === null) throw new SaidFault('denied', 'openpgp.wants-passphrase')
  try {
    const opened = await decryptKey({ privateKey: key, passphrase, config: settings })
    return new OpenedKey(await describeKey(opened, now), opened)
  } catch (cause) {
    throw new SaidFault('denied', 'openpgp.wrong-passphrase', {}, cause)
  }
}

/** Armors the secret key under `passphrase`, or open when it is null: for keys that are sealed by other means. */
export async function closeSecret(opened: OpenedKey, passphrase: string | null): Promise<string> {
  const privateKey = privateOf(opened)
  if (passphrase === null) return privateKey.armor()
  const config = privateKey.keyPacket.version === 6 ? version6 : version4
  return (await encryptKey({ privateKey, passphrase, config })).armor()
}
