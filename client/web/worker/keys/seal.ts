/** Keys put under a passphrase, and made anew: what is written to the vault. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  composeName,
  composeRequest,
  keySigner,
  parseCertificate,
  parseCertsOnly,
  sealPrivateKey,
  type Certificate,
} from '../../../../pki/index.js'
import { SaidFault, type Random } from '../../../../server/base/index.js'
import { askGateway, authoritiesKnown, type GatewayLink } from '../../../gateway/index.js'
import { openPgp } from '../../../keys/index.js'
import type { OpenKeys, OpenPair } from './ring.js'
import type { SealedPair, Vault } from './vault.js'

/** Shorter passphrases are refused: whoever gets hold of the browser's files may try as long as they like. */
export const shortest = 12

export function expectPassphrase(passphrase: string): string {
  const normal = passphrase.normalize('NFC')
  if ([...normal].length >= shortest && normal.length <= 1000) return normal
  throw new SaidFault('syntax', 'web.keys.too-short', { count: shortest })
}

/** The vault of open keys under `passphrase`. Fault syntax for one that is too short. */
export async function sealKeys(
  identity: string,
  { signature, encryption, openPgp: pgp, olderOpenPgp }: OpenKeys,
  passphrase: string,
  { madeAt, random }: { readonly madeAt: number; readonly random: Random },
): Promise<Vault> {
  const normal = expectPassphrase(passphrase)
  const phrase = Buffer.from(normal, 'utf8')
  const sealed = async (pair: OpenPair): Promise<SealedPair> => ({
    key: await sealPrivateKey(pair.privateKey, phrase, random),
    certificates: [pair.certificate, ...pair.chain].map(({ der }) => Uint8Array.from(der)),
  })
  const pairs: SealedPair[] = []
  for (const one of encryption) pairs.push(await sealed(one))
  const [current, ...older] = pairs
  const olderPgp: string[] = []
  for (const one of olderOpenPgp) olderPgp.push(await openPgp.closeSecret(one, normal))
  return {
    ...{ version: 1, identity, madeAt },
    signature: signature && (await sealed(signature)),
    encryption: current ?? null,
    older,
    openPgp: pgp && (await openPgp.closeSecret(pgp, normal)),
    olderOpenPgp: olderPgp,
  }
}

/** The authority's profile for each use, by who asks (RFC 7030 §3.2.2 takes it as a label). */
const profiles = {
  signature: { person: 'professional-signature', organisation: 'organisation-signature' },
  encryption: { person: 'smime-encryption', organisation: 'organisation-encryption' },
} as const

/**
 * A fresh P-256 pair, certified by the gateway's authority over the page's own connection. The private key stays here.
 * Faults as `askGateway`: denied with the authority's own sentence, limited when it was asked too often.
 */
export async function certifiedPair(
  link: GatewayLink,
  use: keyof typeof profiles,
  identity: string,
): Promise<OpenPair> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const request = await composeRequest(composeName([]), keySigner(privateKey))
  const profile = profiles[use][identity.startsWith('rpps:') ? 'person' : 'organisation']
  const { body } = await askGateway(link, {
    ...{ method: 'POST', path: `/.well-known/est/${profile}/simpleenroll` },
    ...{ body: request.toString('base64'), contentType: 'application/pkcs10' },
  })
  const text = new TextDecoder().decode(body).replace(/\s+/g, '')
  const [certificate] = parseCertsOnly(Buffer.from(text, 'base64')).map((der) =>
    parseCertificate(der),
  )
  if (!certificate || !isOf(certificate, privateKey))
    throw new SaidFault('corrupt', 'gateway.odd-answer')
  return { privateKey, certificate, chain: await chainOf(link, certificate) }
}

const isOf = ({ publicKey }: Certificate, privateKey: KeyObject): boolean =>
  publicKey?.equals(keySigner(privateKey).publicKey) ?? false

/** The authority that issued it, so that whoever reads finds the way to a root. */
export async function chainOf(
  link: GatewayLink,
  { issuer }: Certificate,
): Promise<readonly Certificate[]> {
  const known = await authoritiesKnown(link)
  return known.filter(
    ({ subject, issuer: above }) => subject.key === issuer.key && subject.key !== above.key,
  )
}
