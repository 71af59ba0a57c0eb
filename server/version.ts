/** The version of this program, from its package. */

import { existsSync, readFileSync } from 'node:fs'

function findPackage(): string {
  // The sources lie one level below the package, the build two.
  for (const up of ['../package.json', '../../package.json']) {
    const url = new URL(up, import.meta.url)
    if (existsSync(url)) return readFileSync(url, 'utf8')
  }
  return '{}'
}

export const version = String((JSON.parse(findPackage()) as { version?: string }).version ?? '0')
