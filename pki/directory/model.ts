/** What the directory knows: professionals, organisations, mailboxes, who may open which, certificates. */

import type { AuthorityName, AuthorityRole, ProfileName } from '../profiles/index.js'
import type { RevocationReason } from '../x509/index.js'

export type PersonState = 'active' | 'suspended'
export type MailboxState = 'active' | 'suspended' | 'closed'
/** PER of a person, ORG of an organisation, APP of an application, CAB of a practice. */
export type MailboxType = 'PER' | 'ORG' | 'APP' | 'CAB'
/**
 * What an administrator is for: reads; enrols people, organisations and mailboxes; revokes, trusts and holds keys;
 * runs the gateway, its store and its log.
 */
export const administratorRoles = ['auditor', 'registrar', 'security-officer', 'operator'] as const
export type AdministratorRole = (typeof administratorRoles)[number]

export const mailboxActions = ['read', 'send', 'manage'] as const
export type MailboxAction = (typeof mailboxActions)[number]

export interface Professional {
  /** `rpps:…` or `adeli:…`: the one entered under; it never changes. */
  readonly identity: string
  readonly rpps: string | null
  readonly adeli: string | null
  readonly family: string
  readonly given: string
  /** Code of TRE_G15. */
  readonly profession: string
  /** Code of TRE_R38 and its label: `SM04 Cardiologie et maladies vasculaires`. */
  readonly qualification: string | null
  readonly state: PersonState
  /** All times are milliseconds since the epoch. */
  readonly createdAt: number
}

export interface Organisation {
  /** `finess:…` or `siret:…`: the one it was enrolled under. */
  readonly identity: string
  readonly finess: string | null
  readonly siret: string | null
  readonly name: string
  /** Department as in certificates, e.g. `Haute-Garonne (31)`. */
  readonly region: string | null
  /** Enseigne commerciale: the name over the door. */
  readonly sign: string | null
  /** FINESS of the legal entity (EJ), for a geographic one (EG). */
  readonly legal: string | null
  /** Number and street. */
  readonly street: string | null
  readonly postcode: string | null
  readonly town: string | null
  readonly state: PersonState
  readonly createdAt: number
}

/** A program that works for an organisation and may own APP mailboxes. */
export interface Application {
  /** `application:…`. */
  readonly identity: string
  readonly name: string
  /** Identity string of the organisation that answers for it. */
  readonly organisation: string
  readonly state: PersonState
  readonly createdAt: number
}

/** Who runs a gateway of the trust space, for some domains. */
export interface Operator {
  /** `operator:…`. */
  readonly identity: string
  readonly name: string
  /** Identity string of an organisation of the directory, when it is one. */
  readonly organisation: string | null
  readonly domains: readonly string[]
  readonly contact: string | null
  readonly state: PersonState
  readonly createdAt: number
}

/** Where a professional works. */
export interface Activity {
  /** Identity string of the professional. */
  readonly identity: string
  /** Identity string of the organisation. */
  readonly structure: string
  /** As what, in free text. */
  readonly role: string | null
  readonly createdAt: number
}

export interface DirectoryMailbox {
  /** Lower case. Address and type never change. */
  readonly address: string
  readonly type: MailboxType
  /** Identity string. */
  readonly owner: string
  readonly state: MailboxState
  readonly createdAt: number
  /** What it may hold, in octets; null for as much as there is room for. */
  readonly quotaBytes: number | null
}

/** How an address is used; times are null for never. Kept in batches: the last minute before a crash may be missing. */
export interface AddressUsage {
  readonly address: string
  /** A session opened it. */
  readonly openedAt: number | null
  readonly receivedAt: number | null
  readonly sentAt: number | null
  /** Refusals since it was last checked. */
  readonly bounces: number
  readonly bouncedAt: number | null
  /** When somebody last made sure that it is right, and when somebody should again. */
  readonly checkedAt: number | null
  readonly checkDueAt: number | null
}

/** What is said of a mailbox beside its address, type and owner; may be changed at any time. */
export interface MailboxDetails {
  /** Shown in the directory only to those who have the right; mail reaches it all the same. */
  readonly redList: boolean
  readonly description: string | null
  /** Service of the organisation it belongs to. */
  readonly service: string | null
  /** Who answers for it, for ORG and APP. */
  readonly responsible: string | null
}

/** A delegation: `identity` may do `actions` on `address`. */
export interface Grant {
  readonly id: number
  readonly identity: string
  readonly address: string
  readonly actions: readonly MailboxAction[]
  readonly from: number | null
  readonly to: number | null
  readonly why: string
  readonly createdAt: number
}

/** `reserved`: its serial is taken and its signature may exist, but it was never handed over. */
export type CertificateState = 'reserved' | 'good' | 'revoked'

export interface CertificateRecord {
  readonly serial: string
  readonly authority: AuthorityName
  readonly identity: string
  readonly profile: ProfileName
  readonly state: CertificateState
  readonly fingerprint: string | null
  readonly issuer: string
  readonly subject: string
  readonly notBefore: number
  readonly notAfter: number
  readonly reason: RevocationReason | null
  readonly revokedAt: number | null
  readonly der: Buffer | null
  readonly createdAt: number
}

export interface AuthorityRecord {
  readonly name: AuthorityName
  readonly role: AuthorityRole
  readonly subject: string
  readonly certificate: Buffer
  /** The private key as the vault wrapped it; null when it is kept elsewhere. */
  readonly wrappedKey: Buffer | null
  /** `file:/path` or `pkcs11:…` of a key that is kept elsewhere; both null for an offline root. */
  readonly keyAt: string | null
  /** When the next generation took over; null while it issues. */
  readonly supersededAt: number | null
  readonly crlNumber: number
  readonly crlNextUpdate: number
  /** Revocations so far, and how many of them the stored CRL tells of. */
  readonly revocations: number
  readonly crlRevocations: number
  /** When it last signed: a clock that went back before this is not believed. */
  readonly signedAt: number
}

/** A request for an issuing authority's certificate that waits for the root's signature; one for each role. */
export interface AuthorityRequest {
  readonly role: AuthorityRole
  /** Whose certificate it will be. */
  readonly name: AuthorityName
  /** Both null when the key is the one that the authority has. */
  readonly wrappedKey: Buffer | null
  readonly keyAt: string | null
  /** DER of the PKCS#10 request. */
  readonly request: Buffer
  readonly createdAt: number
}

/** Who an identity is, whatever its kind. */
export interface IdentityEntry {
  readonly identity: string
  readonly kind: 'professional' | 'organisation' | 'application' | 'operator' | 'server'
  readonly displayName: string
  readonly state: PersonState
}

/** A mailbox as one identity sees it. */
export interface MailboxAccess {
  readonly mailbox: DirectoryMailbox
  readonly actions: readonly MailboxAction[]
}
