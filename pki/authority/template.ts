/** Composing a certificate from its profile: every extension that the profile asks for, and no other. */

import type { KeyObject } from 'node:crypto'
import { Fault } from '../../server/base/index.js'
import { keyUsageFor, type Profile } from '../profiles/index.js'
import {
  compose,
  composeName,
  extensions,
  keyIdentifierOf,
  keyPurposes,
  type AltNames,
  type AttributeName,
  type CertificateTemplate,
  type DistinguishedName,
  type RawExtension,
} from '../x509/index.js'
import type { PublicUrls } from './urls.js'

/** Values of the subject, by attribute; several for one that repeats. */
export type SubjectValues = Partial<Record<AttributeName, string | readonly string[]>>

export interface Holder {
  readonly subject: SubjectValues
  readonly altNames?: Partial<AltNames>
  readonly publicKey: KeyObject
}

export interface IssuedBy {
  readonly name: DistinguishedName
  readonly publicKey: KeyObject
  /** What the issuer publishes. */
  readonly urls: PublicUrls | undefined
}

export interface Terms {
  readonly serial: string
  readonly notBefore: number
  readonly notAfter: number
  /** Policies to list; those of the profile when left out. */
  readonly policies?: readonly string[]
}

/** The subject in the layout of `profile`. Fault syntax when a value is missing or unusable. */
export function subjectFor(profile: Profile, values: SubjectValues): DistinguishedName {
  const rdns = profile.subject.flatMap(({ attributes, optional, repeated }) => {
    const [first] = attributes
    const given = first && values[first.type]
    if (optional && given === undefined) return []
    if (repeated && first && Array.isArray(given))
      return given.map((value: string): [AttributeName, string][] => [[first.type, value]])
    return [
      attributes.map(({ type, value }): [AttributeName, string] => {
        const text = value ?? values[type]
        if (typeof text !== 'string')
          throw new Fault('syntax', `a ${profile.name} certificate needs ${type}`)
        return [type, fit(type, text)]
      }),
    ]
  })
  return composeName(rdns)
}

/** RFC 5280 appendix A.1: 64 characters for these; the directory keeps the name in full. */
function fit(type: AttributeName, text: string): string {
  const limit = type === 'ST' || type === 'L' ? 128 : type === 'SN' || type === 'GN' ? 256 : 64
  const characters = [...text.normalize('NFC').trim()]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

export function templateFor(
  profile: Profile,
  holder: Holder,
  issuedBy: IssuedBy,
  terms: Terms,
): CertificateTemplate {
  return {
    serial: terms.serial,
    issuer: issuedBy.name,
    subject: subjectFor(profile, holder.subject),
    notBefore: terms.notBefore,
    notAfter: terms.notAfter,
    publicKey: holder.publicKey,
    extensions: extensionsFor(profile, holder, issuedBy, terms),
  }
}

function extensionsFor(
  profile: Profile,
  { publicKey, altNames }: Holder,
  issuedBy: IssuedBy,
  terms: Terms,
): RawExtension[] {
  const policies = terms.policies ?? (profile.policy ? [profile.policy] : [])
  const names: AltNames = { dns: [], ip: [], email: [], others: 0, ...altNames }
  const anyName = names.dns.length + names.ip.length + names.email.length > 0
  const purposes = profile.extendedKeyUsage.map((name) => keyPurposes[name])
  const usages = keyUsageFor(profile, publicKey.asymmetricKeyType)
  return [
    // Critical as RFC 5280 §4.2.1.9 and §4.2.1.3 ask.
    ...(profile.ca
      ? [compose(extensions.basicConstraints, { ca: true, ...profile.ca }, true)]
      : []),
    compose(extensions.keyUsage, usages, true),
    ...(purposes.length > 0 ? [compose(extensions.extendedKeyUsage, purposes)] : []),
    ...(policies.length > 0 ? [compose(extensions.certificatePolicies, policies)] : []),
    ...(anyName ? [compose(extensions.altNames, names)] : []),
    compose(extensions.subjectKeyIdentifier, keyIdentifierOf(publicKey)),
    compose(extensions.authorityKeyIdentifier, keyIdentifierOf(issuedBy.publicKey)),
    ...revocationOf(profile, issuedBy.urls),
  ]
}

/** Where to ask whether it is revoked, or that nobody need ask; a root answers to nobody. */
function revocationOf(profile: Profile, urls: PublicUrls | undefined): RawExtension[] {
  if (profile.unchecked) return [compose(extensions.ocspNoCheck, true)]
  if (!urls || profile.name === 'root-ca') return []
  return [
    compose(extensions.crlPoints, [urls.crl]),
    compose(extensions.freshestCrl, [urls.delta]),
    compose(extensions.informationAccess, { ocsp: [urls.ocsp], issuers: [urls.certificate] }),
  ]
}
