/** Encrypting and signing bytes. What they mean, a MIME entity most often, is the caller's. */

import {
  createMessage,
  encrypt as seal,
  enums,
  SignaturePacket,
  sign as signMessage,
} from 'openpgp'
import { SaidFault } from '../../../server/base/index.js'
import { parseArmoredKey } from './key-info.js'
import { openPgpLimits } from './limits.js'
import { privateOf, type OpenedKey } from './opened-key.js'
import { settings } from './settings.js'

export interface Sealing {
  readonly content: Uint8Array
  /** Armored public keys, the sender's own among them when the sender is to read it again. */
  readonly to: readonly string[]
  /** Signed inside the encryption by these (RFC 3156 §6.2). */
  readonly signers?: readonly OpenedKey[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * Encrypts to every key and gives an armored message. AEAD is used when every key announces it (RFC 9580 §5.13.2),
 * integrity protection always. SaidFault corrupt for what is no key, denied for one that is expired, revoked, or cannot
 * encrypt.
 */
export async function encrypt({ content, to, signers = [], now }: Sealing): Promise<string> {
  if (to.length === 0 || to.length > openPgpLimits.recipients) {
    throw new SaidFault('too-large', 'openpgp.recipients', { limit: openPgpLimits.recipients })
  }
  const encryptionKeys = await Promise.all(to.map(parseArmoredKey))
  const date = new Date(now)
  for (const key of encryptionKeys) {
    await key.getEncryptionKey(undefined, date).catch((cause: unknown) => {
      const fingerprint = key.getFingerprint().toUpperCase()
      throw new SaidFault('denied', 'openpgp.cannot-encrypt', { fingerprint }, cause)
    })
  }
  // The library's return types go through an optional package that is not installed.
  return (await seal({
    message: await createMessage({ binary: content, date }),
    encryptionKeys,
    signingKeys: signers.map(privateOf),
    date,
    format: 'armored',
    config: settings,
  })) as string
}

export interface DetachedSignature {
  /** Armored. */
  readonly signature: string
  /** For the header: `pgp-sha512` (RFC 3156 §5). */
  readonly micalg: string
}

/** Signs `content` as it stands, byte for byte. SaidFault denied when the key is expired, revoked, or cannot sign. */
export async function sign(
  content: Uint8Array,
  signer: OpenedKey,
  now: number,
): Promise<DetachedSignature> {
  const date = new Date(now)
  try {
    const signature = await signMessage({
      message: await createMessage({ binary: content, date }),
      signingKeys: privateOf(signer),
      detached: true,
      date,
      format: 'object',
      config: settings,
    })
    const packet = signature.packets.find((one) => one instanceof SignaturePacket)
    const hash = packet?.hashAlgorithm ?? enums.hash.sha512
    return { signature: signature.armor(), micalg: `pgp-${enums.read(enums.hash, hash)}` }
  } catch (cause) {
    const { fingerprint } = signer.info
    throw new SaidFault('denied', 'openpgp.cannot-sign', { fingerprint }, cause)
  }
}
