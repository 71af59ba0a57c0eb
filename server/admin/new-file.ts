/** Files that a command makes and never writes over. */

import { existsSync } from 'node:fs'
import { SaidFault } from '../base/index.js'

/** Fault already-exists when something stands there. */
export function expectNew(path: string): void {
  if (existsSync(path)) throw new SaidFault('already-exists', 'export.taken', { path })
}
