/** What is kept of the authorities of others: the anchors, their lists, and who came with their certificates. */

/** Whose certificates an authority of others is trusted for. */
export const audiences = ['people', 'organisations', 'servers'] as const
export type Audience = (typeof audiences)[number]

export interface ForeignAnchor {
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string
  readonly audience: Audience
  readonly subject: string
  readonly notAfter: number
  readonly certificate: Buffer
  /** Where its list is fetched; null when it is given by hand. */
  readonly crlUrl: string | null
  /** DER of the last list that was good. */
  readonly crl: Buffer | null
  readonly crlNextUpdate: number | null
  readonly createdAt: number
}

export type ClaimState = 'waiting' | 'accepted' | 'refused'

/** A certificate of others that names somebody whom the directory does not know, and what was decided. */
export interface ForeignClaim {
  readonly fingerprint: string
  /** What the certificate says: `rpps:…`, `finess:…`, `siret:…`, `employee:<FINESS>/<number>`. */
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
  anchors(): Promise<ForeignAnchor[]>
  /** Fault already-exists. */
  addAnchor(anchor: ForeignAnchor): Promise<void>
  /** False when there is none. */
  removeAnchor(fingerprint: string): Promise<boolean>
  setList(fingerprint: string, list: { der: Buffer; nextUpdate: number }): Promise<void>
  claim(fingerprint: string): Promise<ForeignClaim | undefined>
  /** Oldest first. */
  claims(state: ClaimState, limit: number): Promise<ForeignClaim[]>
  countWaiting(): Promise<number>
  /** Leaves a claim that is there as it is. */
  addClaim(claim: ForeignClaim): Promise<void>
  decide(fingerprint: string, state: ClaimState, boundTo: string | null, at: number): Promise<void>
}
