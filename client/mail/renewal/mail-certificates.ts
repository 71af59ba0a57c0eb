/**
 * The keys that sign and open a holder's mail: made here, certified over EST under a label, put in place so that a death
 * leaves either the old pair or the new one. The key that opened mail is kept, or its mail would be lost.
 */

import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  composeName,
  composeRequest,
  keyName,
  keySigner,
  makeKey,
  makePkcs12,
  toPem,
  type Certificate,
  type ProfileName,
} from '../../../pki/index.js'
import type { Random } from '../../../server/base/index.js'
import { fileFault } from '../files.js'
import type { Endpoint, Identity } from '../identity.js'
import {
  certificateFileOf,
  inOld,
  keyFileOf,
  nextNameOf,
  oldFolder,
  type MailKeyUse,
} from '../mail-keys/files.js'
import { readCurrent, type MailKey } from '../mail-keys/open.js'
import { writeDurable } from '../mail-keys/pgp-files.js'
import { askMailCertificate } from './est.js'
import { chainOf } from './renew-chain.js'

export const mailKeyUses: readonly MailKeyUse[] = ['signature', 'encryption']

const profiles = {
  signature: { person: 'professional-signature', organisation: 'organisation-signature' },
  encryption: { person: 'smime-encryption', organisation: 'organisation-encryption' },
} as const satisfies Record<MailKeyUse, Record<string, ProfileName>>

/** Makes a key, has it certified, puts both in place. Faults as those of EST; the folder is as it was. */
export async function renewPair(
  identity: Identity,
  endpoint: Endpoint,
  use: MailKeyUse,
): Promise<Certificate> {
  const { folder, account } = identity
  const before = await readCurrent(identity, use)
  const { privateKey } = await makeKey(kindFor(identity, before))
  const kind = account.identity.startsWith('rpps:') ? 'person' : 'organisation'
  const request = await composeRequest(composeName([]), keySigner(privateKey))
  const certificate = await askMailCertificate(identity, endpoint, profiles[use][kind], request)
  const [issuer] = await chainOf(certificate, identity, endpoint)
  if (use === 'encryption' && before) await keepOld(folder, before)
  await place(folder, use, privateKey, [certificate, ...(issuer ? [issuer] : [])])
  return certificate
}

/** As the key before, or as that of the sessions; an Ed25519 key enciphers nothing. */
function kindFor(identity: Identity, before: MailKey | null): string {
  const kind = keyName(before?.privateKey ?? createPrivateKey(identity.key))
  return kind === 'ed25519' ? 'ecdsa-p256' : kind
}

const pemOf = (certificates: readonly Certificate[]): string =>
  certificates.map(({ der }) => toPem('CERTIFICATE', der)).join('')

const keyText = (key: KeyObject): string => String(key.export({ type: 'pkcs8', format: 'pem' }))

async function keepOld(folder: string, { privateKey, certificate }: MailKey): Promise<void> {
  await mkdir(join(folder, oldFolder), { recursive: true, mode: 0o700 })
  const { serial } = certificate
  await writeDurable(inOld(folder, keyFileOf(serial)), keyText(privateKey), 0o600)
  await writeDurable(inOld(folder, certificateFileOf(serial)), pemOf([certificate]), 0o644)
}

/** The certificate goes last: until then it lies beside, where reading finds it for the new key. */
async function place(
  folder: string,
  use: MailKeyUse,
  key: KeyObject,
  certificates: readonly Certificate[],
): Promise<void> {
  const next = nextNameOf(use)
  const path = (name: string): string => join(folder, name)
  await writeDurable(path(certificateFileOf(next)), pemOf(certificates), 0o644)
  await writeDurable(path(keyFileOf(next)), keyText(key), 0o600)
  try {
    await rename(path(keyFileOf(next)), path(keyFileOf(use)))
    await rename(path(certificateFileOf(next)), path(certificateFileOf(use)))
  } catch (error) {
    throw fileFault('unwritable', path(keyFileOf(use)), error)
  }
}

/** `mail.p12` with both keys as they are now, for other mail programs. False when one is missing. */
export async function writeMailBundle(
  identity: Identity,
  password: string,
  random: Random,
): Promise<boolean> {
  const signing = await readCurrent(identity, 'signature')
  const opening = await readCurrent(identity, 'encryption')
  if (!signing || !opening) return false
  const { account, folder } = identity
  const friendlyName = account.displayName ?? account.identity
  const { chain } = signing
  const bundle = { ...signing, also: [opening], chain, password, friendlyName }
  const path = join(folder, 'mail.p12')
  await writeFile(`${path}.part`, makePkcs12(bundle, random), { mode: 0o600 })
  await rename(`${path}.part`, path)
  return true
}

/** When the pair of `use` ends, in milliseconds since the epoch; null without one. */
export async function endOfPair(identity: Identity, use: MailKeyUse): Promise<number | null> {
  const pair = await readCurrent(identity, use)
  return pair && Date.parse(new X509Certificate(pair.certificate.der).validTo)
}
