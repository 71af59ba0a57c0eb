/** The one Trusted Types policy of the page: scripts are loaded from our own origin or not at all. */

interface TrustedPolicy {
  createScriptURL(url: string): unknown
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedPolicy
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes

function ownUrl(url: string): string {
  const resolved = new URL(url, globalThis.location.href)
  if (resolved.origin !== globalThis.location.origin)
    throw new TypeError('scripts come from this gateway only')
  return resolved.href
}

const policy = factory?.createPolicy('pli', { createScriptURL: ownUrl })

/** An address for `new Worker(…)` or `serviceWorker.register(…)`. Throws TypeError for another origin. */
export function trustedScriptUrl(url: string): string {
  return (policy ? policy.createScriptURL(url) : ownUrl(url)) as string
}
