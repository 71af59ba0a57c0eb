/** Reads the keys of an identity folder that sign and open mail, each with its certificate and the chain above it. */

import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { parseCertificates, type Certificate } from '../../../pki/index.js'
import { isFault, PhrasedFault } from '../../../server/base/index.js'
import type { Identity } from '../identity.js'
import {
  certificateFileOf,
  inOld,
  keyFileOf,
  namesIn,
  oldFolder,
  readOptional,
  type MailKeyUse,
} from './files.js'

/** A private key with what shows whose it is. */
export interface MailKey {
  readonly privateKey: KeyObject
  readonly certificate: Certificate
  /** Issuing CA, then root, as far as the folder knows them. */
  readonly chain: readonly Certificate[]
}

/** The pair in use for signing or for opening; null without one. */
export async function readCurrent(identity: Identity, use: MailKeyUse): Promise<MailKey | null> {
  return readPair(identity, use, identity.folder)
}

/** `openDecryption` of the door. */
export async function readDecryption(identity: Identity): Promise<MailKey[]> {
  const { folder } = identity
  const current = await readCurrent(identity, 'encryption')
  const old: MailKey[] = []
  for (const serial of await namesIn(join(folder, oldFolder), keyFileOf(''))) {
    const pair = await readPair(identity, serial, inOld(folder, ''))
    // Old signature keys may stand there too: they open nothing.
    if (pair && opens(pair.certificate)) old.push(pair)
  }
  old.sort((a, b) => b.certificate.notAfter - a.certificate.notAfter)
  return current ? [current, ...old] : old
}

const opens = ({ keyUsage = [] }: Certificate): boolean =>
  keyUsage.includes('keyEncipherment') || keyUsage.includes('keyAgreement')

async function readPair(
  { anchors }: Identity,
  name: string,
  folder: string,
): Promise<MailKey | null> {
  const path = join(folder, keyFileOf(name))
  const key = await readOptional(path, true)
  const text = await certificateFor(folder, name, key)
  // A key without its certificate is what an interrupted request leaves: nobody has certified it.
  if (key === null || text === null) return null
  try {
    const [certificate, ...above] = parseCertificates(text)
    if (!certificate) throw new Error('no certificate')
    const privateKey = createPrivateKey(key)
    if (!new X509Certificate(certificate.der).checkPrivateKey(privateKey))
      throw new Error('the key is not that of the certificate')
    const chain = chainAbove(certificate, [...above, ...parseCertificates(anchors)])
    return { privateKey, certificate, chain }
  } catch (error) {
    if (isFault(error) && error.kind !== 'syntax') throw error
    throw new PhrasedFault('corrupt', 'identity.badMaterial', { path }, error)
  }
}

/** That of the key: a death while a pair was replaced leaves the certificate of the new key beside. */
async function certificateFor(
  folder: string,
  name: string,
  key: string | null,
): Promise<string | null> {
  const text = await readOptional(join(folder, certificateFileOf(name)), false)
  const next = await readOptional(join(folder, certificateFileOf(`${name}.next`)), false)
  return next !== null && key !== null && isOf(next, key) ? next : text
}

function isOf(certificate: string, key: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))
  } catch {
    return false
  }
}

/** From the issuer up, by name and key. */
export function chainAbove(leaf: Certificate, known: readonly Certificate[]): Certificate[] {
  const chain: Certificate[] = []
  for (let below = leaf; chain.length < known.length;) {
    const child = new X509Certificate(below.der)
    const issuer = known.find((one) => child.checkIssued(new X509Certificate(one.der)))
    if (!issuer || issuer.fingerprint === below.fingerprint) break
    chain.push(issuer)
    below = issuer
  }
  return chain
}
