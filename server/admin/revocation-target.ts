/** What `pli revoke`, `pki hold` and `pki release` are told to act on. */

import { formatIdentity, parseIdentity, type RevocationTarget } from '../../pki/index.js'

/** `rpps:…` and its like are identities; anything else is a serial number. */
export function targetOf(text: string): RevocationTarget {
  return /^[a-z]+:/.test(text)
    ? { identity: formatIdentity(parseIdentity(text)) }
    : { serial: text }
}
