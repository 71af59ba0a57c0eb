/** Composing AuthEnvelopedData (RFC 5083) by AES-256-GCM (RFC 5084), for holders of RSA and elliptic keys. */

import { createCipheriv } from 'node:crypto'
import { Fault, type Random } from '../../server/base/index.js'
import {
  composeInteger,
  composeOid,
  composeTlv,
  tags,
  weaknessOf,
  type Certificate,
} from '../x509/index.js'
import { algorithmId } from './algorithms.js'
import { headOf } from './ber.js'
import { sealAgreed } from './key-agreement.js'
import { sealTransported } from './key-transport.js'
import { cmsLimits } from './limits.js'
import { aes256Gcm, contentTypes } from './oids.js'
import { serialInteger } from './signing-certificate.js'

const tagBytes = 16
const nonceBytes = 12
const keyBytes = 32

/**
 * The AuthEnvelopedData (DER) that each of `recipients` can open. Fault unsupported when a key can neither encipher nor
 * agree, or is too weak; too-large for too many recipients; syntax for none.
 */
export function encryptCms(
  content: Buffer,
  recipients: readonly Certificate[],
  random: Random,
): Buffer {
  if (recipients.length === 0) throw new Fault('syntax', 'encrypted to nobody')
  if (recipients.length > cmsLimits.recipients)
    throw new Fault('too-large', 'encrypted to too many recipients')
  const key = random.bytes(keyBytes)
  const nonce = random.bytes(nonceBytes)
  const infos = recipients.map((certificate) => recipientInfo(key, certificate))
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  const enciphered = Buffer.concat([cipher.update(content), cipher.final()])
  key.fill(0)
  const parameters = composeTlv(
    tags.sequence,
    composeTlv(tags.octetString, nonce),
    composeInteger(tagBytes),
  )
  const info = nest(tags.sequence, [
    composeOid(contentTypes.data),
    algorithmId(aes256Gcm, parameters),
    headOf(0x80, enciphered.length),
    enciphered,
  ])
  const data = nest(tags.sequence, [
    composeInteger(0),
    composeTlv(tags.set, ...infos.sort((a, b) => Buffer.compare(a, b))),
    ...info,
    composeTlv(tags.octetString, cipher.getAuthTag()),
  ])
  const whole = nest(tags.sequence, [
    composeOid(contentTypes.authEnvelopedData),
    ...nest(0xa0, data),
  ])
  return Buffer.concat(whole)
}

/** An element as pieces, so that a large content is copied once. */
const nest = (tag: number, parts: readonly Buffer[]): Buffer[] => [
  headOf(
    tag,
    parts.reduce((sum, part) => sum + part.length, 0),
  ),
  ...parts,
]

function recipientInfo(key: Buffer, { publicKey, issuer, serial, subject }: Certificate): Buffer {
  const id = composeTlv(tags.sequence, issuer.der, serialInteger(serial))
  if (publicKey && weaknessOf(publicKey) === undefined) {
    if (publicKey.asymmetricKeyType === 'rsa') return sealTransported(key, publicKey, id)
    if (publicKey.asymmetricKeyType === 'ec') return sealAgreed(key, publicKey, id)
  }
  throw new Fault('unsupported', `nothing can be encrypted to the key of ${subject.text}`)
}
