/** In whose name a dispensation is written: the pharmacist and the pharmacy, by certificate, directory and command line. */

import { attributeOf, parseCertificates } from '../../../pki/index.js'
import { isFault } from '../../../server/base/index.js'
import { dispenserFrom, readPharmacist } from '../../acts/index.js'
import { pharmacistsOf, type DirectoryPharmacist } from '../../gateway/index.js'
import type { PrescribingProfessional } from '../../health/index.js'
import { tlsLink, type Identity } from '../../mail/index.js'
import { UsageFault } from '../usage-fault.js'

/** What the directory lists; a gateway without that part of it lists nothing. */
async function listed(identity: Identity, whose: string): Promise<readonly DirectoryPharmacist[]> {
  try {
    return await pharmacistsOf(tlsLink(identity), whose)
  } catch (error) {
    if (isFault(error)) return []
    throw error
  }
}

/**
 * `named` is `RPPS Prénom NOM`, for a pharmacy whose pharmacists the directory does not list, or lists several of.
 * Faults of `dispenserFrom`; UsageFault for what names nobody.
 */
export async function dispenserOf(
  identity: Identity,
  named: string | undefined,
): Promise<PrescribingProfessional> {
  const { identity: whose } = identity.account
  const [certificate] = parseCertificates(identity.certificate)
  const subject = (name: Parameters<typeof attributeOf>[1]): string =>
    (certificate && attributeOf(certificate.subject, name)) ?? ''
  const people = await listed(identity, whose)
  const holder = {
    ...{ identity: whose, family: subject('SN'), given: subject('GN') },
    organisation: subject('O') || subject('CN'),
  }
  const isPerson = whose.startsWith('rpps:')
  const person = named === undefined || isPerson ? undefined : readPharmacist(named, people)
  if (named !== undefined && !isPerson && !person) throw new UsageFault('counter.pharmacist-form')
  return dispenserFrom(holder, people, person)
}
