/** Reading the configuration of a data directory. */

import { existsSync, readFileSync } from 'node:fs'
import { Fault } from '../base/index.js'
import type { Paths } from './paths.js'
import { parseConfig, type Config } from './schema.js'

/** Fault not-found when DIR is no data directory, syntax when the file is wrong. */
export function loadConfig(paths: Paths): Config {
  if (!existsSync(paths.config))
    throw new Fault(
      'not-found',
      `${paths.root} is not a data directory of Pli (no pli.toml): run "pli init ${paths.root}"`,
    )
  return parseConfig(readFileSync(paths.config, 'utf8'))
}
