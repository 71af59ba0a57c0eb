/** Time and randomness, so that nothing else reads them (invariant 8). */

import { randomBytes, randomInt } from 'node:crypto'

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

/** Randomness as a page has it, which knows no Buffer. */
export interface Entropy {
  bytes(length: number): Uint8Array
  /** An integer in [0, below). */
  below(below: number): number
}

export interface Random extends Entropy {
  bytes(length: number): Buffer
}

export const systemClock: Clock = { now: () => Date.now() }

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  below: (below) => randomInt(below),
}
