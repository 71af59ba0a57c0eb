/** The log on standard error, one JSON object a line, on pino. */

import pino from 'pino'
import { SaidFault, type Log } from '../base/index.js'

/** Fault syntax when `level` is none of pino's. */
export function createLog(level: string): Log & { flush(): void } {
  if (!(level in pino.levels.values) && level !== 'silent')
    throw new SaidFault('syntax', 'data.config', { detail: `log.level "${level}"` })
  const destination = pino.destination({ dest: 2, sync: false })
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    flush: () => {
      try {
        destination.flushSync()
      } catch {
        // Standard error is gone: there is nobody left to tell.
      }
    },
  }
}
