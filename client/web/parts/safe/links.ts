/** What a link of a letter says and where it leads, told apart before anybody follows it. */

export interface Destination {
  /** The whole address, as the browser would take it. */
  readonly href: string
  /** `www.ameli.fr`; empty for mail and telephone. */
  readonly host: string
  readonly kind: 'web' | 'mail' | 'telephone'
  /** The host that its text names, when that is another one. */
  readonly says: string | null
  /** Its host has letters of several alphabets, or such as look like others (RFC 5890: `xn--`). */
  readonly foreign: boolean
}

/** Null for what is no address that may be followed: anything but https, http, mailto, tel. */
export function destinationOf(href: string, text: string): Destination | null {
  let url: URL
  try {
    url = new URL(href.trim())
  } catch {
    return null
  }
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') {
    const kind = url.protocol === 'tel:' ? 'telephone' : 'mail'
    return { href: url.href, host: '', kind, says: null, foreign: false }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const [, named] =
    /^\s*(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[a-z]{2,12})(?:[/?#\s]|$)/iu.exec(text) ?? []
  const says = named !== undefined && !sameHost(named, url.hostname) ? named : null
  const foreign = url.hostname.split('.').some((label) => label.startsWith('xn--'))
  return { href: url.href, host: url.host, kind: 'web', says, foreign }
}

function sameHost(named: string, host: string): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/^www\./, '')
  return bare(named) === bare(host)
}
