/** How a client reached us, for absolute addresses in answers. */

import type { FastifyRequest } from 'fastify'

/** `https://host:port`, or `http://`, as the client named it, or by our own name when it named none that could be one. */
export function baseOf(
  { headers }: FastifyRequest,
  hostName: string,
  scheme: 'https' | 'http' = 'https',
): string {
  const host = hostIn(headers)
  return `${scheme}://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : hostName}`
}

/** The name and port a client asked for: `Host`, or what stands for it in HTTP/2 (RFC 9113 §8.3.1). */
export function hostIn(headers: FastifyRequest['headers']): string {
  const authority = headers[':authority']
  return headers.host ?? (typeof authority === 'string' ? authority : '')
}
