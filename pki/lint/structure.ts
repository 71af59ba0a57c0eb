/** Rules on the skeleton: version, serial number, algorithms, signature (RFC 5280 §4.1). */

import { algorithmOf, isSignedBy, openSequence, tags } from '../x509/index.js'
import { isSelfSigned, must, should, when, type Linted } from './rule.js'

const rsaOids: ReadonlySet<string> = new Set(
  ['5', '11', '12', '13', '14'].map((arc) => `1.2.840.113549.1.1.${arc}`),
)

/** The parameters of the signature's AlgorithmIdentifier: a tag, or -1 for none. */
function parametersOf({ anatomy }: Linted): number {
  const reader = openSequence(anatomy.innerAlgorithm)
  reader.expect(tags.oid)
  return reader.peek()
}

function wrongParameters(linted: Linted): string | undefined {
  const { algorithm } = linted.certificate.signed
  const found = parametersOf(linted)
  if (rsaOids.has(algorithm)) return when(found !== tags.null, `${algorithm}: ${found}`)
  const takesNone = algorithm.startsWith('1.2.840.10045.4.3.') || algorithm.startsWith('1.3.101.')
  return when(takesNone && found !== -1, `${algorithm}: ${found}`)
}

function wrongSignature({ certificate, issuer, isDraft }: Linted): string | undefined {
  if (!issuer?.publicKey || isDraft) return undefined
  const { bytes, signature } = certificate.signed
  const algorithm = algorithmOf(certificate.signed)
  const good = algorithm && isSignedBy(bytes, signature, algorithm, issuer.publicKey)
  return when(!good, issuer.subject.text)
}

export const structureRules = [
  must('version-3', 'RFC 5280 §4.1.2.1', ({ anatomy }) =>
    when(anatomy.version !== 3, String(anatomy.version ?? 1)),
  ),
  must('serial-positive', 'RFC 5280 §4.1.2.2', ({ anatomy: { serial } }) =>
    when((serial[0] ?? 0) >= 0x80, serial.toString('hex')),
  ),
  must('serial-not-zero', 'RFC 5280 §4.1.2.2', ({ anatomy: { serial } }) =>
    when(
      serial.every((octet) => octet === 0),
      '0',
    ),
  ),
  must('serial-length', 'RFC 5280 §4.1.2.2', ({ anatomy: { serial } }) =>
    when(serial.length > 20, String(serial.length)),
  ),
  should('serial-entropy', 'CA/B BR §7.1', (linted) =>
    when(!isSelfSigned(linted) && linted.anatomy.serial.length < 8, linted.certificate.serial),
  ),
  must('algorithm-same', 'RFC 5280 §4.1.1.2', ({ anatomy }) =>
    when(
      !anatomy.innerAlgorithm.equals(anatomy.outerAlgorithm),
      anatomy.outerAlgorithm.toString('hex'),
    ),
  ),
  must('algorithm-parameters', 'RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §3', wrongParameters),
  must('algorithm-accepted', 'RFC 5756 §2, CA/B BR §7.1.3.2', ({ certificate }) =>
    when(algorithmOf(certificate.signed) === undefined, certificate.signed.algorithm),
  ),
  must('signature-right', 'RFC 5280 §4.1.1.3', wrongSignature),
  must('no-unique-ids', 'RFC 5280 §4.1.2.8', ({ anatomy }) => when(anatomy.hasUniqueIds, '+')),
  must('extension-once', 'RFC 5280 §4.2', ({ anatomy: { extensions } }) => {
    const oids = extensions.map(({ oid }) => oid)
    return oids.find((oid, at) => oids.indexOf(oid) !== at)
  }),
  must(
    'default-not-written',
    'X.690 §11.5',
    ({ anatomy }) => anatomy.extensions.find(({ saysFalse }) => saysFalse)?.oid,
  ),
]
