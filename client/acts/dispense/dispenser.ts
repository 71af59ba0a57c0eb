/** In whose name a dispensation is written: the pharmacist and the pharmacy, by certificate, directory and the person's own word. */

import { parseIdentifier } from '../../../pki/index.js'
import { isFault, SaidFault } from '../../../server/base/index.js'
import type { DirectoryPharmacist } from '../../gateway/index.js'
import type { PrescribingProfessional, Structure } from '../../health/index.js'

export type NamedPharmacist = Pick<DirectoryPharmacist, 'rpps' | 'family' | 'given' | 'civility'>

/** What the certificate in use says of its holder. */
export interface CounterHolder {
  /** `rpps:…` of a person, `finess:…` or `siret:…` of a pharmacy. */
  readonly identity: string
  /** Of a person; empty otherwise. */
  readonly family: string
  readonly given: string
  /** Of an organisation; empty otherwise. */
  readonly organisation: string
}

const nowhere = { street: '', postalCode: '', city: '' } as const

/**
 * `listed` is what the directory says (`pharmacistsOf`), `named` the pharmacist at the counter of a pharmacy, when known.
 * Fault not-found when nobody is named and the directory does not tell who it is.
 */
export function dispenserFrom(
  { identity, family, given, organisation }: CounterHolder,
  listed: readonly DirectoryPharmacist[],
  named: NamedPharmacist | undefined,
): PrescribingProfessional {
  const [kind = '', number = ''] = identity.split(':', 2)
  if (kind === 'rpps') {
    const [place] = listed
    const own = { rpps: number, family, given, civility: place?.civility ?? '' }
    const alone = { id: `1${number.slice(0, 9)}`, name: `${given} ${family}` }
    return professional(own, structureOf(place, alone))
  }
  const own = { id: `${kind === 'siret' ? 3 : 1}${number}`, name: organisation }
  const place = listed.find(({ workplace }) => workplace?.id === own.id)
  return professional(named ?? theOnly(listed), structureOf(place, own))
}

function theOnly(people: readonly DirectoryPharmacist[]): DirectoryPharmacist {
  const [only, other] = people
  if (only && !other) return only
  throw new SaidFault('not-found', 'counter.pharmacist')
}

/** `RPPS Prénom NOM`, or the RPPS alone of somebody listed; undefined when it is neither. */
export function readPharmacist(
  text: string,
  listed: readonly DirectoryPharmacist[],
): NamedPharmacist | undefined {
  const [, rpps = '', given = '', family = ''] =
    /^(\d{11})(?:\s+(.+)\s+(\S+))?$/.exec(text.trim()) ?? []
  const known = listed.find((one) => one.rpps === rpps)
  if (known) return known
  return family === '' || !isRpps(rpps) ? undefined : { rpps, family, given, civility: '' }
}

/** With the check digit of a real number: a slip of the finger would name another pharmacist. */
function isRpps(text: string): boolean {
  try {
    return parseIdentifier('rpps', text) !== ''
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}

const structureOf = (
  known: DirectoryPharmacist | undefined,
  own: { readonly id: string; readonly name: string },
): Structure => ({
  id: known?.workplace?.id ?? own.id,
  name: known?.workplace?.name ?? own.name,
  address: known?.workplace?.address ?? nowhere,
  phone: '',
})

const professional = (
  { rpps, family, given, civility }: NamedPharmacist,
  structure: Structure,
): PrescribingProfessional => ({
  ...{ rpps, given, structure },
  civility: /^m(me|lle)/i.test(civility) ? 'MME' : 'M',
  family: family.toUpperCase(),
  specialty: { code: 'G15_21', display: 'Pharmacien' },
})
