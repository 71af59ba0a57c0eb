/** How far a line has been dispensed: counted from what was given, never kept beside it. */

import type { Given, LineState, LineTerms } from './model.js'

/** `given` in the order it was given, what was undone left out. */
export function tally(terms: LineTerms, given: readonly Given[]): LineState {
  let [done, begun, boxesGiven] = [0, false, 0]
  for (const { line, kind, boxes } of given) {
    if (line !== terms.line || kind === 'refused') continue
    boxesGiven += boxes ?? 0
    const complete = kind === 'whole' || (terms.boxes !== null && boxesGiven >= terms.boxes)
    begun = !complete
    if (complete) [done, boxesGiven] = [done + 1, 0]
  }
  return { ...terms, done, begun, boxesGiven }
}

/** Boxes still due this turn; null when they are not counted. */
export const boxesLeft = ({ boxes, boxesGiven }: LineState): number | null =>
  boxes === null ? null : Math.max(0, boxes - boxesGiven)
