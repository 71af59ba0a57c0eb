/** The keys of one person while they are open: in this worker's memory, until they are locked, idle, or the page is gone. */

import type { KeyObject } from 'node:crypto'
import {
  openPrivateKey,
  parseCertificate,
  type Certificate,
  type DecryptionKey,
} from '../../../../pki/index.js'
import { isFault, SaidFault, type Clock } from '../../../../server/base/index.js'
import { openPgp } from '../../../keys/index.js'
import type { FromWorker } from '../wire.js'
import { readVault, type SealedPair, type Vault } from './vault.js'

/** Keys that nobody used for so long lock themselves. */
export const idleMs = 30 * 60_000

export interface OpenPair {
  readonly privateKey: KeyObject
  readonly certificate: Certificate
  readonly chain: readonly Certificate[]
}

export interface OpenKeys {
  readonly signature: OpenPair | null
  readonly encryption: readonly OpenPair[]
  readonly openPgp: openPgp.OpenedKey | null
  /** Superseded ones: old mail stays readable. */
  readonly olderOpenPgp: readonly openPgp.OpenedKey[]
}

export class KeyRing {
  readonly identity: string
  readonly #clock: Clock
  readonly #tell: (message: FromWorker) => void
  #open: OpenKeys | null = null
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor(identity: string, clock: Clock, tell: (message: FromWorker) => void) {
    this.identity = identity
    this.#clock = clock
    this.#tell = tell
  }

  get isOpen(): boolean {
    return this.#open !== null
  }

  /** Every use puts the idle lock off. */
  get open(): OpenKeys | null {
    if (this.#open) this.#touch()
    return this.#open
  }

  /** Fault denied when they are locked, not-found when there are none. */
  async expectSignature(): Promise<OpenPair> {
    const signature = this.open?.signature
    if (signature) return signature
    const has = (await readVault(this.identity)) !== null
    throw new SaidFault(has ? 'denied' : 'not-found', has ? 'web.keys.locked' : 'web.keys.none')
  }

  /** What opens S/MIME; empty while locked. */
  get decryption(): readonly DecryptionKey[] {
    const pairs = this.open?.encryption ?? []
    return pairs.map(({ privateKey, certificate }) => ({ key: privateKey, certificate }))
  }

  /** What opens OpenPGP; empty while locked. */
  get openPgpDecryption(): readonly openPgp.OpenedKey[] {
    const { openPgp: current, olderOpenPgp = [] } = this.open ?? {}
    return [...(current ? [current] : []), ...olderOpenPgp]
  }

  /** Opens what is kept. Fault not-found without keys, denied for a wrong passphrase. */
  async unlock(passphrase: string): Promise<void> {
    const vault = await readVault(this.identity)
    if (!vault) throw new SaidFault('not-found', 'web.keys.none')
    this.adopt(await openVault(vault, passphrase, this.#clock.now()))
  }

  /** Takes keys that are open. */
  adopt(open: OpenKeys): void {
    this.#open = open
    this.#touch()
    this.news()
  }

  lock(): void {
    clearTimeout(this.#idle)
    this.#open = null
    this.news()
  }

  news(): void {
    this.#tell({ keys: this.identity })
  }

  #touch(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      this.lock()
    }, idleMs)
  }
}

/** Opens every key of a vault. Fault denied for a wrong passphrase. */
export async function openVault(vault: Vault, passphrase: string, now: number): Promise<OpenKeys> {
  const phrase = Buffer.from(passphrase.normalize('NFC'), 'utf8')
  const pair = async (sealed: SealedPair): Promise<OpenPair> => {
    const [certificate, ...chain] = sealed.certificates.map((der) =>
      parseCertificate(Buffer.from(der)),
    )
    if (!certificate) throw new SaidFault('corrupt', 'web.keys.unreadable')
    const privateKey = await openPrivateKey(Buffer.from(sealed.key, 'latin1'), phrase)
    return { privateKey, certificate, chain }
  }
  try {
    const { signature, encryption, older, openPgp: armored, olderOpenPgp = [] } = vault
    const pgp = (one: string): Promise<openPgp.OpenedKey> =>
      openPgp.openSecret(one, passphrase.normalize('NFC'), now)
    const olderPgp: openPgp.OpenedKey[] = []
    for (const one of olderOpenPgp) olderPgp.push(await pgp(one))
    const openings = [...(encryption ? [encryption] : []), ...older]
    const opened: OpenPair[] = []
    for (const one of openings) opened.push(await pair(one))
    return {
      signature: signature && (await pair(signature)),
      encryption: opened,
      openPgp: armored === null ? null : await pgp(armored),
      olderOpenPgp: olderPgp,
    }
  } catch (error) {
    if (isFault(error, 'denied'))
      throw new SaidFault('denied', 'web.keys.wrong-passphrase', {}, error)
    throw error
  }
}
