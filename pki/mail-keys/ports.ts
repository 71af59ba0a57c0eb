/** What publishing keys asks of OpenPGP: implemented by the composition root over `client/keys`, so that pki knows no packet. */

/** What a key says of itself; nothing of it is believed before it is looked at here. */
export interface PgpFacts {
  /** Hexadecimal, capitals. */
  readonly fingerprint: string
  /** Addresses of its user ids that the key itself certifies, lower case. */
  readonly addresses: readonly string[]
  /** Milliseconds since the epoch; null without an end. */
  readonly expiresAt: number | null
  readonly isRevoked: boolean
  /** Has it a subkey, or itself, to encipher to now? */
  readonly canEncrypt: boolean
}

export interface PgpDirectoryKey {
  /** Armoured, without a passphrase: it is wrapped before it is stored. */
  readonly secret: string
  readonly public: string
  readonly fingerprint: string
}

export interface PgpCertifier {
  /** A key that certifies others. */
  makeDirectoryKey(name: string): Promise<PgpDirectoryKey>
  /** Fault syntax when `armored` is not one public key. */
  inspect(armored: string): Promise<PgpFacts>
  /**
   * The key with that user id alone of `address` that counts here, certified by `secret` (RFC 9580 §5.2.1.6). Armoured.
   * Other people's certifications are left out: nobody fills a directory with them.
   */
  certify(armored: string, address: string, secret: string): Promise<string>
  /** The armored public half of an armored secret key without a passphrase. */
  publicHalf(secret: string): Promise<string>
  /** Opens an armored message. Fault corrupt, denied. */
  open(message: string, secret: string): Promise<Buffer>
  /** Without and with armour. */
  toBinary(armored: string): Promise<Buffer>
  toArmored(binary: Buffer): Promise<string>
}
