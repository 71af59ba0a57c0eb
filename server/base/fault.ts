/** Expected failures: one closed list of kinds, answered by each door in one table. */

/** Every way a request can fail for a reason that is not a bug. Adding a member breaks each door's reply table until it answers it. */
export const faultKinds = [
  'syntax',
  'unsupported',
  'unauthenticated',
  'denied',
  'not-found',
  'already-exists',
  'conflict',
  'too-large',
  'over-quota',
  'limited',
  'unavailable',
  'corrupt',
] as const

export type FaultKind = (typeof faultKinds)[number]

/**
 * An expected failure. `message` may be shown to a peer: it holds no configuration, path or stack.
 * What must stay inside (the failing file, the engine's error) goes into `cause`, which is only logged.
 */
export class Fault extends Error {
  readonly kind: FaultKind

  constructor(kind: FaultKind, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'Fault'
    this.kind = kind
  }
}

/** True when `error` is a Fault, optionally of one of `kinds`. */
export function isFault(error: unknown, ...kinds: FaultKind[]): error is Fault {
  return error instanceof Fault && (kinds.length === 0 || kinds.includes(error.kind))
}

/** The `code` of a system error, or ''. */
export function codeOf(error: unknown): string {
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string'
  return hasCode ? String(error.code) : ''
}
