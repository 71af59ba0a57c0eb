/**
 * The linter: everything that is required of a certificate, each requirement a rule with its citation. Issuing asks it
 * before and after signing; `pli pki lint` asks it about any certificate. It knows nothing of trust.
 */

import { isFault, type LintName } from '../../server/base/index.js'
import { clip } from '../clip.js'
import { issuingCa, profileNamedBy, type Profile } from '../profiles/index.js'
import { parseCertificate, type Certificate } from '../x509/index.js'
import { altNameRules } from './alt-names.js'
import { anatomyOf } from './anatomy.js'
import { extensionRules } from './extensions.js'
import { keyRules } from './keys.js'
import { nameRules } from './names.js'
import { nationalRules } from './national.js'
import { placeRules } from './places.js'
import type { Linted, LintLevel, LintRule } from './rule.js'
import { structureRules } from './structure.js'
import { usageRules } from './usages.js'
import { validityRules } from './validity.js'

export const lintRules: readonly LintRule[] = [
  ...structureRules,
  ...validityRules,
  ...nameRules,
  ...keyRules,
  ...usageRules,
  ...extensionRules,
  ...altNameRules,
  ...placeRules,
  ...nationalRules,
]

/** A requirement that is broken. Its sentence is `lint.<rule>` of the catalogue of texts. */
export interface Finding {
  readonly rule: LintName
  readonly level: LintLevel
  readonly spec: string
  /** What stands there instead, clipped. */
  readonly found: string
}

export interface LintQuestion {
  readonly der: Buffer
  readonly issuer?: Certificate | undefined
  /** The one whose policy the certificate names, when left out. */
  readonly profile?: Profile | undefined
  /** Composed and not signed yet: the signature is not looked at. */
  readonly isDraft?: boolean
}

/** The findings on one certificate, worst first. Never throws on a bad one: that is a finding too. */
export function lint({ der, issuer, profile, isDraft = false }: LintQuestion): Finding[] {
  try {
    const certificate = parseCertificate(der)
    const own = profile ?? profileOf(certificate)
    const linted = { certificate, issuer, profile: own, isDraft, anatomy: anatomyOf(der) }
    return sorted(lintRules.flatMap((rule) => apply(rule, linted)))
  } catch (error) {
    if (!isFault(error)) throw error
    const spec = 'RFC 5280 §4.1, X.690 §10'
    return [...skeletonOf(der), { rule: 'readable', level: 'error', spec, found: error.message }]
  }
}

/** An authority lists the policies of what it issues: they are not its own. */
function profileOf(certificate: Certificate): Profile | undefined {
  const named = profileNamedBy(certificate)
  return named && certificate.basicConstraints?.ca ? issuingCa : named
}

/** What can be told of a certificate that the strict reader refuses: the rules that only need its skeleton. */
function skeletonOf(der: Buffer): Finding[] {
  try {
    const anatomy = anatomyOf(der)
    const bare = { anatomy, issuer: undefined, profile: undefined, isDraft: true } as const
    return structureRules
      .filter(({ name }) => bySkeleton.has(name))
      .flatMap((rule) => apply(rule, bare as unknown as Linted))
  } catch (error) {
    if (isFault(error)) return []
    throw error
  }
}

/** These look at the anatomy alone. */
const bySkeleton: ReadonlySet<LintName> = new Set<LintName>([
  ...(['version-3', 'serial-positive', 'serial-not-zero', 'serial-length'] as const),
  ...(['algorithm-same', 'no-unique-ids', 'extension-once', 'default-not-written'] as const),
])

function apply(rule: LintRule, linted: Linted): Finding[] {
  const { name, level, spec } = rule
  try {
    const found = rule.check(linted)
    return found === undefined ? [] : [{ rule: name, level, spec, found: clip(found) }]
  } catch (error) {
    // An extension whose inside is no DER: the rule that reads it says so.
    if (isFault(error)) return [{ rule: name, level, spec, found: clip(error.message) }]
    throw error
  }
}

const ranks: Readonly<Record<LintLevel, number>> = { error: 0, warning: 1, notice: 2 }
const sorted = (findings: Finding[]): Finding[] =>
  findings.sort((a, b) => ranks[a.level] - ranks[b.level])

export type { LintLevel, LintRule } from './rule.js'
