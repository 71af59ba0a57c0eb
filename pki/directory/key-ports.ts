/** What the directory asks of its store for published OpenPGP keys. */

/** A holder's key, certified by the directory. */
export interface PgpKeyRecord {
  readonly address: string
  /** Identity string of who published it. */
  readonly identity: string
  /** Hexadecimal, capitals. */
  readonly fingerprint: string
  readonly domain: string
  /** z-base-32 of SHA-1 of the local part (draft-koch-openpgp-webkey-service §3.1). */
  readonly localHash: string
  /** Without armour. */
  readonly certificate: Buffer
  readonly publishedAt: number
  /** Null for a key without an end. */
  readonly expiresAt: number | null
}

/** The directory's own key; its secret half under the vault. */
export interface PgpDirectoryKeyRecord {
  readonly fingerprint: string
  readonly wrappedKey: Buffer
  readonly certificate: Buffer
  readonly createdAt: number
}

/** `openpgp`: a secret key; `encryption`: the key of an S/MIME certificate. */
export type EscrowedKind = 'openpgp' | 'encryption'

/** A secret key in escrow. */
export interface EscrowedKey {
  readonly address: string
  /** OpenPGP fingerprint, or serial number of the certificate. */
  readonly keyId: string
  readonly kind: EscrowedKind
  /** Identity string of who put it there. */
  readonly identity: string
  readonly sealed: Buffer
  readonly createdAt: number
}

export interface EscrowIdentity {
  /** Fingerprint of the escrow key. */
  readonly recipient: string
  readonly wrappedKey: Buffer
  readonly createdAt: number
}

export interface PgpKeysTable {
  /** Replaces what the mailbox had. */
  put(record: PgpKeyRecord): Promise<void>
  get(address: string): Promise<PgpKeyRecord | undefined>
  byPlace(domain: string, localHash: string): Promise<PgpKeyRecord | undefined>
  /** False when there was none. */
  remove(address: string): Promise<boolean>
  /** The one that certifies now. */
  directoryKey(): Promise<PgpDirectoryKeyRecord | undefined>
  addDirectoryKey(record: PgpDirectoryKeyRecord): Promise<void>
  escrowIdentity(): Promise<EscrowIdentity | undefined>
  addEscrowIdentity(identity: EscrowIdentity): Promise<void>
  /** Replaces what was there under the same number. */
  putEscrowed(key: EscrowedKey): Promise<void>
  /** Oldest first. */
  escrowed(address: string): Promise<EscrowedKey[]>
  /** Since when a mailbox is zero-access; undefined when it is not. */
  zeroAccessSince(address: string): Promise<number | undefined>
  /** `since` null ends it. */
  setZeroAccess(address: string, since: number | null): Promise<void>
}
