/** Rules on extensions: which must stand there, which are critical, which belong to authorities only (RFC 5280 §4.2). */

import type { LintName } from '../../server/base/index.js'
import { extensionOids, keyIdentifierOf, understood } from '../x509/index.js'
import type { EncodedExtension } from './anatomy.js'
import { isCa, isSelfSigned, must, note, should, when, type Linted, type LintRule } from './rule.js'

const named = ({ anatomy }: Linted, oid: string): EncodedExtension | undefined =>
  anatomy.extensions.find((extension) => extension.oid === oid)

/** An extension that is never critical, or always. */
function criticality(
  make: typeof must,
  name: LintName,
  spec: string,
  oid: string,
  wanted: boolean,
): LintRule {
  return make(name, spec, (linted) => {
    const found = named(linted, oid)
    return when(found !== undefined && found.critical !== wanted, String(found?.critical))
  })
}

/** An extension that only an authority's certificate may hold. */
const onlyInCa = (name: LintName, spec: string, oid: string): LintRule =>
  must(name, spec, (linted) => when(!isCa(linted) && named(linted, oid) !== undefined, oid))

const oids = extensionOids
const ca = ({ certificate }: Linted) => certificate.basicConstraints

export const extensionRules = [
  criticality(
    must,
    'subject-key-id-not-critical',
    'RFC 5280 §4.2.1.2',
    oids.subjectKeyIdentifier,
    false,
  ),
  criticality(
    must,
    'authority-key-id-not-critical',
    'RFC 5280 §4.2.1.1',
    oids.authorityKeyIdentifier,
    false,
  ),
  criticality(
    must,
    'information-access-not-critical',
    'RFC 5280 §4.2.2.1',
    oids.authorityInfoAccess,
    false,
  ),
  criticality(must, 'freshest-crl-not-critical', 'RFC 5280 §4.2.1.15', oids.freshestCrl, false),
  criticality(
    should,
    'crl-points-not-critical',
    'RFC 5280 §4.2.1.13',
    oids.crlDistributionPoints,
    false,
  ),
  criticality(should, 'policies-not-critical', 'CA/B BR §7.1.2', oids.certificatePolicies, false),
  criticality(should, 'usage-critical', 'RFC 5280 §4.2.1.3', oids.keyUsage, true),
  criticality(must, 'name-constraints-critical', 'RFC 5280 §4.2.1.10', oids.nameConstraints, true),
  criticality(
    must,
    'policy-constraints-critical',
    'RFC 5280 §4.2.1.11',
    oids.policyConstraints,
    true,
  ),
  criticality(
    must,
    'inhibit-any-policy-critical',
    'RFC 5280 §4.2.1.14',
    oids.inhibitAnyPolicy,
    true,
  ),
  must('constraints-critical-in-ca', 'RFC 5280 §4.2.1.9', (linted) =>
    when(isCa(linted) && named(linted, oids.basicConstraints)?.critical === false, 'false'),
  ),
  must(
    'critical-known',
    'RFC 5280 §4.2',
    ({ anatomy }) =>
      anatomy.extensions.find(({ oid, critical }) => critical && !understood.has(oid))?.oid,
  ),
  onlyInCa('name-constraints-in-ca', 'RFC 5280 §4.2.1.10', oids.nameConstraints),
  onlyInCa('policy-mappings-in-ca', 'RFC 5280 §4.2.1.5', oids.policyMappings),
  onlyInCa('policy-constraints-in-ca', 'RFC 5280 §4.2.1.11', oids.policyConstraints),
  onlyInCa('inhibit-any-policy-in-ca', 'RFC 5280 §4.2.1.14', oids.inhibitAnyPolicy),
  must('path-length-in-ca', 'RFC 5280 §4.2.1.9', (linted) => {
    const { ca: isAuthority, pathLength } = ca(linted) ?? {}
    const signs = linted.certificate.keyUsage?.includes('keyCertSign') !== false
    return when(pathLength !== undefined && !(isAuthority && signs), String(pathLength))
  }),
  must('path-length-below-issuer', 'RFC 5280 §6.1.4', (linted) => {
    const { issuer } = linted
    const above = issuer?.basicConstraints?.pathLength
    if (!isCa(linted) || isSelfSigned(linted) || above === undefined) return undefined
    const own = ca(linted)?.pathLength
    return when(above === 0 || own === undefined || own >= above, `${own ?? '∞'} < ${above}`)
  }),
  must('subject-key-id-in-ca', 'RFC 5280 §4.2.1.2', (linted) =>
    when(isCa(linted) && linted.certificate.subjectKeyId === undefined, 'ø'),
  ),
  should('subject-key-id-in-leaf', 'RFC 5280 §4.2.1.2', (linted) =>
    when(!isCa(linted) && linted.certificate.subjectKeyId === undefined, 'ø'),
  ),
  should('subject-key-id-length', 'RFC 7093 §2', ({ certificate: { subjectKeyId: id } }) =>
    when(id !== undefined && (id.length < 8 || id.length > 64), id ?? ''),
  ),
  note('subject-key-id-made-here', 'RFC 7093 §2', ({ certificate, profile }) => {
    const { publicKey, subjectKeyId: id } = certificate
    if (!profile || !publicKey || id === undefined) return undefined
    return when(keyIdentifierOf(publicKey).toString('hex') !== id, id)
  }),
  must('authority-key-id', 'RFC 5280 §4.2.1.1', (linted) =>
    when(!isSelfSigned(linted) && linted.certificate.authorityKeyId === undefined, 'ø'),
  ),
  must('authority-key-id-right', 'RFC 5280 §4.2.1.1', ({ certificate, issuer }) => {
    const { authorityKeyId: id } = certificate
    const known = issuer?.subjectKeyId
    return when(id !== undefined && known !== undefined && id !== known, id ?? '')
  }),
  should('policy-in-leaf', 'RFC 5280 §4.2.1.4, IGC-Santé', (linted) =>
    when(!isCa(linted) && linted.certificate.policies.length === 0, 'ø'),
  ),
  must('policy-once', 'RFC 5280 §4.2.1.4', ({ certificate: { policies } }) =>
    policies.find((oid, at) => policies.indexOf(oid) !== at),
  ),
  must('policy-of-issuer', 'RFC 5280 §6.1.3', ({ certificate, issuer }) => {
    // A root is an anchor: what it says of policies bounds nobody.
    if (!issuer || issuer.issuer.key === issuer.subject.key || issuer.policies.length === 0)
      return undefined
    const any = issuer.policies.includes('2.5.29.32.0')
    return any ? undefined : certificate.policies.find((oid) => !issuer.policies.includes(oid))
  }),
]
