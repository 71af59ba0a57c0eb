/** Decrypting and verifying. A message that is damaged in any way gives an error, and never a part of its content. */

import {
  createMessage,
  decrypt as unseal,
  readKey as parseKey,
  readMessage,
  readSignature,
  verify as verifyMessage,
  type DecryptMessageResult,
  type Message,
  type PublicKey,
} from 'openpgp'
import { SaidFault } from '../../../server/base/index.js'
import { openPgpLimits } from './limits.js'
import { privateOf, type OpenedKey } from './opened-key.js'
import { settings } from './settings.js'

type VerificationResult = DecryptMessageResult['signatures'][number]

/** One signature: whose key made it, as far as that key is among those given. */
export interface FoundSignature {
  /** `unknown-key`: made by a key that was not given, so nothing is known about it. */
  readonly state: 'valid' | 'invalid' | 'unknown-key'
  /** Of the primary key, hexadecimal capitals; null for a key that was not given. */
  readonly fingerprint: string | null
  /** Sixteen hexadecimal digits, or the start of a version 6 fingerprint. */
  readonly keyId: string
  /** When its maker says it was made, milliseconds since the epoch; null when it does not say. */
  readonly at: number | null
}

export interface Opening {
  /** Armored, or as binary packets. */
  readonly message: Uint8Array | string
  /** Superseded keys too: old mail stays readable. */
  readonly keys: readonly OpenedKey[]
  /** Armored keys of those who may have signed it. */
  readonly verifyWith?: readonly string[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

export interface OpenedMessage {
  readonly content: Uint8Array
  /** The fingerprints of the keys given that it is encrypted to. */
  readonly openedWith: readonly string[]
  /** Empty when nobody signed inside the encryption. */
  readonly signatures: readonly FoundSignature[]
}

const armorStart = '-----BEGIN PGP'

function textOf(message: Uint8Array | string): string | null {
  if (typeof message === 'string') return message
  const head = new TextDecoder('latin1').decode(message.subarray(0, 256))
  return head.trimStart().startsWith(armorStart) ? new TextDecoder('latin1').decode(message) : null
}

async function parseMessage(message: Uint8Array | string): Promise<Message<Uint8Array>> {
  if (message.length > openPgpLimits.messageBytes) {
    throw new SaidFault('too-large', 'openpgp.message-too-large')
  }
  const armored = textOf(message)
  try {
    return armored === null
      ? await readMessage({ binaryMessage: message as Uint8Array, config: settings })
      : await readMessage({ armoredMessage: armored, config: settings })
  } catch (cause) {
    throw new SaidFault('corrupt', 'openpgp.no-message', {}, cause)
  }
}

/** Those of `armored` that can be read: one broken key among a sender's must not hide what the others say. */
async function readable(armored: readonly string[]): Promise<PublicKey[]> {
  const keys: PublicKey[] = []
  for (const armoredKey of armored) {
    if (armoredKey.length > openPgpLimits.keyBytes) continue
    const key = await parseKey({ armoredKey, config: settings }).catch(() => null)
    if (key !== null) keys.push(key)
  }
  return keys
}

async function judge(
  result: VerificationResult,
  keys: readonly PublicKey[],
): Promise<FoundSignature> {
  const signer = keys.find((key) => key.getKeys(result.keyID).length > 0)
  const packet = await result.signature.then(({ packets }) => packets[0]).catch(() => undefined)
  const found = {
    fingerprint: signer?.getFingerprint().toUpperCase() ?? null,
    keyId: result.keyID.toHex().toUpperCase(),
    at: packet?.created?.getTime() ?? null,
  }
  const isValid = await result.verified.then(
    () => true,
    () => false,
  )
  return { ...found, state: signer === undefined ? 'unknown-key' : isValid ? 'valid' : 'invalid' }
}

function judgeAll(
  results: readonly VerificationResult[],
  keys: readonly PublicKey[],
): Promise<FoundSignature[]> {
  const looked = results.slice(0, openPgpLimits.signatures)
  return Promise.all(looked.map((result) => judge(result, keys)))
}

const withSkew = (now: number): Date => new Date(now + openPgpLimits.clockSkewMs)

/**
 * Opens an encrypted message. SaidFault corrupt when it is none or was altered, denied when none of `keys` opens it,
 * too-large past the limits.
 */
export async function decrypt(opening: Opening): Promise<OpenedMessage> {
  const { keys, verifyWith = [], now } = opening
  const message = await parseMessage(opening.message)
  const ids = message.getEncryptionKeyIDs()
  if (ids.length === 0) throw new SaidFault('corrupt', 'openpgp.no-message')
  const mine = keys.filter((key) =>
    ids.some((id) => /^0+$/.test(id.toHex()) || privateOf(key).getKeys(id).length > 0),
  )
  if (mine.length === 0) throw new SaidFault('denied', 'openpgp.not-for-us')
  const verificationKeys = await readable(verifyWith)
  try {
    // The library's return types go through an optional package that is not installed.
    const { data, signatures } = (await unseal({
      message,
      decryptionKeys: mine.map(privateOf),
      verificationKeys,
      date: withSkew(now),
      format: 'binary',
      config: settings,
    })) as Pick<DecryptMessageResult, 'signatures'> & { readonly data: Uint8Array }
    return {
      content: data,
      openedWith: mine.map(({ info }) => info.fingerprint),
      signatures: await judgeAll(signatures, verificationKeys),
    }
  } catch (cause) {
    // One answer for every way it fails, so that nothing can be learnt by sending variants.
    throw new SaidFault('corrupt', 'openpgp.damaged', {}, cause)
  }
}

/** A detached signature and what it was made over. */
export interface Verification {
  readonly content: Uint8Array
  /** Armored, or as binary packets. */
  readonly signature: Uint8Array | string
  /** Armored keys of those who may have made it. */
  readonly keys: readonly string[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Looks at each signature in turn; `[]` never comes back: what holds no signature is SaidFault corrupt. */
export async function verify(question: Verification): Promise<readonly FoundSignature[]> {
  const { content, signature: given, keys, now } = question
  const armored = textOf(given)
  const verificationKeys = await readable(keys)
  try {
    const signature =
      armored === null
        ? await readSignature({ binarySignature: given as Uint8Array, config: settings })
        : await readSignature({ armoredSignature: armored, config: settings })
    const message = await createMessage({ binary: content })
    const date = withSkew(now)
    const asked = { message, signature, verificationKeys, date, config: settings } as const
    const { signatures } = await verifyMessage({ ...asked, format: 'binary' })
    const found = await judgeAll(signatures, verificationKeys)
    if (found.length > 0) return found
  } catch (cause) {
    throw new SaidFault('corrupt', 'openpgp.no-signature', {}, cause)
  }
  throw new SaidFault('corrupt', 'openpgp.no-signature')
}
