/** Certificates for tests that our authority would never issue: any field, any issuer, any mistake. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  compose,
  composeCertificate,
  composeName,
  extensions,
  keyIdentifierOf,
  keyPurposes,
  keySigner,
  policyOids,
  type Certificate,
  type CertificateTemplate,
  type RawExtension,
  type RdnTemplate,
} from './x509/index.js'

export const now = Date.UTC(2026, 5, 1)
const year = 365 * 24 * 3600 * 1000

export interface Crafted {
  readonly certificate: Certificate
  readonly privateKey: KeyObject
}

export interface Craft {
  readonly cn?: string
  readonly subject?: readonly RdnTemplate[]
  readonly issuer?: Crafted
  readonly keys?: { publicKey: KeyObject; privateKey: KeyObject }
  readonly signWith?: KeyObject
  readonly extensions?: readonly RawExtension[]
  readonly over?: Partial<CertificateTemplate>
}

let counter = 0
export const ecKeys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })

export async function craft(options: Craft): Promise<Crafted> {
  const keys = options.keys ?? ecKeys()
  const subject = composeName(options.subject ?? [[['C', 'FR']], [['CN', options.cn ?? 'essai']]])
  const issuerKey = options.signWith ?? options.issuer?.privateKey ?? keys.privateKey
  const certificate = await composeCertificate(
    {
      serial: (0x4000 + ++counter).toString(16),
      issuer: options.issuer?.certificate.subject ?? subject,
      subject,
      notBefore: now - year,
      notAfter: now + year,
      publicKey: keys.publicKey,
      extensions: options.extensions ?? [],
      ...options.over,
    },
    keySigner(issuerKey),
  )
  return { certificate, privateKey: keys.privateKey }
}

export const caExtensions = (pathLength?: number, more: RawExtension[] = []): RawExtension[] => [
  compose(
    extensions.basicConstraints,
    { ca: true, ...(pathLength === undefined ? {} : { pathLength }) },
    true,
  ),
  compose(extensions.keyUsage, ['keyCertSign', 'cRLSign'], true),
  ...more,
]

export const craftRoot = (cn = 'racine', pathLength?: number): Promise<Crafted> =>
  craft({ cn, extensions: caExtensions(pathLength) })

/** An intermediate that may issue for professionals. */
export const craftCa = (
  issuer: Crafted,
  cn = 'intermédiaire',
  pathLength?: number,
): Promise<Crafted> =>
  craft({
    cn,
    issuer,
    extensions: caExtensions(pathLength, [
      compose(extensions.certificatePolicies, [policyOids.professionalAuthentication]),
    ]),
  })

export const personSubject: readonly RdnTemplate[] = [
  [['C', 'FR']],
  [['title', 'Médecin']],
  [
    ['SN', 'MARTIN'],
    ['GN', 'Camille'],
    ['CN', '810100997245'],
  ],
]

export const personExtensions: readonly RawExtension[] = [
  compose(extensions.keyUsage, ['digitalSignature'], true),
  compose(extensions.extendedKeyUsage, [keyPurposes.clientAuth]),
  compose(extensions.certificatePolicies, [policyOids.professionalAuthentication]),
]

/** A professional as the profile wants it, but for what `options` change. */
export const craftPerson = (issuer: Crafted, options: Craft = {}): Promise<Crafted> =>
  craft({ issuer, subject: personSubject, extensions: personExtensions, ...options })

export const identified = (issuer: KeyObject): RawExtension =>
  compose(extensions.authorityKeyIdentifier, keyIdentifierOf(issuer))
