/** Opening EnvelopedData and AuthEnvelopedData. Whatever fails, one and the same fault is thrown: a reader is no oracle. */

import { createDecipheriv, type KeyObject } from 'node:crypto'
import { Fault, type Random } from '../../server/base/index.js'
import type { Certificate } from '../x509/index.js'
import {
  parseEnveloped,
  type ContentCipher,
  type Enveloped,
  type Recipient,
} from './enveloped-data.js'
import { openAgreed } from './key-agreement.js'
import { openTransported } from './key-transport.js'
import { isMeant } from './reading.js'

/** A private key and the certificate that others encrypt to. */
export interface DecryptionKey {
  readonly certificate: Certificate
  readonly key: KeyObject
}

export interface Decrypted {
  readonly content: Buffer
  /**
   * False for CBC: anybody on the way may have changed what comes out, so none of it may meet other content or be fetched
   * from (EFAIL).
   */
  readonly isAuthenticated: boolean
  readonly cipher: string
  /** The certificate whose key opened it. */
  readonly openedBy: Certificate
}

/** Keys of one message are tried for at most so many recipients. */
const maxTries = 16

/**
 * Opens `cms` with the first key that it is meant for. Fault syntax or too-large when it is nothing enciphered,
 * unsupported for a cipher that is not read, not-found when it is meant for none of `keys`; corrupt for every other
 * reason alike.
 */
export function decryptCms(cms: Buffer, keys: readonly DecryptionKey[], random: Random): Decrypted {
  const enveloped = parseEnveloped(cms)
  const { cipher } = enveloped
  if (!cipher) throw new Fault('unsupported', `the cipher ${enveloped.cipherId} is not read`)
  const ways = waysOf(enveloped, keys)
  if (ways.length === 0) throw new Fault('not-found', 'it is encrypted to none of these keys')
  for (const { recipient, key } of ways.slice(0, maxTries)) {
    const content = open(enveloped, cipher, recipient, key, random.bytes(cipher.keyBytes))
    const isAuthenticated = cipher.kind === 'gcm'
    if (content) return { content, isAuthenticated, cipher: cipher.name, openedBy: key.certificate }
  }
  throw new Fault('corrupt', 'it cannot be decrypted')
}

interface Way {
  readonly recipient: Recipient
  readonly key: DecryptionKey
}

const waysOf = ({ recipients }: Enveloped, keys: readonly DecryptionKey[]): Way[] =>
  recipients.flatMap((recipient) =>
    keys
      .filter(
        ({ certificate, key }) =>
          isMeant(recipient.id, certificate) &&
          key.asymmetricKeyType === (recipient.kind === 'transport' ? 'rsa' : 'ec'),
      )
      .map((key) => ({ recipient, key })),
  )

function open(
  { enciphered }: Enveloped,
  cipher: ContentCipher,
  recipient: Recipient,
  { key }: DecryptionKey,
  substitute: Buffer,
): Buffer | undefined {
  try {
    const opened =
      recipient.kind === 'transport'
        ? openTransported(recipient, key, substitute)
        : openAgreed(recipient, key)
    const contentKey = opened.length === cipher.keyBytes ? opened : substitute
    return decipher(enciphered, cipher, contentKey)
  } catch {
    return undefined
  }
}

function decipher(enciphered: Buffer, cipher: ContentCipher, key: Buffer): Buffer {
  if (cipher.kind === 'cbc') {
    const cbc = createDecipheriv(cipher.name, key, cipher.iv)
    return Buffer.concat([cbc.update(enciphered), cbc.final()])
  }
  const { name, nonce, tag, beside } = cipher
  const gcm = createDecipheriv(name, key, nonce, { authTagLength: tag.length })
  gcm.setAuthTag(tag)
  if (beside.length > 0) gcm.setAAD(beside)
  return Buffer.concat([gcm.update(enciphered), gcm.final()])
}
