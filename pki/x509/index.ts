/** Certificates, requests of names and keys, lists: reading strictly, composing, printing. */

export {
  normalizeSerial,
  parseCertificate,
  parseCertificates,
  type Certificate,
  type Signed,
} from './certificate.js'
export { composeCertificate, type CertificateTemplate } from './compose.js'
export { composeCrl, type CrlTemplate } from './compose-crl.js'
export { foreignEntry, parseCrl, type Crl } from './crl.js'
export {
  allReasons,
  compose,
  extensions,
  generalNamesOf,
  informationAccessOf,
  readDistributionPoints,
  relativeName,
  understood,
  type DistributionPoint,
  type GeneralName,
  type GeneralNameKind,
  type IssuingDistributionPoint,
  type NameConstraints,
  type PointName,
  type PolicyMapping,
  type AltNames,
  type CaConstraints,
  type ExtensionKind,
  type KeyUsageName,
  type RawExtension,
} from './extensions/index.js'
export {
  attributeOf,
  attributesOf,
  composeName,
  parseName,
  type DistinguishedName,
  type RdnTemplate,
} from './names.js'
export { composeTlv, DerReader, elementsOf, notDer, openSequence, tags, type Tlv } from './der.js'
export { bitStringOf, integerOf, oidOf, readTime, smallIntegerOf } from './primitives.js'
export { composeBitString, composeInteger, composeOid, composeTime, positive } from './write.js'
export { derEcdsa, ecdsaWidth, rawEcdsa } from './ecdsa.js'
export {
  attributeTypes,
  extensionOids,
  keyPurposes,
  policyOids,
  type AttributeName,
  type KeyPurpose,
} from './oids.js'
export {
  certIdOf,
  composeOcspRefusal,
  composeOcspRequest,
  composeOcspResponse,
  isIdOf,
  keyHashOf,
  nonceBytes,
  parseOcspRequest,
  parseOcspResponse,
  type BasicResponse,
  type CertId,
  type CertIdHash,
  type CertStatus,
  type OcspRequest,
  type OcspResponse,
  type OcspStatus,
  type SingleAnswer,
} from './ocsp/index.js'
export { nameValuesOf, textFaultOf, type NameValue } from './name-values.js'
export { composeCertsOnly, parseCertsOnly } from './certs-only.js'
export { composeRequest, parseRequest, type CertificateRequest } from './request.js'
export { modulusFlawOf, type ModulusFlaw } from './weak-keys.js'
export { parsePem, toPem, type PemLabel } from './pem.js'
export type { RevokedEntries, RevokedEntry } from './revoked-entries.js'
export {
  isRevocationReason,
  removeFromCrl,
  revocationReasons,
  type RevocationReason,
} from './reasons.js'
export { serialOf } from './certificate.js'
export {
  algorithmFor,
  algorithmOf,
  isSignedBy,
  keyIdentifierOf,
  keyName,
  keySigner,
  signatureAlgorithm,
  unsigned,
  weaknessOf,
  type Signer,
  type SignatureAlgorithm,
} from './signatures.js'
