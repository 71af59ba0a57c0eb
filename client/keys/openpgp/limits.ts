/** Bounds on what a stranger's key or message can make this room do. */

export const openPgpLimits = {
  /** A key as it is read: one of ours is under 2 KiB, one with a photograph or many certifications may reach 100. */
  keyBytes: 256 * 1024,
  /** A message as it arrives, armored: the house's largest message in base64, and its wrapping. */
  messageBytes: 64 * 1024 * 1024,
  /** What it may unfold to: compression inside OpenPGP is the classic bomb. */
  contentBytes: 64 * 1024 * 1024,
  /** Keys that one message is encrypted to. */
  recipients: 200,
  /** Signatures looked at in one message. */
  signatures: 10,
  /** Certifications looked at on one user id. */
  certifications: 50,
  /** 2^21 KiB: 2 GiB, the most that RFC 9106 recommends; protects against keys made to exhaust memory. */
  argon2MemoryExponent: 21,
  /** A signature from a clock ahead of ours by less than this is not from the future. */
  clockSkewMs: 5 * 60_000,
} as const
