/** Certificates, requests of names and keys, lists: reading strictly, composing, printing. */

export {
  normalizeSerial,
  parseCertificate,
  parseCertificates,
  type Certificate,
  type Signed,
} from './certificate.js'
export { composeCertificate, type CertificateTemplate } from './compose.js'
export {
  composeCrl,
  isRevocationReason,
  parseCrl,
  revocationReasons,
  type Crl,
  type RevocationReason,
  type RevokedEntry,
} from './crl.js'
export {
  compose,
  extensions,
  understood,
  type AltNames,
  type CaConstraints,
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
export { keyPurposes, policyOids, type AttributeName, type KeyPurpose } from './oids.js'
export { parsePem, toPem, type PemLabel } from './pem.js'
export {
  isSignedBy,
  keyIdentifierOf,
  keyName,
  keySigner,
  signatureAlgorithm,
  weaknessOf,
  type Signer,
  type SignatureAlgorithm,
} from './signatures.js'
