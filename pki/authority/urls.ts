/** Where what an authority publishes is fetched: the addresses that its certificates and lists carry. */

import type { AuthorityName } from '../profiles/index.js'
import type { AuthorityDeps } from './deps.js'

/** Of one authority. The paths are those that the plain-HTTP listener serves. */
export interface PublicUrls {
  readonly crl: string
  readonly delta: string
  readonly certificate: string
  readonly ocsp: string
}

/** Undefined when no public address is set. */
export function urlsOf(
  { settings: { publicUrl } }: Pick<AuthorityDeps, 'settings'>,
  name: AuthorityName,
): PublicUrls | undefined {
  if (publicUrl === undefined) return undefined
  const base = publicUrl.replace(/\/+$/, '')
  return {
    crl: `${base}/crl/${name}.crl`,
    delta: `${base}/crl/${name}.delta.crl`,
    certificate: `${base}/ca/${name}.cer`,
    ocsp: `${base}/ocsp`,
  }
}
