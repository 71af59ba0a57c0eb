/** What is kept of the authorities of others: whom they are trusted for, their lists and answers, and who came with their certificates. */

/** Whose certificates an authority of others is trusted for. */
export const audiences = ['people', 'organisations', 'servers'] as const
export type Audience = (typeof audiences)[number]

/** Who may come in with a certificate of that authority, or whom we may go out to. */
export const directionOf = {
  people: 'in',
  organisations: 'in',
  servers: 'out',
} as const satisfies Record<Audience, 'in' | 'out'>
export type Direction = (typeof directionOf)[Audience]

/**
 * Which word counts about the certificates that an authority issues: of lists, of the responder, of `any` of them that
 * has one (the default), or of `both` together. A revocation counts whoever of those asked tells it.
 */
export const revocationPolicies = ['any', 'crl', 'ocsp', 'both'] as const
export type RevocationPolicy = (typeof revocationPolicies)[number]

/** Where the revocation of what an authority issues is told. Null when it is not there, or given by hand. */
export interface RevocationSources {
  readonly crlUrl: string | null
  readonly deltaUrl: string | null
  readonly ocspUrl: string | null
  readonly revocation: RevocationPolicy
}

export interface ForeignAuthorityRecord extends RevocationSources {
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string
  readonly subject: string
  readonly notAfter: number
  readonly certificate: Buffer
  readonly createdAt: number
}

export type ForeignListKind = 'full' | 'delta'

/** A list of an authority as it was last fetched or given, and how fetching it goes. */
export interface ForeignListState {
  readonly fingerprint: string
  readonly kind: ForeignListKind
  /** SHA-256 of the list; null when there is none yet, or it is from before digests. */
  readonly digest: string | null
  readonly nextUpdate: number | null
  readonly etag: string | null
  readonly modified: string | null
  readonly checkedAt: number | null
  /** No sooner than then. */
  readonly nextTry: number
  readonly failures: number
  /** English, for logs. */
  readonly problem: string | null
}

/** An answer of a responder, as it was verified when it came. */
export interface ForeignAnswer {
  /** Of the certificate that it is about, and of its issuer. */
  readonly fingerprint: string
  readonly issuer: string
  readonly serial: string
  readonly der: Buffer
  readonly askedAt: number
  readonly seenAt: number
}

export type ClaimState = 'waiting' | 'accepted' | 'refused'

/** A certificate of others that names somebody whom the directory does not know, and what was decided. */
export interface ForeignClaim {
  readonly fingerprint: string
  /** What the certificate says: `rpps:…`, `finess:…`, `siret:…`, `employee:<structure>/<number>`. */
  readonly identity: string
  readonly subject: string
  readonly issuer: string
  readonly certificate: Buffer
  readonly state: ClaimState
  /** Who it is in the directory, once accepted. */
  readonly boundTo: string | null
  readonly createdAt: number
  readonly decidedAt: number | null
}

export interface ForeignTable {
  /** Oldest first. */
  authorities(): Promise<ForeignAuthorityRecord[]>
  /** Leaves one that is there as it is. */
  addAuthority(authority: ForeignAuthorityRecord): Promise<void>
  setSources(fingerprint: string, sources: RevocationSources): Promise<void>
  /** With its trust, its lists and the answers about what it issued. */
  removeAuthority(fingerprint: string): Promise<void>
  trusts(): Promise<{ fingerprint: string; audience: Audience }[]>
  /** Fault already-exists. */
  addTrust(fingerprint: string, audience: Audience, at: number): Promise<void>
  lists(): Promise<ForeignListState[]>
  listDer(fingerprint: string, kind: ForeignListKind): Promise<Buffer | undefined>
  putList(state: ForeignListState, der: Buffer): Promise<void>
  /** What came of trying, without touching the list itself. */
  putListState(state: ForeignListState): Promise<void>
  /** Newest seen first. */
  answers(wish: { limit: number; askedAfter: number }): Promise<ForeignAnswer[]>
  putAnswer(answer: ForeignAnswer): Promise<void>
  pruneAnswers(seenBefore: number): Promise<void>
  claim(fingerprint: string): Promise<ForeignClaim | undefined>
  /** Oldest first. */
  claims(state: ClaimState, limit: number): Promise<ForeignClaim[]>
  countWaiting(): Promise<number>
  /** Leaves a claim that is there as it is. */
  addClaim(claim: ForeignClaim): Promise<void>
  decide(fingerprint: string, state: ClaimState, boundTo: string | null, at: number): Promise<void>
}

/** Which warnings of an end were given. */
export interface ExpiryTable {
  /** The narrowest threshold, in milliseconds before the end, at which somebody was warned. */
  notified(subject: string, endsAt: number): Promise<number | undefined>
  note(subject: string, endsAt: number, threshold: number, at: number): Promise<void>
}
