/** Where in the client a person is: the part of the address after `#`, so that the gateway serves one page and sees no ids. */

import { useSyncExternalStore } from 'react'

export interface Route {
  /** `/boite/M12` */
  readonly path: string
  /** What follows `?` in it. */
  readonly query: URLSearchParams
}

let lastHash: string | undefined
let lastRoute: Route = { path: '/', query: new URLSearchParams() }

/** Where the page is now. */
export function currentRoute(): Route {
  const { hash } = globalThis.location
  if (hash === lastHash) return lastRoute
  lastHash = hash
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s)
  lastRoute = { path: path || '/', query: new URLSearchParams(query) }
  return lastRoute
}

function subscribe(listener: () => void): () => void {
  globalThis.addEventListener('hashchange', listener)
  return () => {
    globalThis.removeEventListener('hashchange', listener)
  }
}

/** The route, followed. */
export const useRoute = (): Route => useSyncExternalStore(subscribe, currentRoute)

/** The address of a path, for links: `href('/boite', id)`. Segments are encoded. */
export const href = (path: string, ...segments: readonly string[]): string =>
  `#${[path, ...segments.map((segment) => encodeURIComponent(segment))].join('/')}`

/** Goes to a path made by `href`; with `replace` the way back skips where one was. */
export function go(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) {
    const url = new URL(globalThis.location.href)
    url.hash = to
    globalThis.location.replace(url)
  } else globalThis.location.hash = to
}

/** The values of `:names` when `path` is of the form `pattern`; a name ending in `?` may be absent. */
export function matchPath(
  pattern: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/')
  const given = path.replace(/\/$/, '').split('/')
  if (given.length > wanted.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index]
    if (!segment.startsWith(':')) {
      if (value !== segment) return undefined
    } else if (value !== undefined) params[segment.replace(/^:|\?$/g, '')] = decode(value)
    else if (!segment.endsWith('?')) return undefined
  }
  return params
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
