/** Keys of a correspondent, and publishing one's own: the directory's answers, read field by field. */

import { parseCertificate, type Certificate } from '../../pki/index.js'
import { isFault, PhrasedFault } from '../../server/base/index.js'
import { askGateway, askJson, textOf } from './ask.js'
import type { GatewayLink } from './link.js'

/** Whose address it is, by the directory. */
export interface KeyHolder {
  /** `rpps:…`, `finess:…`. */
  readonly identity: string
  readonly name: string
  /** In French; null for those who are no people. */
  readonly profession: string | null
}

export interface PublishedPgpKey {
  /** Hexadecimal, capitals. */
  readonly fingerprint: string
  /** With the directory's certification, which is the reader's to verify. */
  readonly armored: string
  /** Milliseconds since the epoch; null without an end. */
  readonly expiresAt: number | null
}

export interface CorrespondentKeys {
  readonly address: string
  /** Null when the directory does not know the address, or hides it. */
  readonly holder: KeyHolder | null
  /** Still valid by the gateway's word, the newest first. */
  readonly certificates: {
    readonly signature: readonly Certificate[]
    readonly encryption: readonly Certificate[]
  }
  readonly openPgp: PublishedPgpKey | null
  /** What came of the holder's last key, when there is nothing to encipher to. */
  readonly lapsed: LapsedKey | null
}

/** A key that nobody may encipher to any more. */
export interface LapsedKey {
  readonly why: 'revoked' | 'ended'
  /** Milliseconds since the epoch. */
  readonly at: number
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What the directory has for an address; all of it empty when it has nothing. Faults as `askGateway`. */
export async function keysOf(link: GatewayLink, address: string): Promise<CorrespondentKeys> {
  const path = `/keys/${encodeURIComponent(address)}`
  try {
    return readKeys(address, fieldsOf(await askJson(link, { method: 'GET', path })))
  } catch (error) {
    if (!isFault(error, 'not-found')) throw error
    const certificates = { signature: [], encryption: [] }
    return { address, holder: null, certificates, openPgp: null, lapsed: null }
  }
}

/** Whose address it is; null when the directory does not know it, or hides it. */
export async function holderOf(link: GatewayLink, address: string): Promise<KeyHolder | null> {
  return (await keysOf(link, address)).holder
}

function readKeys(address: string, told: Fields): CorrespondentKeys {
  const certificates = fieldsOf(told['certificates'])
  return {
    address,
    holder: readHolder(fieldsOf(told['holder'])),
    certificates: {
      signature: readCertificates(certificates['signature']),
      encryption: readCertificates(certificates['encryption']),
    },
    openPgp: told['openPgp'] === null ? null : readPgp(fieldsOf(told['openPgp'])),
    lapsed: readLapsed(fieldsOf(told['lapsed'])),
  }
}

const readLapsed = ({ why, at }: Fields): LapsedKey | null =>
  (why === 'revoked' || why === 'ended') && typeof at === 'number' ? { why, at } : null

function readHolder({ identity, name, profession }: Fields): KeyHolder {
  if (typeof identity === 'string' && typeof name === 'string')
    return { identity, name, profession: textOrNull(profession) }
  throw new PhrasedFault('corrupt', 'gateway.odd-answer')
}

function readCertificates(given: unknown): Certificate[] {
  if (!Array.isArray(given)) throw new PhrasedFault('corrupt', 'gateway.odd-answer')
  return given.slice(0, 32).map((base64) => parseCertificate(Buffer.from(String(base64), 'base64')))
}

function readPgp({ fingerprint, armored, expiresAt }: Fields): PublishedPgpKey {
  if (typeof fingerprint !== 'string' || typeof armored !== 'string')
    throw new PhrasedFault('corrupt', 'gateway.odd-answer')
  return { fingerprint, armored, expiresAt: typeof expiresAt === 'number' ? expiresAt : null }
}

/**
 * Publishes an armored public key for a mailbox that who asks manages; resolves with it as the directory certified it.
 * Fault denied with the gateway's sentence for a key that does not fit or a mailbox of others.
 */
export async function publishKey(
  link: GatewayLink,
  address: string,
  armored: string,
): Promise<PublishedPgpKey> {
  const answer = await askJson(link, {
    ...{ method: 'PUT', path: `/keys/openpgp/${encodeURIComponent(address)}` },
    ...{ body: armored, contentType: 'application/pgp-keys' },
  })
  return readPgp(fieldsOf(answer))
}

/** Takes the published key of a mailbox back. Fault not-found when there was none. */
export async function withdrawKey(link: GatewayLink, address: string): Promise<void> {
  const path = `/keys/openpgp/${encodeURIComponent(address)}`
  await askGateway(link, { method: 'DELETE', path })
}

/** The armored key with which the directory certifies those of holders. */
export async function directoryKey(link: GatewayLink): Promise<string> {
  const { body } = await askGateway(link, { method: 'GET', path: '/keys/directory.asc' })
  return textOf(body)
}
