/** May a certificate be used for what the connection uses it for? Key usage and its extension. */

import { admit, deny, type Verdict } from '../../server/base/index.js'
import { clip } from '../clip.js'
import { keyPurposes, type Certificate, type KeyPurpose } from '../x509/index.js'

/** The end of a TLS connection that presents the certificate; `any` asks nothing. */
export type Purpose = 'client' | 'server' | 'any'

const purposeOf = { client: 'clientAuth', server: 'serverAuth' } as const
const purposeNames = new Map<string, string>(
  Object.entries(keyPurposes).map(([name, oid]) => [oid, name]),
)

/** RFC 5280 §4.2.1.3 and §4.2.1.12; TLS signs with the key, so digitalSignature is what counts. */
export function checkPurpose(leaf: Certificate, purpose: Purpose): Verdict {
  if (purpose === 'any') return admit(undefined)
  const subject = leaf.subject.text
  if (leaf.keyUsage && !leaf.keyUsage.includes('digitalSignature'))
    return deny('wrong-key-usage', {
      subject,
      usage: 'digitalSignature',
      found: leaf.keyUsage.join(', ') || 'ø',
    })
  const wanted: KeyPurpose = purposeOf[purpose]
  const found = leaf.extendedKeyUsage
  if (!found || found.includes(keyPurposes[wanted]) || found.includes(keyPurposes.any))
    return admit(undefined)
  const names = found.map((oid) => purposeNames.get(oid) ?? oid)
  return deny('wrong-extended-key-usage', {
    subject,
    usage: wanted,
    found: clip(names.join(', ')) || 'ø',
  })
}
