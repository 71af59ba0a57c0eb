/** Object identifiers of certificates, in one place so that a number is never typed twice. */

/** Attribute types of names, by the short name they are printed with (RFC 4514 §3, and OpenSSL's for the others). */
export const attributeTypes = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  street: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  title: '2.5.4.12',
  GN: '2.5.4.42',
  UID: '0.9.2342.19200300.100.1.1',
  DC: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',
} as const

export type AttributeName = keyof typeof attributeTypes

/** Purposes of an extended key usage, RFC 5280 §4.2.1.12. */
export const keyPurposes = {
  any: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  documentSigning: '1.3.6.1.5.5.7.3.36',
} as const

export type KeyPurpose = keyof typeof keyPurposes

export const extensionOids = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  crlReason: '2.5.29.21',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const

/**
 * Our own arc for certificate policies, under 2.25 (ITU-T X.667: a UUID needs no registration).
 * The arcs of the ANS are not ours to use.
 */
const policyArc = '2.25.84297511098956284803018563754602465889.1'

export const policyOids = {
  professionalAuthentication: `${policyArc}.1`,
  organisationClient: `${policyArc}.2`,
  serverSsl: `${policyArc}.3`,
  issuingAuthority: `${policyArc}.4`,
  professionalSignature: `${policyArc}.5`,
  smimeEncryption: `${policyArc}.6`,
  organisationSignature: `${policyArc}.7`,
  organisationEncryption: `${policyArc}.8`,
  auditSigner: `${policyArc}.9`,
} as const
