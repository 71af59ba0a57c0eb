/** Checks a certificate against a profile, naming the first field that differs. */

import { admit, deny, type Verdict } from '../../server/base/index.js'
import { clip } from '../clip.js'
import {
  extensionOids,
  keyName,
  keyPurposes,
  type Certificate,
  type DistinguishedName,
  type KeyUsageName,
} from '../x509/index.js'
import type { Presence, Profile, RdnRule } from './profile.js'

/** What differs between a certificate and its profile. */
interface Flaw {
  readonly field: string
  readonly expected: string
  readonly found: string
}

/** Is `certificate` one that `profile` would have issued, its dates and signature apart? */
export function checkProfile(certificate: Certificate, profile: Profile): Verdict {
  const flaw =
    checkKey(certificate, profile) ??
    checkUsages(certificate, profile) ??
    checkConstraints(certificate, profile) ??
    checkSubject(certificate.subject, profile.subject) ??
    checkAltNames(certificate, profile)
  if (!flaw) return admit(undefined)
  return deny('profile-mismatch', {
    subject: certificate.subject.text,
    profile: profile.name,
    field: flaw.field,
    expected: flaw.expected || 'ø',
    found: clip(flaw.found) || 'ø',
  })
}

function checkKey({ publicKey }: Certificate, { keys }: Profile): Flaw | undefined {
  const found = publicKey ? keyName(publicKey) : 'unknown'
  return keys.includes(found) ? undefined : { field: 'key', expected: keys.join(', '), found }
}

/** The usages that the profile gives to a certificate of this key. */
export function keyUsageFor(profile: Profile, keyType: string | undefined): KeyUsageName[] {
  const { keyUsage, keyUsageRsa = [], keyUsageEc = [] } = profile
  return [...keyUsage, ...(keyType === 'rsa' ? keyUsageRsa : keyType === 'ec' ? keyUsageEc : [])]
}

function checkUsages(certificate: Certificate, profile: Profile): Flaw | undefined {
  const usages = keyUsageFor(profile, certificate.publicKey?.asymmetricKeyType)
  const purposes = profile.extendedKeyUsage.map((name) => keyPurposes[name])
  const unchecked = certificate.extensions.some(({ oid }) => oid === extensionOids.ocspNoCheck)
  return (
    sameSet('ocsp-nocheck', profile.unchecked ? ['yes'] : [], unchecked ? ['yes'] : []) ??
    sameSet('keyUsage', usages, certificate.keyUsage ?? []) ??
    sameSet('extendedKeyUsage', purposes, certificate.extendedKeyUsage ?? []) ??
    (profile.policy === undefined
      ? undefined
      : sameSet('certificatePolicies', [profile.policy], certificate.policies))
  )
}

function sameSet(
  field: string,
  expected: readonly string[],
  found: readonly string[],
): Flaw | undefined {
  const list = (values: readonly string[]): string => [...values].sort().join(', ')
  if (list(expected) === list(found)) return undefined
  return { field, expected: list(expected), found: list(found) }
}

function checkConstraints({ basicConstraints }: Certificate, { ca }: Profile): Flaw | undefined {
  const expected = ca ? `CA, ${ca.pathLength}` : ''
  const found = basicConstraints?.ca ? `CA, ${basicConstraints.pathLength ?? '∞'}` : ''
  return expected === found ? undefined : { field: 'basicConstraints', expected, found }
}

function checkSubject({ rdns }: DistinguishedName, rules: readonly RdnRule[]): Flaw | undefined {
  let at = 0
  for (const rule of rules) {
    let matched = 0
    while (matched === 0 || rule.repeated) {
      const flaw = checkRdn(rdns[at] ?? [], rule)
      if (flaw && (matched > 0 || rule.optional)) break
      if (flaw) return flaw
      matched++
      at++
    }
  }
  const extra = rdns[at]?.[0]
  return extra && { field: extra.type, expected: '', found: extra.value }
}

function checkRdn(
  rdn: readonly { readonly type: string; readonly value: string }[],
  rule: RdnRule,
): Flaw | undefined {
  const types = rule.attributes.map(({ type }) => type)
  const wrongTypes = sameSet(
    types.join('+'),
    types,
    rdn.map(({ type }) => type),
  )
  if (wrongTypes) return wrongTypes
  for (const { type, value, pattern } of rule.attributes) {
    const found = rdn.find((attribute) => attribute.type === type)?.value ?? ''
    if (value !== undefined && found !== value) return { field: type, expected: value, found }
    if (pattern && !pattern.test(found)) return { field: type, expected: pattern.source, found }
  }
  return undefined
}

function checkAltNames({ altNames }: Certificate, profile: Profile): Flaw | undefined {
  const flaw = (field: string, presence: Presence, names: readonly string[]): Flaw | undefined => {
    const missing = presence === 'required' && names.length === 0
    const unwanted = presence === 'none' && names.length > 0
    if (!missing && !unwanted) return undefined
    return { field: `subjectAltName ${field}`, expected: presence, found: names.join(', ') }
  }
  return (
    flaw('DNS', profile.altNames.dns, altNames.dns) ??
    flaw('IP', profile.altNames.ip, altNames.ip) ??
    flaw('email', profile.altNames.email, altNames.email) ??
    (altNames.others === 0
      ? undefined
      : { field: 'subjectAltName', expected: '', found: `${altNames.others}` })
  )
}
