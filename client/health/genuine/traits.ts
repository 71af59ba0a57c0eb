/** The traits of the national health identity, and in which of them two identities differ (Référentiel INS, RNIV). */

import { fold } from '../../../server/base/index.js'

/** Matricule and the five strict traits. */
export interface Traits {
  /** 15 characters; empty when there is none. */
  readonly matricule: string
  /** OID of the list it is from: NIR or NIA, test or not. */
  readonly system: string
  readonly birthFamily: string
  /** All first names of birth, the first one first. */
  readonly birthGiven: readonly string[]
  /** `YYYYMMDD` */
  readonly birthDate: string
  readonly sex: string
  /** INSEE code of the place of birth. */
  readonly birthPlace: string
}

export const traitNames = [
  'matricule',
  'birth-name',
  'first-names',
  'birth-date',
  'sex',
  'birth-place',
] as const
export type TraitName = (typeof traitNames)[number]

export interface TraitDifference {
  /** Given on both sides, and not the same. */
  readonly different: readonly TraitName[]
  /** Given on one side only: neither the same nor different. */
  readonly missing: readonly TraitName[]
}

/**
 * Compares two identities trait by trait. Names are compared without accents, capitals, hyphens and apostrophes; of the
 * first names, the shorter list must begin the longer one, as many files only have the first; another list of numbers
 * (NIR, NIA) is another matricule.
 */
export function compareTraits(a: Traits, b: Traits): TraitDifference {
  const pairs: readonly (readonly [TraitName, string, string])[] = [
    ['matricule', numberOf(a), numberOf(b)],
    ['birth-name', fold(a.birthFamily), fold(b.birthFamily)],
    ['first-names', ...firstNames(a, b)],
    ['birth-date', a.birthDate.slice(0, 8), b.birthDate.slice(0, 8)],
    ['sex', a.sex.toUpperCase(), b.sex.toUpperCase()],
    ['birth-place', a.birthPlace.toUpperCase(), b.birthPlace.toUpperCase()],
  ]
  return {
    different: pairs.flatMap(([name, x, y]) => (x !== '' && y !== '' && x !== y ? [name] : [])),
    missing: pairs.flatMap(([name, x, y]) => ((x === '') !== (y === '') ? [name] : [])),
  }
}

const numberOf = ({ matricule, system }: Traits): string =>
  matricule === '' ? '' : `${matricule.toUpperCase()} ${system}`

/** Cut to the shorter of the two lists of words. */
function firstNames(a: Traits, b: Traits): [string, string] {
  const [x, y] = [a, b].map(({ birthGiven }) => fold(birthGiven.join(' ')).split(' '))
  const length = Math.min(x?.length ?? 0, y?.length ?? 0)
  return [x?.slice(0, length).join(' ') ?? '', y?.slice(0, length).join(' ') ?? '']
}
