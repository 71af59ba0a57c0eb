/** How a client reached us, for absolute addresses in answers. */

import type { FastifyRequest } from 'fastify'

/** `https://host:port`, or `http://`, as the client named it, or by our own name when it named none that could be one. */
export function baseOf(
  { headers }: FastifyRequest,
  hostName: string,
  scheme: 'https' | 'http' = 'https',
): string {
  const host = headers.host ?? ''
  return `${scheme}://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : hostName}`
}
