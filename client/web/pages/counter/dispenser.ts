/** In whose name this counter dispenses: the person of the certificate, the pharmacy by the directory. */

import { dispenserFrom, type NamedPharmacist } from '../../../acts/index.js'
import type { DirectoryPharmacist } from '../../../gateway/index.js'
import type { PrescribingProfessional } from '../../../health/index.js'
import { plainName, type Who } from '../../state/who.js'

/** `Hélène ROUX (pharmacien)`, `Dr Camille MARTIN`: the last words in capitals are the family name. */
export function namesIn(displayName: string): { readonly given: string; readonly family: string } {
  const words = displayName
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/^(Dr|Pr|M\.|Mme)\s+/, '')
    .split(/\s+/)
  const from = words.findIndex((word) => word.length > 1 && word === word.toUpperCase())
  const at = from < 0 ? words.length - 1 : from
  return { given: words.slice(0, at).join(' '), family: words.slice(at).join(' ') }
}

/** `listed` by the directory; `named` whoever stands at the counter of a pharmacy that has several. Faults of `dispenserFrom`. */
export function dispenserHere(
  { identity, displayName }: Pick<Who, 'identity' | 'displayName'>,
  listed: readonly DirectoryPharmacist[],
  named: NamedPharmacist | undefined,
): PrescribingProfessional {
  const organisation = plainName(displayName)
  return dispenserFrom({ identity, ...namesIn(displayName), organisation }, listed, named)
}
