/** A signer and the authorities above, for tests: crafted, so that every mistake can be made. */

import {
  caExtensions,
  craft,
  craftRoot,
  now,
  personSubject,
  type Craft,
  type Crafted,
} from '../../pki/crafted.case.js'
import {
  compose,
  composeCrl,
  extensions,
  keyPurposes,
  keySigner,
  policyOids,
  type Crl,
  type RawExtension,
} from '../../pki/x509/index.js'
import type { SignerTrust } from './index.js'

export const day = 86_400_000
export { now }

export const usage = (...names: Parameters<typeof extensions.keyUsage.compose>[0]): RawExtension =>
  compose(extensions.keyUsage, names, true)
export const purpose = (...names: (keyof typeof keyPurposes)[]): RawExtension =>
  compose(
    extensions.extendedKeyUsage,
    names.map((name) => keyPurposes[name]),
  )
export const policy = (...oids: string[]): RawExtension =>
  compose(extensions.certificatePolicies, oids)

/** The extensions that the profile professional-signature wants. */
export const signing: readonly RawExtension[] = [
  usage('digitalSignature', 'nonRepudiation'),
  purpose('emailProtection'),
  policy(policyOids.professionalSignature),
]

export interface TrustSpace {
  readonly root: Crafted
  readonly people: Crafted
  readonly trust: SignerTrust
}

/** A list of one authority, of nobody when none is named. */
export function listOf(
  issuer: Crafted,
  revoked: readonly { of: Crafted; at: number; reason?: string }[] = [],
  { thisUpdate = now - day, nextUpdate = now + day } = {},
): Promise<Crl> {
  return composeCrl(
    {
      issuer: issuer.certificate.subject,
      ...{ number: 1, thisUpdate, nextUpdate, extensions: [] },
      entries: revoked.map(({ of, at, reason = 'unspecified' }) => ({
        ...{ serial: of.certificate.serial, revokedAt: at, reason },
      })),
    },
    keySigner(issuer.privateKey),
  )
}

/** A root, an authority for people that may issue signing certificates, and lists without an entry. */
export async function trustSpace(): Promise<TrustSpace> {
  const root = await craftRoot()
  const people = await craft({
    cn: 'personnes',
    issuer: root,
    extensions: caExtensions(0, [
      policy(policyOids.professionalSignature, policyOids.smimeEncryption),
    ]),
  })
  const lists = [await listOf(root), await listOf(people)]
  const trust = { anchors: [root.certificate], intermediates: [people.certificate], lists }
  return { root, people, trust }
}

/** Dr Camille MARTIN, RPPS 10100997245, who may sign, but for what `options` change. */
export const craftSigner = (issuer: Crafted, options: Craft = {}): Promise<Crafted> =>
  craft({ issuer, subject: personSubject, extensions: signing, ...options })
