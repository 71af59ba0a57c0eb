/** What a message is checked with, read from the files and the identity that a person names. Only an identity's gateway is asked for anything. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import {
  parseCertificate,
  parseCertificates,
  parseCrl,
  parsePem,
  type Certificate,
  type Crl,
  type DecryptionKey,
} from '../../../pki/index.js'
import { isFault, SaidFault, systemRandom, type Clock } from '../../../server/base/index.js'
import { openPgp, type ExamineContext, type KnownKey } from '../../keys/index.js'
import {
  openDecryption,
  openIdentity,
  openPgpKeys,
  readUserFile,
  type Identity,
} from '../../mail/index.js'
import type { Output } from '../output.js'
import { gatewayLists } from './gateway-lists.js'

export interface MaterialFiles {
  readonly anchors: readonly string[]
  readonly crls: readonly string[]
  readonly keys: readonly string[]
  /** An identity folder. */
  readonly as: string | undefined
  readonly passphraseFile: string | undefined
}

const maxKeyBytes = 1024 * 1024
const maxListBytes = 64 * 1024 * 1024
const privatePem = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----[^-]+-----END \1-----/g
const publicPgp = '-----BEGIN PGP PUBLIC KEY BLOCK-----'
const secretPgp = '-----BEGIN PGP PRIVATE KEY BLOCK-----'

/** Gathers it. SaidFault for a file that holds nothing of what it is given for, and the faults of reading files. */
export async function openMaterial(
  files: MaterialFiles,
  clock: Clock,
  output: Output,
): Promise<ExamineContext> {
  const now = clock.now()
  const passphrase = await passphraseOf(files.passphraseFile)
  const pile = new Pile(now, passphrase)
  for (const path of files.anchors) await pile.anchor(path)
  for (const path of files.keys) await pile.key(path)
  const lists: Crl[] = []
  if (files.as !== undefined) {
    const identity = await pile.identity(files.as)
    lists.push(...(await gatewayLists(identity, clock, output)))
  }
  for (const path of files.crls) lists.push(...(await readLists(path)))
  const { anchors, intermediates, openPgpKeys: opened, openPgpKnown } = pile
  return {
    trust: { anchors, intermediates, lists },
    ...{ proven: null, now, random: systemRandom, openPgpKeys: opened, openPgpKnown },
    keys: pile.pairs(),
  }
}

class Pile {
  readonly anchors: Certificate[] = []
  readonly intermediates: Certificate[] = []
  readonly openPgpKeys: openPgp.OpenedKey[] = []
  readonly openPgpKnown: KnownKey[] = []
  readonly #pairs: DecryptionKey[] = []
  readonly #certificates: Certificate[] = []
  readonly #privateKeys: { readonly key: KeyObject; readonly path: string }[] = []

  constructor(
    readonly now: number,
    readonly passphrase: string | null,
  ) {}

  async anchor(path: string): Promise<void> {
    const bytes = await readUserFile(path, maxKeyBytes)
    const text = bytes.toString('latin1')
    if (text.includes(publicPgp)) return this.#vouchFor(text)
    const found = await named(path, 'message.no-anchor-in', () =>
      text.includes('-----BEGIN') ? parseCertificates(text) : [parseCertificate(bytes)],
    )
    this.#chain(found)
  }

  /** A chain brings its root; without one, what is named is what is believed. */
  #chain(found: readonly Certificate[]): void {
    const isRoot = ({ issuer, subject }: Certificate): boolean => issuer.key === subject.key
    const roots = found.filter(isRoot)
    this.anchors.push(...(roots.length > 0 ? roots : found))
    this.intermediates.push(...found.filter((one) => !roots.includes(one)))
  }

  /** Whoever names a key vouches for what it says of itself. */
  async #vouchFor(armored: string): Promise<void> {
    const { owners } = await openPgp.readKey(armored, this.now)
    this.openPgpKnown.push({ armored, addresses: owners.map(({ address }) => address) })
  }

  async key(path: string): Promise<void> {
    const text = (await readUserFile(path, maxKeyBytes)).toString('latin1')
    if (text.includes(secretPgp)) return this.#openPgpKey(text)
    const blocks = [...text.matchAll(privatePem)].map(([block]) => block)
    const certificates = text.includes('-----BEGIN CERTIFICATE-----') ? parseCertificates(text) : []
    if (blocks.length + certificates.length === 0)
      throw new SaidFault('syntax', 'message.no-key-in', { path })
    this.#certificates.push(...certificates)
    for (const block of blocks) this.#privateKeys.push({ key: this.#openPem(block, path), path })
  }

  #openPem(key: string, path: string): KeyObject {
    try {
      return createPrivateKey({
        key,
        ...(this.passphrase !== null && { passphrase: this.passphrase }),
      })
    } catch (error) {
      throw new SaidFault('denied', 'message.key-closed', { path }, error)
    }
  }

  async #openPgpKey(armored: string): Promise<void> {
    this.openPgpKeys.push(await openPgp.openSecret(armored, this.passphrase, this.now))
  }

  async identity(folder: string): Promise<Identity> {
    const identity = await openIdentity(folder)
    this.#chain(parseCertificates(identity.anchors))
    for (const { certificate, privateKey } of await openDecryption(identity))
      this.#pairs.push({ certificate, key: privateKey })
    const pgp = await openPgpKeys(identity)
    if (!pgp) return identity
    await this.#vouchFor(pgp.public)
    // Without its passphrase a key opens nothing, and the message may not need it.
    for (const secret of [pgp.secret, ...pgp.old])
      if (this.passphrase !== null || !(await openPgp.isProtected(secret)))
        await this.#openPgpKey(secret)
    return identity
  }

  /** Each private key with its certificate, from whichever files they came. */
  pairs(): DecryptionKey[] {
    const pairs = this.#privateKeys.map(({ key, path }) => {
      const own = createPublicKey(key)
      const certificate = this.#certificates.find((one) => one.publicKey?.equals(own))
      if (!certificate)
        throw new SaidFault('not-found', 'message.key-without-certificate', { path })
      return { key, certificate }
    })
    return [...this.#pairs, ...pairs]
  }
}

async function readLists(path: string) {
  const bytes = await readUserFile(path, maxListBytes)
  return named(path, 'message.no-list-in', () =>
    bytes.subarray(0, 64).includes('-----BEGIN')
      ? parsePem(bytes.toString('latin1'), 'X509 CRL').map(parseCrl)
      : [parseCrl(bytes)],
  )
}

async function named<T>(
  path: string,
  phrase: 'message.no-anchor-in' | 'message.no-list-in',
  work: () => T,
): Promise<T> {
  try {
    return await Promise.resolve(work())
  } catch (error) {
    if (!isFault(error)) throw error
    throw new SaidFault(error.kind, phrase, { path }, error)
  }
}

/** The first line of the file. */
async function passphraseOf(path: string | undefined): Promise<string | null> {
  if (path === undefined) return null
  const text = (await readUserFile(path, 64 * 1024)).toString('utf8')
  return text.split(/\r?\n/)[0] ?? ''
}
