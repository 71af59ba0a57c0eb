/** What a certificate profile is: one value from which certificates are composed and against which they are checked. */

import type { Certificate, AttributeName, KeyPurpose, KeyUsageName } from '../x509/index.js'

export const authorityNames = ['root', 'people', 'organisations', 'servers'] as const
/** What an authority is for: the anchor, or issuing for one kind of holder. */
export type AuthorityRole = (typeof authorityNames)[number]
/** Our authorities: `people` is the first generation of its role, `people-2` the one that took over. */
export type AuthorityName = AuthorityRole | `${AuthorityRole}-${number}`

export const isAuthorityRole = (text: string): text is AuthorityRole =>
  (authorityNames as readonly string[]).includes(text)

/** The role of an authority and its generation, 1 for the first. Undefined when it is no name of an authority. */
export function readAuthorityName(
  text: string,
): { role: AuthorityRole; generation: number } | undefined {
  const [, role = '', number = '1'] = /^([a-z]+)(?:-([2-9]|[1-9]\d{1,3}))?$/.exec(text) ?? []
  return isAuthorityRole(role) ? { role, generation: Number(number) } : undefined
}

export const isAuthorityName = (text: string): text is AuthorityName =>
  readAuthorityName(text) !== undefined

export type ProfileName =
  | 'root-ca'
  | 'issuing-ca'
  | 'professional-authentication'
  | 'professional-signature'
  | 'smime-encryption'
  | 'organisation-client'
  | 'organisation-signature'
  | 'organisation-encryption'
  | 'server-ssl'
  | 'audit-signer'
  | 'ocsp-responder'

/** One attribute of a subject; `value` fixes it, `pattern` bounds it. */
export interface AttributeRule {
  readonly type: AttributeName
  readonly value?: string
  readonly pattern?: RegExp
}

/** One RDN of a subject; several attributes make it multi-valued. */
export interface RdnRule {
  readonly attributes: readonly AttributeRule[]
  readonly optional?: true
  /** May stand several times. */
  readonly repeated?: true
}

export type Presence = 'required' | 'optional' | 'none'

export interface Profile {
  readonly name: ProfileName
  readonly spec: string
  /** Whose certificate it is: this decides what an identity may do, together with the directory. */
  readonly holder: 'authority' | 'professional' | 'organisation' | 'server'
  /** `each`: every authority issues its own. */
  readonly issuedBy: AuthorityRole | 'each'
  /** Lifetime that we give. */
  readonly years: number
  /** Counts instead of `years`. */
  readonly days?: number
  /** Our policy identifier; none for CAs, which list those of the profiles that they issue. */
  readonly policy?: string
  /** Key names as `keyName` prints them; the first is the default. */
  readonly keys: readonly string[]
  readonly ca?: { readonly pathLength: number }
  readonly keyUsage: readonly KeyUsageName[]
  /** Added for RSA keys only: an EC key enciphers nothing (RFC 8813 §3). */
  readonly keyUsageRsa?: readonly KeyUsageName[]
  /** Added for EC keys only, which agree on a key where RSA enciphers one (RFC 8813 §3). */
  readonly keyUsageEc?: readonly KeyUsageName[]
  readonly extendedKeyUsage: readonly KeyPurpose[]
  /** Says that nobody need ask whether it is revoked (RFC 6960 §4.2.2.2.1), and not where to. */
  readonly unchecked?: true
  readonly subject: readonly RdnRule[]
  readonly altNames: { readonly dns: Presence; readonly ip: Presence; readonly email: Presence }
  /** `rpps:…`, `finess:…`, `server:…`; undefined when the certificate names nobody. */
  identityOf(certificate: Certificate): string | undefined
}
