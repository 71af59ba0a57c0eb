/** Time and randomness, so that nothing else reads them (invariant 8). */

import { randomBytes, randomInt } from 'node:crypto'

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

export interface Random {
  bytes(length: number): Buffer
  /** An integer in [0, below). */
  below(below: number): number
}

export const systemClock: Clock = { now: () => Date.now() }

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  below: (below) => randomInt(below),
}
