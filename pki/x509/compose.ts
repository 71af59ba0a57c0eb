/** Composing and signing a certificate: the one place where new DER is made from values. */

import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  Certificate as AsnCertificate,
  Extension,
  Extensions,
  Name,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import type { KeyObject } from 'node:crypto'
import { parseCertificate, type Certificate } from './certificate.js'
import type { RawExtension } from './extensions/index.js'
import type { DistinguishedName } from './names.js'
import type { SignatureAlgorithm, Signer } from './signatures.js'
import { positive } from './write.js'

export interface CertificateTemplate {
  /** Hexadecimal, positive, at most 20 octets (RFC 5280 §4.1.2.2). */
  readonly serial: string
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  readonly notBefore: number
  readonly notAfter: number
  readonly publicKey: KeyObject
  readonly extensions: readonly RawExtension[]
}

/** Signs `template`; what comes back was read again from its bytes by our own reader. */
export async function composeCertificate(
  template: CertificateTemplate,
  signer: Signer,
): Promise<Certificate> {
  const algorithm = algorithmIdentifier(signer.algorithm)
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: arrayBuffer(positive(template.serial)),
    signature: algorithm,
    issuer: AsnConvert.parse(template.issuer.der, Name),
    subject: AsnConvert.parse(template.subject.der, Name),
    validity: new Validity({
      notBefore: new Date(template.notBefore),
      notAfter: new Date(template.notAfter),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(
      template.publicKey.export({ type: 'spki', format: 'der' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions(template.extensions.map(asnExtension)),
  })
  const signature = await signer.sign(Buffer.from(AsnConvert.serialize(tbs)))
  const certificate = new AsnCertificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: arrayBuffer(signature),
  })
  return parseCertificate(Buffer.from(AsnConvert.serialize(certificate)))
}

export function algorithmIdentifier({ oid, key }: SignatureAlgorithm): AlgorithmIdentifier {
  // RSA has NULL parameters, the others none at all (RFC 4055 §5, RFC 5758 §3.2).
  return new AlgorithmIdentifier({ algorithm: oid, ...(key === 'rsa' ? { parameters: null } : {}) })
}

export function asnExtension({ oid, critical, value }: RawExtension): Extension {
  return new Extension({ extnID: oid, critical, extnValue: new OctetString(new Uint8Array(value)) })
}

export function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
