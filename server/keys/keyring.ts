/** The signers of this machine: keys in the store, in files and in tokens, each opened as its place asks. */

import {
  hasTokenKey,
  keySigner,
  makeKey,
  makeTokenKey,
  openTokenKey,
  parseCertificate,
  storedSigners,
  TokenLibrary,
  type AuthorityRecord,
  type KeptKey,
  type KeyVault,
  type Signer,
  type Signers,
  type TokenAccess,
} from '../../pki/index.js'
import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { SaidFault, type Random } from '../base/index.js'
import { expectSecretSource, readSecretFrom, type KeySettings } from '../config/index.js'
import { openKeyFile, writeKeyFile } from './key-file.js'
import { parseKeyPlace, placeName, type KeyPlace } from './place.js'

export interface Keyring extends Signers {
  /** A signer over the key at a place. Fault not-found, denied, unavailable. */
  openAt(place: KeyPlace): Promise<Signer>
  /** Makes a key of a kind such as `rsa-3072` there. Fault already-exists. */
  makeAt(place: KeyPlace, kind: string): Promise<Signer>
  /** Is there a key already? */
  hasAt(place: KeyPlace): Promise<boolean>
  /** Puts a key into a new file, under a passphrase that is asked for twice. Fault already-exists, unsupported for tokens. */
  putAt(place: KeyPlace, key: KeyObject): Promise<void>
  /** Ends sessions and forgets secrets. */
  close(): Promise<void>
}

export interface KeyringParts {
  /** Null on a machine without a data directory: then only places are opened. */
  readonly vault: KeyVault | null
  readonly random: Random
  readonly settings: KeySettings
}

const tokenIdBytes = 8

/** What this process was told once and cannot be told again: by a person, or through a descriptor. */
class Secrets {
  readonly #settings: KeySettings
  readonly #kept = new Map<string, Buffer>()

  constructor(settings: KeySettings) {
    this.#settings = settings
  }

  /** A copy that the caller wipes. */
  async get(place: KeyPlace, fresh = false): Promise<Buffer> {
    const kind = place.kind === 'file' ? 'passphrase' : 'pin'
    const source = expectSecretSource(
      (place.kind === 'token' && place.uri.pinSource) || this.#settings[kind],
    )
    const key = `${source} ${place.kind === 'file' ? place.path : (place.uri.token ?? '')}`
    const kept = this.#kept.get(key)
    if (kept) return Buffer.from(kept)
    const secret = await readSecretFrom(source, { kind, fresh, place: placeName(place) })
    if (source === 'ask' || source.startsWith('fd:')) this.#kept.set(key, Buffer.from(secret))
    return secret
  }

  /** Forgets what turned out to be wrong, so that the person is asked again. */
  forget(): void {
    for (const secret of this.#kept.values()) secret.fill(0)
    this.#kept.clear()
  }
}

/** Makes the keyring; nothing is opened or asked for yet. */
export function createKeyring({ vault, random, settings }: KeyringParts): Keyring {
  const secrets = new Secrets(settings)
  const libraries = new Map<string, TokenLibrary>()
  const stored = vault && storedSigners(vault)

  const accessTo = (
    place: KeyPlace & { kind: 'token' },
  ): { library: TokenLibrary; access: TokenAccess } => {
    const module = place.uri.modulePath ?? settings.pkcs11Library
    if (module === undefined) throw new SaidFault('syntax', 'keys.pkcs11-no-library')
    const library = libraries.get(module) ?? new TokenLibrary(module)
    libraries.set(module, library)
    return { library, access: { uri: place.uri, module, pin: () => secrets.get(place) } }
  }

  const openPlace = async (place: KeyPlace, expected?: KeyObject): Promise<Signer> => {
    if (place.kind === 'file') return keySigner(await openFile(place, secrets))
    const { library, access } = accessTo(place)
    return openTokenKey(library, access, expected)
  }

  const makeAt = async (place: KeyPlace, kind: string): Promise<Signer> => {
    if (place.kind === 'token') {
      const { library, access } = accessTo(place)
      return makeTokenKey(library, access, kind, random.bytes(tokenIdBytes))
    }
    const { privateKey } = await makeKey(kind)
    await writeKeyFile(place.path, privateKey, await secrets.get(place, true), random)
    return keySigner(privateKey)
  }

  const hasAt = async (place: KeyPlace): Promise<boolean> => {
    if (place.kind === 'file') return existsSync(place.path)
    const { library, access } = accessTo(place)
    return hasTokenKey(library, access)
  }

  return {
    async open(record) {
      if (record.wrappedKey && stored) return stored.open(record)
      if (record.keyAt === null)
        throw new SaidFault('unavailable', 'keys.offline', { name: record.name })
      const place = parseKeyPlace(record.keyAt)
      const expected = parseCertificate(record.certificate).publicKey
      return expectKeyOf(record, place, await openPlace(place, expected))
    },
    holds: ({ wrappedKey, keyAt }) => wrappedKey !== null || keyAt !== null,
    async make(name, kind, at): Promise<KeptKey> {
      if (at === undefined) {
        if (!stored) throw new SaidFault('unavailable', 'keys.offline', { name })
        return stored.make(name, kind)
      }
      const place = parseKeyPlace(at)
      // One that is there already is taken: it may be left from a ceremony that was cut short.
      const signer = (await hasAt(place)) ? await openPlace(place) : await makeAt(place, kind)
      return { signer, wrappedKey: null, keyAt: place.text }
    },
    openAt: openPlace,
    makeAt,
    hasAt,
    async putAt(place, key) {
      // A key that has been outside of a token gains nothing by moving into one.
      if (place.kind === 'token') throw new SaidFault('unsupported', 'keys.not-into-token')
      await writeKeyFile(place.path, key, await secrets.get(place, true), random)
    },
    async close() {
      secrets.forget()
      for (const library of libraries.values()) await library.close()
    },
  }
}

async function openFile(place: KeyPlace & { kind: 'file' }, secrets: Secrets): Promise<KeyObject> {
  if (!existsSync(place.path))
    throw new SaidFault('not-found', 'keys.file-missing', { path: place.path })
  try {
    return await openKeyFile(place.path, await secrets.get(place))
  } catch (error) {
    secrets.forget()
    throw error
  }
}

/** A key of another authority would sign what nobody believes, and a CRL that is refused. */
function expectKeyOf(
  { name, certificate }: AuthorityRecord,
  place: KeyPlace,
  signer: Signer,
): Signer {
  if (parseCertificate(certificate).publicKey?.equals(signer.publicKey)) return signer
  throw new SaidFault('corrupt', 'keys.other-key', { name, place: placeName(place) })
}
