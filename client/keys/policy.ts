/** How a message is sealed end to end: by what every recipient and the sender can open, or not at all; never in part. */

import { verifyChain, type Certificate, type Crl } from '../../pki/index.js'
import { isCertifiedBy, readKey } from './openpgp/index.js'

/** What a directory has for one address, not yet believed. */
export interface OfferedKeys {
  readonly address: string
  /** For encryption, the one to be preferred first. */
  readonly certificates: readonly Certificate[]
  /** Armored. */
  readonly openPgp: string | null
}

/** What keys are believed by. */
export interface KeyTrust {
  /** Authorities that certificates have to come from. */
  readonly anchors: readonly Certificate[]
  readonly intermediates: readonly Certificate[]
  /** Armored keys of the directory: whose word counts on whose an OpenPGP key is. */
  readonly directory: readonly string[]
  /** Lists of what was revoked, as far as they could be had: a certificate that stands in one is not used. */
  readonly lists?: readonly Crl[]
  /** Fingerprints of OpenPGP keys that a person has compared with their holder. */
  readonly accepted?: readonly string[]
}

/** Why an offered key is not used. */
export type KeyDoubt =
  'unproven' | 'other-address' | 'ended' | 'unfit' | 'unreadable' | 'bad-certificate'

/** What of it is believed and of use now. */
export interface UsableKeys {
  readonly address: string
  /** Armored. */
  readonly openPgp: string | null
  readonly certificate: Certificate | null
  readonly doubts: readonly KeyDoubt[]
}

type JudgedPgp = { readonly key: string } | { readonly doubt: KeyDoubt }

/**
 * Is this OpenPGP key to be used for the address? Only when the directory certified it, or a person accepted its
 * fingerprint; a user id is a claim that anybody can make.
 */
export async function judgePgpKey(
  armored: string,
  address: string,
  { directory, accepted = [] }: Pick<KeyTrust, 'directory' | 'accepted'>,
  now: number,
): Promise<JudgedPgp> {
  const info = await readKey(armored, now).catch(() => null)
  if (info === null) return { doubt: 'unreadable' }
  const isEnded = info.isRevoked || (info.expiresAt !== null && info.expiresAt <= now)
  if (isEnded) return { doubt: 'ended' }
  if (!info.canEncrypt) return { doubt: 'unfit' }
  if (accepted.some((one) => one.toUpperCase() === info.fingerprint)) return { key: armored }
  const certified = await isCertifiedBy({ key: armored, address, certifiers: directory, now })
  if (certified.isCertified) return { key: armored }
  return { doubt: certified.why === 'address' ? 'other-address' : 'unproven' }
}

/** Whoever gave the certificate may not know yet, or not want it known. */
const isRevoked = ({ issuer, serial }: Certificate, lists: readonly Crl[]): boolean =>
  lists.some((list) => list.issuer.key === issuer.key && list.entries.get(serial) !== undefined)

const fits = (certificate: Certificate, address: string, trust: KeyTrust, now: number): boolean =>
  !isRevoked(certificate, trust.lists ?? []) &&
  verifyChain({
    leaf: certificate,
    untrusted: trust.intermediates,
    anchors: trust.anchors,
    purpose: 'email',
    at: now,
    name: address,
  }).admitted &&
  (certificate.keyUsage ?? ['keyEncipherment']).some((use) =>
    ['keyEncipherment', 'keyAgreement'].includes(use),
  )

/** Judges what a directory offers for one address. */
export async function judgeKeys(
  offered: OfferedKeys,
  trust: KeyTrust,
  now: number,
): Promise<UsableKeys> {
  const { address, certificates, openPgp } = offered
  const certificate = certificates.find((one) => fits(one, address, trust, now)) ?? null
  const doubts: KeyDoubt[] = []
  if (certificate === null && certificates.length > 0) doubts.push('bad-certificate')
  if (openPgp === null) return { address, certificate, openPgp: null, doubts }
  const judged = await judgePgpKey(openPgp, address, trust, now)
  if ('doubt' in judged) doubts.push(judged.doubt)
  return { address, certificate, openPgp: 'key' in judged ? judged.key : null, doubts }
}

export type EncryptionPlan =
  | { readonly way: 'openpgp'; readonly keys: readonly string[] }
  | { readonly way: 'smime'; readonly certificates: readonly Certificate[] }
  | {
      readonly way: 'none'
      /** Recipients without the key that most of the others have. */
      readonly lacking: readonly UsableKeys[]
      /** Some recipient has a key: in clear, that one gets less than there is. */
      readonly someHave: boolean
      /** Recipients could be written to, but the sender could not read the copy. */
      readonly senderLacks: boolean
    }

/**
 * OpenPGP when everybody has such a key, S/MIME when everybody has such a certificate, otherwise nothing: the sender
 * counts too, whose own copy is to stay readable.
 */
export function planEncryption(
  recipients: readonly UsableKeys[],
  sender: UsableKeys,
): EncryptionPlan {
  const all = [...recipients, sender]
  const keys = all.flatMap(({ openPgp }) => (openPgp === null ? [] : [openPgp]))
  const certificates = all.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]))
  if (keys.length === all.length) return { way: 'openpgp', keys: [...new Set(keys)] }
  if (certificates.length === all.length)
    return { way: 'smime', certificates: unique(certificates) }
  const withoutPgp = recipients.filter(({ openPgp }) => openPgp === null)
  const withoutCertificate = recipients.filter(({ certificate }) => certificate === null)
  const lacking = withoutPgp.length < withoutCertificate.length ? withoutPgp : withoutCertificate
  return {
    way: 'none',
    lacking,
    someHave: recipients.some(
      ({ openPgp, certificate }) => openPgp !== null || certificate !== null,
    ),
    senderLacks: lacking.length === 0,
  }
}

const unique = (certificates: readonly Certificate[]): Certificate[] => [
  ...new Map(certificates.map((one) => [one.fingerprint, one])).values(),
]
