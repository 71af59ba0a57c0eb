/** Signed checkpoints: a note, kept outside the database, of how far the log had come; cutting its tail shows. */

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { Fault } from '../base/index.js'

export interface Checkpoint {
  readonly log: string
  readonly seq: number
  /** Hex hash of entry `seq`. */
  readonly hash: string
  readonly at: string
  /** Ed25519 over the four fields above, base64. */
  readonly signature: string
}

/** Ed25519 key of the log, PKCS#8 DER, to be wrapped before it is stored. */
export function generateAuditKey(): { privateKey: Buffer; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  }
}

const signedBytes = (c: Omit<Checkpoint, 'signature'>): Buffer =>
  Buffer.from(`pli audit checkpoint v1\n${c.log}\n${c.seq}\n${c.hash}\n${c.at}\n`, 'utf8')

export function signCheckpoint(
  privateKey: Buffer,
  fields: Omit<Checkpoint, 'signature'>,
): Checkpoint {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  return { ...fields, signature: sign(null, signedBytes(fields), key).toString('base64') }
}

/** Reads a checkpoint file's text and checks its signature. Fault corrupt when either fails. */
export function openCheckpoint(text: string, publicKey: string): Checkpoint {
  try {
    const value = JSON.parse(text) as Checkpoint
    const signature = Buffer.from(value.signature, 'base64')
    if (verify(null, signedBytes(value), createPublicKey(publicKey), signature)) return value
  } catch (cause) {
    throw new Fault('corrupt', 'the audit checkpoint cannot be read', { cause })
  }
  throw new Fault('corrupt', 'the audit checkpoint has a wrong signature')
}
