/** The page's files kept by the browser, so that it opens without a gateway; answers of the gateway never go through it. */

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const scope = globalThis as unknown as {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener(type: 'message', listener: (event: Lasting & { data: unknown }) => void): void
}

const prefix = 'pli.files.'
/** Names of all files of the build, written by the build. */
const listUrl = '/files.json'

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
  )
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Brings the kept files to those of the build that the gateway serves now. */
async function renew(): Promise<void> {
  const answer = await fetch(listUrl, { cache: 'no-store' })
  if (!answer.ok) return
  const text = await answer.text()
  const files = JSON.parse(text) as readonly string[]
  const name = prefix + (await digest(text))
  if (await caches.has(name)) return
  const kept = await caches.open(name)
  try {
    await kept.addAll(['/', ...files.map((file) => `/${file}`)])
  } catch (error) {
    // Half of a build is worse than the one before.
    await caches.delete(name)
    throw error
  }
  for (const other of await caches.keys())
    if (other.startsWith(prefix) && other !== name) await caches.delete(other)
}

/** The page itself is asked of the gateway first: it may have been renewed, or the access refused. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match('/')
    if (kept) return kept
    throw error
  }
}

const file = async (request: Request): Promise<Response> =>
  (await caches.match(request)) ?? fetch(request)

scope.addEventListener('install', (event) => {
  event.waitUntil(renew().then(() => scope.skipWaiting()))
})
scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim())
})
scope.addEventListener('message', (event) => {
  if (event.data === 'renew') event.waitUntil(renew().catch(() => undefined))
})
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return
  if (request.mode === 'navigate' && url.pathname === '/') event.respondWith(page(request))
  else if (/^\/(assets\/|icon\.svg$)/.test(url.pathname)) event.respondWith(file(request))
})
