/** The verdict on something signed, as every command prints it: its colour, its one sentence, then the rest. */

import { verdictWords, type Assurance } from '../../verdict/index.js'
import type { Output } from '../output.js'

/** Prints it. */
export function printVerdict(assurance: Assurance, output: Output): void {
  const { colour, headline, details } = verdictWords(assurance, output.language)
  output.field(colour.toLocaleUpperCase(output.language), headline)
  // A name with a line break in it must not look like a line of ours.
  for (const detail of details) output.text(`  ${detail.replace(/\s+/g, ' ')}`)
}

/** For programs: the values, and the words that a person would read. */
export const verdictJson = (assurance: Assurance, output: Output): object => ({
  ...assurance,
  words: verdictWords(assurance, output.language),
})
