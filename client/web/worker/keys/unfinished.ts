/** Private keys whose certificate was asked for and has not come yet: in this worker's memory, and nowhere else. */

import type { KeyObject } from 'node:crypto'
import { randomUuid, SaidFault, type Random } from '../../../../server/base/index.js'

/** An administrator makes one after the other; what was given up is forgotten. */
const most = 8
const waiting = new Map<string, KeyObject>()

/** Keeps a key; the answer names it. */
export function keepUnfinished(key: KeyObject, random: Random): string {
  const id = randomUuid(random)
  waiting.set(id, key)
  for (const old of [...waiting.keys()].slice(0, -most)) waiting.delete(old)
  return id
}

/** Takes it out again: a key is handed over once. SaidFault not-found. */
export function takeUnfinished(id: string): KeyObject {
  const key = waiting.get(id)
  if (!key) throw new SaidFault('not-found', 'web.keys.unfinished-gone')
  waiting.delete(id)
  return key
}
