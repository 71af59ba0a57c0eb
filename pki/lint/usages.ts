/** Rules on key usage and its extension: what the key may do must fit what it is (RFC 5280 §4.2.1.3, §4.2.1.12). */

import { bitStringOf, DerReader, extensionOids, keyPurposes, tags } from '../x509/index.js'
import type { KeyUsageName } from '../x509/index.js'
import { isCa, must, should, when, type Linted } from './rule.js'

const usagesOf = ({ certificate }: Linted): readonly KeyUsageName[] => certificate.keyUsage ?? []
const purposesOf = ({ certificate }: Linted): readonly string[] =>
  certificate.extendedKeyUsage ?? []
const keyType = ({ certificate }: Linted): string => certificate.publicKey?.asymmetricKeyType ?? ''
const among = (found: readonly KeyUsageName[], wrong: readonly KeyUsageName[]) =>
  found.find((usage) => wrong.includes(usage))

/** What the key must be able to do for each purpose; one is enough. */
const needs: Readonly<Record<string, readonly KeyUsageName[]>> = {
  [keyPurposes.serverAuth]: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  [keyPurposes.clientAuth]: ['digitalSignature', 'keyAgreement'],
  [keyPurposes.codeSigning]: ['digitalSignature'],
  [keyPurposes.emailProtection]: [
    ...(['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'keyAgreement'] as const),
  ],
  [keyPurposes.timeStamping]: ['digitalSignature', 'nonRepudiation'],
  [keyPurposes.ocspSigning]: ['digitalSignature', 'nonRepudiation'],
}

/** A named bit list ends with a bit that is set (X.690 §11.2.2). */
function padded({ anatomy }: Linted): string | undefined {
  const found = anatomy.extensions.find(({ oid }) => oid === extensionOids.keyUsage)
  if (!found) return undefined
  const { unused, octets } = bitStringOf(new DerReader(found.value).expect(tags.bitString))
  const last = octets.at(-1) ?? 0
  return when(octets.length > 0 && (last & (1 << unused)) === 0, found.value.toString('hex'))
}

export const usageRules = [
  must('usage-in-ca', 'RFC 5280 §4.2.1.3', (linted) =>
    when(isCa(linted) && !linted.certificate.keyUsage, 'ø'),
  ),
  should('usage-in-leaf', 'RFC 5280 §4.2.1.3, IGC-Santé', (linted) =>
    when(!isCa(linted) && !linted.certificate.keyUsage, 'ø'),
  ),
  must('usage-not-empty', 'RFC 5280 §4.2.1.3', ({ certificate }) =>
    when(certificate.keyUsage?.length === 0, 'ø'),
  ),
  must('usage-minimal', 'X.690 §11.2.2', padded),
  must('ca-signs', 'RFC 5280 §4.2.1.9', (linted) => {
    const usages = linted.certificate.keyUsage
    return when(isCa(linted) && usages !== undefined && !usages.includes('keyCertSign'), 'CA')
  }),
  must('leaf-signs-no-certificate', 'RFC 5280 §4.2.1.3', (linted) =>
    when(!isCa(linted) && usagesOf(linted).includes('keyCertSign'), 'keyCertSign'),
  ),
  must('ec-enciphers-nothing', 'RFC 8813 §3', (linted) =>
    keyType(linted) === 'ec'
      ? among(usagesOf(linted), ['keyEncipherment', 'dataEncipherment'])
      : undefined,
  ),
  must('edwards-signs-only', 'RFC 8410 §5', (linted) =>
    keyType(linted) === 'ed25519'
      ? among(usagesOf(linted), ['keyEncipherment', 'dataEncipherment', 'keyAgreement'])
      : undefined,
  ),
  must('rsa-agrees-on-nothing', 'RFC 3279 §2.3.1', (linted) =>
    keyType(linted) === 'rsa' ? among(usagesOf(linted), ['keyAgreement']) : undefined,
  ),
  must('encipher-only-needs-agreement', 'RFC 5280 §4.2.1.3', (linted) => {
    const usages = usagesOf(linted)
    return usages.includes('keyAgreement')
      ? undefined
      : among(usages, ['encipherOnly', 'decipherOnly'])
  }),
  should('signature-apart-from-encryption', 'IGC-Santé, RFC 3279 §2.3.1', (linted) => {
    const usages = usagesOf(linted)
    const both = usages.includes('nonRepudiation') && usages.includes('keyEncipherment')
    return when(both, usages.join(', '))
  }),
  must('purpose-once', 'RFC 5280 §4.2.1.12', (linted) => {
    const purposes = purposesOf(linted)
    return purposes.find((oid, at) => purposes.indexOf(oid) !== at)
  }),
  must('purposes-not-empty', 'RFC 5280 §4.2.1.12', ({ certificate }) =>
    when(certificate.extendedKeyUsage?.length === 0, 'ø'),
  ),
  should('no-any-purpose', 'RFC 5280 §4.2.1.12', (linted) =>
    when(!isCa(linted) && purposesOf(linted).includes(keyPurposes.any), keyPurposes.any),
  ),
  should('purpose-in-leaf', 'IGC-Santé', (linted) =>
    when(!isCa(linted) && !linted.certificate.extendedKeyUsage, 'ø'),
  ),
  must('purpose-fits-usage', 'RFC 5280 §4.2.1.12', (linted) => {
    const usages = linted.certificate.keyUsage
    if (!usages) return undefined
    return purposesOf(linted).find(
      (oid) => needs[oid] && !needs[oid].some((usage) => usages.includes(usage)),
    )
  }),
  should('ocsp-signing-alone', 'RFC 6960 §4.2.2.2', (linted) => {
    const purposes = purposesOf(linted)
    const mixed = purposes.length > 1 && purposes.includes(keyPurposes.ocspSigning)
    return when(mixed, purposes.join(', '))
  }),
]
