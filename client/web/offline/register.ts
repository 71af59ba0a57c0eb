/** Asks the browser to keep the page's files, once the page has been shown. */

import { trustedScriptUrl } from '../platform/trusted.js'

/** Never rejects: a browser that keeps nothing has a page that needs its gateway. */
export async function keepFiles(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register(
      trustedScriptUrl('/service-worker.js'),
      { scope: '/', type: 'module', updateViaCache: 'none' },
    )
    registration.active?.postMessage('renew')
  } catch {
    // Private windows and managed browsers may forbid it.
  }
}

/** Lets go of the files, and of the worker that kept them. */
export async function forgetFiles(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name)
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister()
}
