/** Every bound on what a message of a stranger can make its examination do. */

export const examineLimits = {
  /** A message as it is kept, with room for what a file may add. */
  bytes: 48 * 1024 * 1024,
  /** Signatures and envelopes in one another; nobody needs more than three. */
  depth: 8,
  /** Signatures and envelopes in the whole message. */
  layers: 32,
  /** All that is opened, together. */
  openedBytes: 192 * 1024 * 1024,
} as const
