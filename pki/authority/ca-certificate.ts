/** The certificate of an authority, signed by the root: what it may say is the same at the start and at every ceremony. */

import type { KeyObject } from 'node:crypto'
import { Fault } from '../../server/base/index.js'
import {
  checkProfile,
  issuingCa,
  policiesOf,
  readAuthorityName,
  rootCa,
  type AuthorityName,
  type AuthorityRole,
} from '../profiles/index.js'
import {
  attributeOf,
  attributesOf,
  composeCertificate,
  type Certificate,
  type DistinguishedName,
  type Signer,
} from '../x509/index.js'
import { skewMs, wholeSecond, yearsAfter } from './deps.js'
import { expectProfile } from './issue.js'
import { subjectFor, templateFor, type SubjectValues } from './template.js'
import type { PublicUrls } from './urls.js'

const commonNames: Record<AuthorityRole, string> = {
  root: 'AC racine Pli',
  people: 'AC Pli Personnes',
  organisations: 'AC Pli Organisations',
  servers: 'AC Pli Serveurs',
}

export function roleOf(name: AuthorityName): AuthorityRole {
  const read = readAuthorityName(name)
  if (!read) throw new Fault('syntax', `"${name}" is not the name of an authority`)
  return read.role
}

/** The common name of an authority; later generations show their number. */
export function commonNameOf(name: AuthorityName): string {
  const { generation = 1 } = readAuthorityName(name) ?? {}
  const plain = commonNames[roleOf(name)]
  return generation === 1 ? plain : `${plain} ${generation}`
}

/** The name that follows in a role: `people`, then `people-2`. */
export function nextName(name: AuthorityName): AuthorityName {
  const { generation = 1 } = readAuthorityName(name) ?? {}
  return `${roleOf(name)}-${generation + 1}`
}

/** The subject of the next generation: that of `certificate` under another common name. */
export function subjectLike({ subject }: Certificate, name: AuthorityName): SubjectValues {
  return {
    C: attributeOf(subject, 'C') ?? 'FR',
    O: attributeOf(subject, 'O') ?? 'Pli',
    OU: attributesOf(subject, 'OU'),
    CN: commonNameOf(name),
  }
}

export interface CaOrder {
  readonly name: AuthorityName
  readonly subject: SubjectValues
  readonly publicKey: KeyObject
  readonly serial: string
  /** What the root publishes. */
  readonly urls: PublicUrls | undefined
}

/** Who signs it; the root itself has no end that bounds it. */
export interface CaIssuer {
  readonly name: DistinguishedName
  readonly signer: Signer
  readonly notAfter: number
}

/** Composes, signs and checks the certificate of an authority. Fault syntax when it would break its profile. */
export async function certifyCa(
  order: CaOrder,
  issuer: CaIssuer,
  at: number,
): Promise<Certificate> {
  const { name, serial, urls } = order
  const role = roleOf(name)
  const profile = role === 'root' ? rootCa : issuingCa
  const now = wholeSecond(at)
  const template = templateFor(
    profile,
    order,
    { name: issuer.name, publicKey: issuer.signer.publicKey, urls },
    {
      serial,
      notBefore: now - skewMs,
      // Nothing outlives what it hangs from.
      notAfter: Math.min(yearsAfter(now, profile.years), issuer.notAfter),
      policies: role === 'root' ? [] : policiesOf(role),
    },
  )
  const certificate = await composeCertificate(template, issuer.signer)
  expectProfile(checkProfile(certificate, profile))
  return certificate
}

/** The subject of a new root, which is its issuer too. */
export const rootName = (subject: SubjectValues): DistinguishedName => subjectFor(rootCa, subject)
