/** Where a certificate and the directory say different things of the same holder, after one of them was corrected. */

import { attributeOf, type DistinguishedName } from '../x509/index.js'
import { sameText } from './enrolment.js'
import type { Entry } from './orders.js'
import { professions } from './professions.js'

export interface Difference {
  readonly field: 'family' | 'given' | 'profession' | 'name' | 'region'
  readonly certificate: string
  readonly directory: string
}

type Pair = readonly [Difference['field'], string | undefined, string | null | undefined]

function pairsOf({ kind, record }: Entry, subject: DistinguishedName): readonly Pair[] {
  if (kind === 'professional') {
    const label = professions.find(({ code }) => code === record.profession)?.label
    return [
      ['family', attributeOf(subject, 'SN'), record.family],
      ['given', attributeOf(subject, 'GN'), record.given],
      ['profession', attributeOf(subject, 'title'), label],
    ]
  }
  if (kind !== 'organisation') return []
  return [
    ['name', attributeOf(subject, 'O'), record.name],
    ['region', attributeOf(subject, 'ST'), record.region],
  ]
}

/** What differs beyond accents, capitals and punctuation. What one of them leaves out is no difference. */
export function differences(entry: Entry, subject: DistinguishedName): readonly Difference[] {
  return pairsOf(entry, subject).flatMap(([field, certificate, directory]) =>
    certificate === undefined || directory == null || sameText(certificate, directory)
      ? []
      : [{ field, certificate, directory }],
  )
}
