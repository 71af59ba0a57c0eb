/** Who a certificate names, in the words of a verdict; nothing that the signed document says of itself counts. */

import {
  foreignIdentity,
  formatIdentity,
  parseIdentity,
  professions,
  profileNamedBy,
  type Certificate,
  attributeOf,
} from '../../pki/index.js'
import { isFault } from '../../server/base/index.js'
import type { Signer } from './model.js'

/** Name, profession and national number as the certificate has them; whether it is to be believed is `judgeSigner`'s. */
export function signerOf(certificate: Certificate): Signer {
  const { subject, issuer, serial, fingerprint } = certificate
  const family = attributeOf(subject, 'SN') ?? ''
  const given = attributeOf(subject, 'GN') ?? ''
  const title = attributeOf(subject, 'title') ?? ''
  const person = family !== '' && given !== ''
  const address = professions.find(({ label }) => label === title)?.address
  const organisation = attributeOf(subject, 'O') ?? attributeOf(subject, 'CN') ?? subject.text
  return {
    name: person ? [address, given, family.toUpperCase()].filter(Boolean).join(' ') : organisation,
    profession: person ? title : '',
    identity: identityOf(certificate, person),
    serial: serial.toUpperCase(),
    issuer: issuer.text,
    fingerprint,
  }
}

/** Only a certificate in the layout of a person speaks for one: an organisation chooses its CN as it likes. */
function identityOf(certificate: Certificate, person: boolean): string | null {
  const profile = profileNamedBy(certificate)
  if (profile) return profile.identityOf(certificate) ?? null
  const found = foreignIdentity(certificate, person ? 'people' : 'organisations')
  if (found === undefined) return null
  try {
    return formatIdentity(parseIdentity(found))
  } catch (error) {
    // Wrong check digits; an employee's number, which has no check digit, stays as it is.
    if (!isFault(error)) throw error
    return found.startsWith('employee:') ? found : null
  }
}
