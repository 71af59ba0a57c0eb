/** May a certificate be used for what the connection uses it for? Key usage and its extension. */

import { admit, deny, type Verdict } from '../../server/base/index.js'
import { clip } from '../clip.js'
import { keyPurposes, type Certificate, type KeyPurpose, type KeyUsageName } from '../x509/index.js'

/** The end of a TLS connection that presents the certificate, or S/MIME; `any` asks nothing. */
export type Purpose = 'client' | 'server' | 'email' | 'any'

const purposeOf = {
  client: 'clientAuth',
  server: 'serverAuth',
  email: 'emailProtection',
} as const satisfies Record<Exclude<Purpose, 'any'>, KeyPurpose>
/** Of what a key must be able to do, one is enough. */
const usagesOf: Record<Exclude<Purpose, 'any'>, readonly KeyUsageName[]> = {
  client: ['digitalSignature'],
  server: ['digitalSignature'],
  email: ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'keyAgreement'],
}
const purposeNames = new Map<string, string>(
  Object.entries(keyPurposes).map(([name, oid]) => [oid, name]),
)

/** RFC 5280 §4.2.1.3 and §4.2.1.12; TLS signs with the key, so digitalSignature is what counts. */
export function checkPurpose(leaf: Certificate, purpose: Purpose): Verdict {
  if (purpose === 'any') return admit(undefined)
  const usages = usagesOf[purpose]
  if (leaf.keyUsage && !leaf.keyUsage.some((usage) => usages.includes(usage)))
    return deny('wrong-key-usage', {
      subject: leaf.subject.text,
      usage: usages.join(', '),
      found: leaf.keyUsage.join(', ') || 'ø',
    })
  return checkExtendedUsage(leaf, purpose)
}

/**
 * The purposes alone. Those of a CA bound what it issues: RFC 5280 does not say so, every verifier of TLS and S/MIME does.
 */
export function checkExtendedUsage(certificate: Certificate, purpose: Purpose): Verdict {
  const found = certificate.extendedKeyUsage
  if (purpose === 'any' || !found) return admit(undefined)
  const wanted = purposeOf[purpose]
  if (found.includes(keyPurposes[wanted]) || found.includes(keyPurposes.any))
    return admit(undefined)
  const names = found.map((oid) => purposeNames.get(oid) ?? oid)
  return deny('wrong-extended-key-usage', {
    subject: certificate.subject.text,
    usage: wanted,
    found: clip(names.join(', ')) || 'ø',
  })
}
