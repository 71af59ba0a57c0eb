/** The certificates of an identity that are for its mail: one signs, one is enciphered to; with their keys, for the holder alone. */

import { join } from 'node:path'
import {
  keyName,
  makePkcs12,
  type Certificate,
  type Enrolment,
  type IssuedWithKey,
  type ProfileName,
} from '../../pki/index.js'
import { writeWhole } from '../config/index.js'
import type { Data } from '../data.js'
import { pemChain } from './pem.js'

const profilesOf = {
  rpps: { signature: 'professional-signature', encryption: 'smime-encryption' },
  organisation: { signature: 'organisation-signature', encryption: 'organisation-encryption' },
} as const satisfies Record<string, Record<string, ProfileName>>

const profilesFor = (identity: string): (typeof profilesOf)[keyof typeof profilesOf] =>
  profilesOf[identity.startsWith('rpps:') ? 'rpps' : 'organisation']

export interface MailCertificates {
  readonly signature: Certificate
  readonly encryption: Certificate
}

/**
 * Issues both certificates for the mailbox of `enrolment` and writes `signature.pem`, `encryption.pem` with their keys,
 * and `mail.p12`, under `password`, for other mail programs. Undefined without a mailbox.
 */
export async function writeMailCertificates(
  data: Data,
  enrolment: Enrolment,
  out: string,
  password: string,
  actor: string,
): Promise<MailCertificates | undefined> {
  const { identity, mailbox } = enrolment
  if (mailbox === undefined) return undefined
  const order = { identity, actor, mailboxes: [mailbox], keyType: familyOf(enrolment) }
  const { signature: signs, encryption: opens } = profilesFor(identity)
  const signature = await data.authority.issueFor({ ...order, profile: signs })
  const encryption = await data.authority.issueFor({ ...order, profile: opens })
  writeKey(out, 'signature', signature)
  writeKey(out, 'encryption', encryption)
  const entry = await data.directory.identity(identity)
  const friendlyName = entry?.displayName ?? identity
  const { chain } = signature
  const bundle = { ...signature, also: [encryption], chain, password, friendlyName }
  writeWhole(join(out, 'mail.p12'), makePkcs12(bundle, data.random))
  return { signature: signature.certificate, encryption: encryption.certificate }
}

/** As the key of the sessions: who asked for small certificates wants small ones here. Ed25519 enciphers to nobody. */
const familyOf = ({ certificate: { publicKey } }: Enrolment): string =>
  publicKey && keyName(publicKey).startsWith('rsa') ? 'rsa' : 'ecdsa'

function writeKey(
  out: string,
  name: 'signature' | 'encryption',
  { privateKey, certificate, chain }: IssuedWithKey,
): void {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeWhole(join(out, `${name}.key.pem`), pem)
  // With its issuer, which may be of a later generation than that of the session's.
  writeWhole(join(out, `${name}.pem`), pemChain([certificate, ...chain.slice(0, -1)]), 0o644)
}
