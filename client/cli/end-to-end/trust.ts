/** What keys of correspondents are believed by: the authorities of the identity folder and the directory's own key. */

import { parseCertificates, type Certificate } from '../../../pki/index.js'
import { isFault } from '../../../server/base/index.js'
import {
  authoritiesKnown,
  directoryKey,
  keysOf,
  type CorrespondentKeys,
} from '../../gateway/index.js'
import { judgeKeys, type KeyTrust, type UsableKeys } from '../../keys/index.js'
import { tlsLink, type Identity } from '../../mail/index.js'

/** Roots of the identity folder are what is believed; all others are only links. Faults as `authoritiesKnown`. */
export async function authoritiesOf(
  identity: Identity,
): Promise<Pick<KeyTrust, 'anchors' | 'intermediates'>> {
  const { anchors, intermediates } = ownAuthorities(identity)
  const told = (await authoritiesKnown(tlsLink(identity))).filter((one) => !isRoot(one))
  return { anchors, intermediates: [...intermediates, ...told] }
}

const isRoot = ({ subject, issuer }: Certificate): boolean => subject.key === issuer.key

/** What is believed where the gateway cannot be asked. */
export function ownAuthorities(identity: Identity): Pick<KeyTrust, 'anchors' | 'intermediates'> {
  const own = parseCertificates(identity.anchors)
  return { anchors: own.filter(isRoot), intermediates: own.filter((one) => !isRoot(one)) }
}

/** Fault unavailable when the gateway cannot be reached; a gateway whose directory certifies nothing has no key. */
export async function keyTrustOf(identity: Identity): Promise<KeyTrust> {
  const directory = await directoryKey(tlsLink(identity)).then(
    (armored) => [armored],
    (error: unknown) => {
      if (isFault(error, 'not-found')) return []
      throw error
    },
  )
  return { ...(await authoritiesOf(identity)), directory }
}

/** What the directory has for an address, and what of it is to be believed and used at `now`. */
export async function lookUp(
  identity: Identity,
  address: string,
  trust: KeyTrust,
  now: number,
): Promise<{ readonly offered: CorrespondentKeys; readonly usable: UsableKeys }> {
  const offered = await keysOf(tlsLink(identity), address)
  const { certificates, openPgp } = offered
  const given = {
    address,
    certificates: certificates.encryption,
    openPgp: openPgp?.armored ?? null,
  }
  return { offered, usable: await judgeKeys(given, trust, now) }
}
