/** Who prescribes, and where: by the certificate, then by what the directory or a file tells of the place. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { attributeOf, parseCertificates, professions } from '../../../pki/index.js'
import { isFault, SaidFault } from '../../../server/base/index.js'
import { directoryPlaces } from '../../gateway/index.js'
import {
  openFields,
  readPlace,
  type Place,
  type PrescribingProfessional,
} from '../../health/index.js'
import { readUserFile, type Identity } from '../../mail/index.js'

const fileBytes = 64 * 1024

/** JSON of a few fields that a person wrote. */
export const readSmallFile = async (path: string): Promise<string> =>
  (await readUserFile(path, fileBytes)).toString('utf8')

/** Of `--place`, else `place.json` of the identity folder; undefined when there is neither. */
export async function placeFile(chosen: string | undefined, folder: string): Promise<Place | null> {
  const kept = join(folder, 'place.json')
  const path = chosen ?? (existsSync(kept) ? kept : undefined)
  return path === undefined ? null : readPlace(openFields(await readSmallFile(path)))
}

/**
 * Name, number and profession of the certificate, the place of `place` or of the directory. SaidFault denied when the
 * identity is no person with an RPPS, not-found when nothing tells the place, conflict when the directory tells several.
 */
export async function prescriberOf(
  identity: Identity,
  place: Place | null,
): Promise<PrescribingProfessional> {
  const [certificate] = parseCertificates(identity.certificate)
  const [kind, rpps = ''] = identity.account.identity.split(':', 2)
  const read = (name: 'SN' | 'GN' | 'title'): string =>
    certificate ? (attributeOf(certificate.subject, name) ?? '') : ''
  const [family, given] = [read('SN'), read('GN')]
  if (kind !== 'rpps' || family === '' || given === '')
    throw new SaidFault('denied', 'prescribe.not-a-person', { identity: identity.account.identity })
  const found = place ?? (await directoryPlace(identity, rpps))
  const profession = professions.find(({ label }) => label === read('title'))
  const specialty =
    found.specialty ??
    (profession ? { code: `G15_${profession.code}`, display: profession.label } : null)
  if (!specialty) throw new SaidFault('not-found', 'prescribe.no-specialty')
  return {
    rpps,
    family: family.toUpperCase(),
    given,
    civility: found.civility ?? 'M',
    specialty,
    structure: found.structure,
  }
}

async function directoryPlace(identity: Identity, rpps: string): Promise<Place> {
  let places: readonly Place[] = []
  try {
    places = await directoryPlaces(identity, rpps)
  } catch (error) {
    if (!isFault(error)) throw error
    throw new SaidFault('not-found', 'prescribe.no-place', {}, error)
  }
  const [only, ...others] = places
  if (!only) throw new SaidFault('not-found', 'prescribe.no-place')
  if (others.length > 0) {
    const names = places.map(({ structure }) => structure.name).join(' ; ')
    throw new SaidFault('conflict', 'prescribe.several-places', { names })
  }
  return only
}
