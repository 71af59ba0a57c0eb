/** Trust material: certificates, authorities, verification and the directory. Works without a mail server. */

export * from './authority/index.js'
export * from './directory/index.js'
export {
  formatIdentity,
  parseIdentifier,
  parseIdentity,
  type Identity,
  type IdentifierKind,
} from './identifiers.js'
export { makePassword, makePkcs12, type Bundle } from './pkcs12.js'
export {
  authorityNames,
  checkProfile,
  isAuthorityName,
  profiles,
  type AuthorityName,
  type Profile,
  type ProfileName,
} from './profiles/index.js'
export * from './verify/index.js'
export {
  attributeOf,
  isRevocationReason,
  keyName,
  normalizeSerial,
  parseCertificate,
  parseCertificates,
  parseCrl,
  parsePem,
  revocationReasons,
  toPem,
  type Certificate,
  type Crl,
  type DistinguishedName,
  type RevocationReason,
  type RevokedEntry,
} from './x509/index.js'
