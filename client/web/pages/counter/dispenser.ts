/** In whose name this counter dispenses: the person of the certificate, the pharmacy by the directory. */

import { dispenserFrom } from '../../../acts/index.js'
import { pharmacistsOf, type GatewayLink } from '../../../gateway/index.js'
import type { PrescribingProfessional } from '../../../health/index.js'
import type { Who } from '../../state/who.js'

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

/** Faults of `pharmacistsOf` and `dispenserFrom`: a pharmacy's own certificate, with several pharmacists, names nobody. */
export async function dispenserHere(
  { identity, displayName }: Pick<Who, 'identity' | 'displayName'>,
  link: GatewayLink,
): Promise<PrescribingProfessional> {
  const listed = await pharmacistsOf(link, identity)
  const names = namesIn(displayName)
  const organisation = displayName.replace(/\s*\([^)]*\)\s*$/, '')
  return dispenserFrom({ identity, ...names, organisation }, listed, undefined)
}
