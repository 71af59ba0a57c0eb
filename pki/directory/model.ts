/** What the directory knows: professionals, organisations, mailboxes, who may open which, certificates. */

import type { AuthorityName, ProfileName } from '../profiles/index.js'
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
  readonly rpps: string
  readonly family: string
  readonly given: string
  /** Code of TRE_G15. */
  readonly profession: string
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
  readonly state: PersonState
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
  readonly subject: string
  readonly certificate: Buffer
  /** The private key as the vault wrapped it; null when it is kept elsewhere (an offline root). */
  readonly wrappedKey: Buffer | null
  readonly crl: Buffer | null
  readonly crlNumber: number
  readonly crlNextUpdate: number
  /** Revocations so far, and how many of them the stored CRL tells of. */
  readonly revocations: number
  readonly crlRevocations: number
  /** When it last signed: a clock that went back before this is not believed. */
  readonly signedAt: number
}

/** Who an identity is, whatever its kind. */
export interface IdentityEntry {
  readonly identity: string
  readonly kind: 'professional' | 'organisation' | 'application' | 'server'
  readonly displayName: string
  readonly state: PersonState
}

/** A mailbox as one identity sees it. */
export interface MailboxAccess {
  readonly mailbox: DirectoryMailbox
  readonly actions: readonly MailboxAction[]
}
