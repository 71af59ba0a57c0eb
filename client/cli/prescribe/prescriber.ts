/** Who prescribes, and where: by the certificate, then by what the directory or a file tells of the place. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseCertificates } from '../../../pki/index.js'
import { isFault, SaidFault } from '../../../server/base/index.js'
import { certifiedPerson, onePlace, prescriberAt } from '../../acts/index.js'
import { directoryPlaces } from '../../gateway/index.js'
import {
  openFields,
  readPlace,
  type Place,
  type PrescribingProfessional,
} from '../../health/index.js'
import { readUserFile, type Identity, tlsLink } from '../../mail/index.js'

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
  const person = certifiedPerson(certificate, identity.account.identity)
  return prescriberAt(person, place ?? onePlace(await placesOf(identity, person.rpps)))
}

async function placesOf(identity: Identity, rpps: string): Promise<readonly Place[]> {
  try {
    return await directoryPlaces(tlsLink(identity), rpps)
  } catch (error) {
    if (!isFault(error)) throw error
    throw new SaidFault('not-found', 'prescribe.no-place', {}, error)
  }
}
