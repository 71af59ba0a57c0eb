/** Where a gateway on this machine listens right now, from the file it writes at start: a port 0 is another each time. */

import { readFile } from 'node:fs/promises'
import { readPlace, type ServerName } from './account.js'

const wildcards = new Set(['0.0.0.0', '::', ''])

/**
 * The place of a listener, or null when `path` is unset, unreadable or silent about it: the account's own word counts
 * then. A gateway that listens everywhere is reached on loopback.
 */
export async function currentPorts(
  path: string | undefined,
  name: ServerName,
  tls: 'implicit' | 'starttls',
): Promise<{ host: string; port: number } | null> {
  if (path === undefined) return null
  const key = tls === 'starttls' ? `${name}Starttls` : name
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'))
    const entry = typeof json === 'object' && json !== null ? Object.entries(json) : []
    const place = readPlace(entry.find(([listener]) => listener === key)?.[1])
    if (place === null) return null
    return wildcards.has(place.host) ? { ...place, host: '127.0.0.1' } : place
  } catch {
    return null
  }
}
