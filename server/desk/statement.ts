/** What an administrator signs before a command runs, so that the log can prove who ordered it. */

import { createHash } from 'node:crypto'

/** The parts of the statement that the log keeps, beside the signature. */
export interface ActFacts {
  readonly command: string
  /** SHA-256 of the command's arguments and options, hexadecimal. */
  readonly words: string
  /** Id of the data directory's master key: a signature is good in one place. */
  readonly space: string
  readonly at: string
  readonly nonce: string
  readonly why: string
}

export const actStatement = ({ command, words, space, at, nonce, why }: ActFacts): string =>
  `pli act 1\n${command}\n${words}\n${space}\n${at}\n${nonce}\n${JSON.stringify(why)}\n`

/** Digest of values by their names, whatever order they were given in. */
export function digestOf(values: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}
