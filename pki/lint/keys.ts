/** Rules on the public key: its kind, its strength, how it is written. */

import { keyName, modulusFlawOf, tags, type ModulusFlaw } from '../x509/index.js'
import { must, should, when, type Linted } from './rule.js'

const rsaEncryption = '1.2.840.113549.1.1.1'
const ecPublicKey = '1.2.840.10045.2.1'
const curves: ReadonlySet<string> = new Set(['ecdsa-p256', 'ecdsa-p384'])

const rsaOf = ({ certificate: { publicKey } }: Linted) =>
  publicKey?.asymmetricKeyType === 'rsa' ? publicKey.asymmetricKeyDetails : undefined
const isEc = ({ anatomy }: Linted): boolean => anatomy.keyAlgorithm === ecPublicKey

const flaw =
  (which: ModulusFlaw) =>
  ({ certificate: { publicKey } }: Linted): string | undefined =>
    when(publicKey !== undefined && modulusFlawOf(publicKey) === which, keyNameOf(publicKey))

const keyNameOf = (key: Linted['certificate']['publicKey']): string => (key ? keyName(key) : '?')

export const keyRules = [
  must('key-known', 'RFC 5280 §4.1.2.7', ({ anatomy, certificate }) =>
    when(certificate.publicKey === undefined, anatomy.keyAlgorithm),
  ),
  must('rsa-size', 'CA/B BR §6.1.5', (linted) => {
    const bits = rsaOf(linted)?.modulusLength
    return when(bits !== undefined && (bits < 2048 || bits > 8192), String(bits))
  }),
  must('rsa-size-octets', 'CA/B BR §6.1.5', (linted) => {
    const bits = rsaOf(linted)?.modulusLength
    return when(bits !== undefined && bits % 8 !== 0, String(bits))
  }),
  must('rsa-exponent-odd', 'RFC 8017 §3.1', (linted) => {
    const exponent = rsaOf(linted)?.publicExponent
    return when(exponent !== undefined && exponent % 2n === 0n, String(exponent))
  }),
  must('rsa-exponent-range', 'CA/B BR §6.1.6', (linted) => {
    const exponent = rsaOf(linted)?.publicExponent
    const fits = exponent === undefined || (exponent >= 65_537n && exponent < 2n ** 256n)
    return when(!fits, String(exponent))
  }),
  must('rsa-small-factor', 'CA/B BR §6.1.6', flaw('small-factor')),
  must('rsa-close-primes', 'CA/B BR §6.1.1.3', flaw('close-primes')),
  must('rsa-roca', 'CVE-2017-15361, CA/B BR §6.1.1.3', flaw('roca')),
  must('rsa-parameters', 'RFC 3279 §2.3.1', ({ anatomy }) =>
    when(
      anatomy.keyAlgorithm === rsaEncryption && anatomy.keyParameters?.tag !== tags.null,
      String(anatomy.keyParameters?.tag ?? 'ø'),
    ),
  ),
  must('ec-named-curve', 'RFC 5480 §2.1.1', (linted) =>
    when(isEc(linted) && linted.anatomy.keyParameters?.tag !== tags.oid, 'ECParameters'),
  ),
  must('ec-curve', 'RFC 5480 §2.1.1.1', (linted) => {
    const name = keyNameOf(linted.certificate.publicKey)
    return when(isEc(linted) && !curves.has(name), name)
  }),
  should('ec-uncompressed', 'RFC 5480 §2.2', (linted) => {
    const form = linted.anatomy.keyBits[0]
    return when(isEc(linted) && form !== 4, String(form))
  }),
  must('edwards-parameters', 'RFC 8410 §3', ({ anatomy }) =>
    when(
      anatomy.keyAlgorithm.startsWith('1.3.101.') && anatomy.keyParameters !== undefined,
      String(anatomy.keyParameters?.tag),
    ),
  ),
]
