/** Reading the configuration of a data directory. */

import { existsSync, readFileSync } from 'node:fs'
import { isFault, SaidFault } from '../base/index.js'
import type { Paths } from './paths.js'
import { parseConfig, type Config } from './schema.js'

/** Fault not-found when DIR is no data directory, syntax when the file is wrong. */
export function loadConfig(paths: Paths): Config {
  if (!existsSync(paths.config)) throw new SaidFault('not-found', 'data.none', { path: paths.root })
  try {
    return parseConfig(readFileSync(paths.config, 'utf8'))
  } catch (error) {
    if (!isFault(error, 'syntax')) throw error
    throw new SaidFault('syntax', 'data.config', { detail: error.message }, error)
  }
}
