/** Values for the sentences of refusals, written as people read them. */

/** `2026-11-22 06:10 UTC`. */
export function readableTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
