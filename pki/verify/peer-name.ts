/** Does a certificate speak for this host, address or mailbox? Alternative names only, never the CN (RFC 6125 §6.4). */

import { isIP } from 'node:net'
import { admit, deny, type Verdict } from '../../server/base/index.js'
import { clip } from '../clip.js'
import type { Certificate } from '../x509/index.js'

/** Checks `name`: an IP address, a mailbox when it holds `@`, a host name otherwise. */
export function checkPeerName({ subject, altNames }: Certificate, name: string): Verdict {
  const { dns, ip, email } = altNames
  if (isMatch(name, altNames)) return admit(undefined)
  const found = clip([...dns, ...ip, ...email].join(', ')) || 'ø'
  return deny('peer-name-mismatch', { subject: subject.text, name: clip(name), found })
}

function isMatch(name: string, { dns, ip, email }: Certificate['altNames']): boolean {
  if (isIP(name) > 0) return ip.includes(canonicalIp(name))
  if (name.includes('@')) return email.some((found) => mailboxKey(found) === mailboxKey(name))
  const host = name.toLowerCase().replace(/\.$/, '')
  return dns.some((found) => isHostMatch(host, found.toLowerCase()))
}

function isHostMatch(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern
  const rest = pattern.slice(1)
  // A star stands for one label, and not for the whole of a top-level domain.
  if (!rest.slice(1).includes('.') || rest.includes('*')) return false
  const label = host.slice(0, -rest.length)
  return host.endsWith(rest) && label !== '' && !label.includes('.')
}

const canonicalIp = (text: string): string =>
  isIP(text) === 6 ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text

function mailboxKey(address: string): string {
  const at = address.lastIndexOf('@')
  return address.slice(0, at) + address.slice(at).toLowerCase()
}
