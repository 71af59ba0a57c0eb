/** The catalogue of extensions that we understand; one that is critical and not here is refused. */

import { altNames } from './alt-names.js'
import { basicConstraints } from './basic-constraints.js'
import { certificatePolicies } from './policies.js'
import { crlPoints, freshestCrl } from './crl-points.js'
import type { ExtensionKind } from './extension.js'
import { extendedKeyUsage } from './extended-key-usage.js'
import { authorityKeyIdentifier, subjectKeyIdentifier } from './key-identifiers.js'
import { informationAccess } from './information-access.js'
import { inhibitAnyPolicy } from './inhibit-any-policy.js'
import { keyUsage } from './key-usage.js'
import { nameConstraints } from './name-constraints.js'
import { ocspNoCheck } from './ocsp-no-check.js'
import { policyConstraints } from './policy-constraints.js'
import { policyMappings } from './policy-mappings.js'

export const extensions = {
  altNames,
  basicConstraints,
  certificatePolicies,
  crlPoints,
  freshestCrl,
  informationAccess,
  ocspNoCheck,
  extendedKeyUsage,
  authorityKeyIdentifier,
  subjectKeyIdentifier,
  keyUsage,
  nameConstraints,
  policyMappings,
  policyConstraints,
  inhibitAnyPolicy,
} as const

/** They tell where to look or whom not to ask: none of them bounds what a certificate is good for. */
const hints: readonly Pick<ExtensionKind<unknown>, 'oid'>[] = [
  freshestCrl,
  informationAccess,
  ocspNoCheck,
]

/** Identifiers of the extensions that verifying takes into account (RFC 5280 §4.2). */
export const understood: ReadonlySet<string> = new Set(
  Object.values(extensions)
    .map(({ oid }) => oid)
    .filter((oid) => !hints.some((hint) => hint.oid === oid)),
)

export { compose, type ExtensionKind, type RawExtension } from './extension.js'
export { informationAccessOf, type InformationAccess } from './information-access.js'
export { keyUsages, type KeyUsageName } from './key-usage.js'
export type { AltNames } from './alt-names.js'
export type { CaConstraints } from './basic-constraints.js'
export {
  allReasons,
  readDistributionPoints,
  readIssuingDistributionPoint,
  relativeName,
  type DistributionPoint,
  type IssuingDistributionPoint,
  type PointName,
} from './distribution-point.js'
export { generalNamesOf, type GeneralName, type GeneralNameKind } from './general-names.js'
export type { NameConstraints } from './name-constraints.js'
export type { PolicyConstraints } from './policy-constraints.js'
export type { PolicyMapping } from './policy-mappings.js'
