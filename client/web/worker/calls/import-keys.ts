/** Takes in keys from a file: one of `exportKeys`, an armored OpenPGP key, PKCS#12, or PEM of an identity folder. */

import { createPrivateKey, createPublicKey } from 'node:crypto'
import { openPkcs12, parseCertificates, type Certificate } from '../../../../pki/index.js'
import { isFault, SaidFault } from '../../../../server/base/index.js'
import { openPgp } from '../../../keys/index.js'
import { joinKeys, joinNewest, noKeys } from '../keys/join.js'
import { readPortable } from '../keys/portable.js'
import { openVault, type OpenKeys, type OpenPair } from '../keys/ring.js'
import { chainOf, sealKeys } from '../keys/seal.js'
import { readVault, writeVault } from '../keys/vault.js'
import type { WorkerRoom } from '../room.js'

export interface ImportingKeys {
  /** The files' text, together: a key and its certificate come as two. */
  readonly text: string
  /** PKCS#12 files. */
  readonly bundles: readonly Uint8Array[]
  /** What opens PKCS#12 files, and keys of OpenPGP programs. */
  readonly code: string
  /** That of the keys here, or what becomes it; of a copy made by `exportKeys` the one it was made under. */
  readonly passphrase: string
}

/**
 * Joins what the file holds to what is here. Fault denied for a wrong passphrase or keys of somebody else, syntax when
 * nothing usable is in it.
 */
export async function run(
  { text: given, bundles, code, passphrase }: ImportingKeys,
  { keys, asking, link, clock, random }: WorkerRoom,
): Promise<void> {
  const { identity, mailbox } = asking
  const now = clock.now()
  const text = [given, ...bundles.slice(0, 4).map((one) => openBundle(one, code))].join('\n')
  const vault = await readVault(identity)
  const here = vault ? await openVault(vault, passphrase, now) : noKeys
  const portable = readPortable(text, identity)
  const found = portable
    ? await openVault(portable, passphrase, now)
    : await foreignKeys(text, code, now, async (certificate) => chainOf(link, certificate))
  if (!portable && (bundles.length > 0 || found.openPgp)) expectOwn(found, mailbox)
  const joined = portable ? joinNewest(found, here) : joinKeys(found, here)
  const madeAt = vault?.madeAt ?? now
  await writeVault(await sealKeys(identity, joined, passphrase, { madeAt, random }))
  keys.adopt(joined)
}

function openBundle(bundle: Uint8Array, code: string): string {
  try {
    return openPkcs12(bundle, code)
  } catch (error) {
    if (isFault(error, 'denied')) throw new SaidFault('denied', 'web.keys.wrong-code', {}, error)
    if (isFault(error, 'syntax')) throw new SaidFault('syntax', 'web.keys.unreadable', {}, error)
    throw error
  }
}

/** A bundle names no identity; that its certificate is for the mailbox in use keeps a colleague's from being taken. */
function expectOwn({ signature, encryption, openPgp: pgp }: OpenKeys, mailbox: string): void {
  if (pgp && !pgp.info.owners.some(({ address }) => address === mailbox))
    throw new SaidFault('denied', 'web.keys.of-another')
  for (const { certificate } of [...(signature ? [signature] : []), ...encryption])
    if (!certificate.altNames.email.some((one) => one.toLowerCase() === mailbox))
      throw new SaidFault('denied', 'web.keys.of-another')
}

/** Fault denied for a wrong code, syntax for what is no secret key of OpenPGP. */
async function pgpKey(text: string, code: string, now: number): Promise<openPgp.OpenedKey> {
  try {
    return await openPgp.openSecret(text, code.normalize('NFC'), now)
  } catch (error) {
    if (isFault(error, 'denied')) throw new SaidFault('denied', 'web.keys.wrong-code', {}, error)
    if (isFault(error)) throw new SaidFault('syntax', 'web.keys.unreadable', {}, error)
    throw error
  }
}

async function foreignKeys(
  text: string,
  code: string,
  now: number,
  chain: (certificate: Certificate) => Promise<readonly Certificate[]>,
): Promise<OpenKeys> {
  if (text.includes('BEGIN PGP PRIVATE KEY'))
    return { ...noKeys, openPgp: await pgpKey(text, code, now) }
  if (text.includes('BEGIN PGP PUBLIC KEY')) throw new SaidFault('syntax', 'web.keys.public-only')
  const pems = text.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g) ?? []
  const certificates = text.includes('BEGIN CERTIFICATE') ? parseCertificates(text) : []
  const pairs: OpenPair[] = []
  // Authorities that the gateway does not know are in the file.
  const chainFor = async (own: Certificate): Promise<readonly Certificate[]> => {
    const known = await chain(own)
    if (known.length > 0) return known
    return certificates.filter(
      ({ subject, issuer }) => subject.key === own.issuer.key && subject.key !== issuer.key,
    )
  }
  for (const pem of pems.slice(0, 8)) {
    const privateKey = createPrivateKey(pem)
    const open = createPublicKey(privateKey)
    const own = certificates.find(({ publicKey }) => publicKey?.equals(open) ?? false)
    if (own) pairs.push({ privateKey, certificate: own, chain: await chainFor(own) })
  }
  const uses = ({ certificate }: OpenPair, ...names: string[]): boolean =>
    (certificate.keyUsage ?? []).some((use) => names.includes(use))
  const encryption = pairs.filter((one) => uses(one, 'keyEncipherment', 'keyAgreement'))
  const signature = pairs.find((one) => uses(one, 'nonRepudiation') || !encryption.includes(one))
  if (pairs.length === 0) throw new SaidFault('syntax', 'web.keys.unreadable')
  return { ...noKeys, signature: signature ?? null, encryption }
}
