/** Every bound on what a CMS structure of a stranger can make us do. */

export const cmsLimits = {
  /** A message of 35 MiB as it travels, with room for its base64 undone and its envelope. */
  bytes: 48 * 1024 * 1024,
  depth: 32,
  /** Values in one structure; 25 MiB in pieces of 1 KiB are 25,600. */
  elements: 200_000,
  certificates: 64,
  lists: 32,
  signers: 16,
  attributes: 64,
  recipients: 1000,
  /** What compressed content may unfold to. */
  unpackedBytes: 64 * 1024 * 1024,
} as const
