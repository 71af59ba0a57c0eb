/** Who prescribes, and where: by the certificate, then by what the directory or a file tells of the place. */

import { attributeOf, professions, type Certificate } from '../../../pki/index.js'
import { SaidFault } from '../../../server/base/index.js'
import type { Place, PrescribingProfessional } from '../../health/index.js'

/** Name, number and profession as a certificate of a person has them. */
export interface CertifiedPerson {
  readonly rpps: string
  readonly family: string
  readonly given: string
  /** Label of the profession (`title`); empty when the certificate has none. */
  readonly title: string
}

/**
 * The person of a certificate, `identity` being `rpps:…` as the account or the session says it. SaidFault denied when it is
 * no person with an RPPS.
 */
export function certifiedPerson(
  certificate: Certificate | undefined,
  identity: string,
): CertifiedPerson {
  const [kind, rpps = ''] = identity.split(':', 2)
  const read = (name: 'SN' | 'GN' | 'title'): string =>
    certificate ? (attributeOf(certificate.subject, name) ?? '') : ''
  const [family, given] = [read('SN'), read('GN')]
  if (kind !== 'rpps' || family === '' || given === '')
    throw new SaidFault('denied', 'prescribe.not-a-person', { identity })
  return { rpps, family, given, title: read('title') }
}

/** SaidFault not-found when the directory knows no place, conflict when it knows several. */
export function onePlace(places: readonly Place[]): Place {
  const [only, ...others] = places
  if (!only) throw new SaidFault('not-found', 'prescribe.no-place')
  if (others.length > 0) {
    const names = places.map(({ structure }) => structure.name).join(' ; ')
    throw new SaidFault('conflict', 'prescribe.several-places', { names })
  }
  return only
}

/**
 * The prescriber of a document: name and number cannot be other than the certificate's. SaidFault not-found when nobody
 * tells the profession.
 */
export function prescriberAt(
  { rpps, family, given, title }: CertifiedPerson,
  { civility, specialty, structure }: Place,
): PrescribingProfessional {
  const profession = professions.find(({ label }) => label === title)
  const told =
    specialty ?? (profession ? { code: `G15_${profession.code}`, display: profession.label } : null)
  if (!told) throw new SaidFault('not-found', 'prescribe.no-specialty')
  return {
    ...{ rpps, given, structure, specialty: told },
    family: family.toUpperCase(),
    civility: civility ?? 'M',
  }
}
