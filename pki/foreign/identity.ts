/** Who a certificate of IGC-Santé, or of another authority that follows its layout, speaks for. */

import { identifierFault, type IdentifierKind } from '../identifiers.js'
import { attributeOf, attributesOf, type Certificate } from '../x509/index.js'
import type { Audience } from '../directory/index.js'

/**
 * The identity that an authority trusted for `audience` may speak of: `rpps:…` from the CN `8` + RPPS, `adeli:…` from
 * `0` + ADELI, `employee:<structure>/<number>` from `3` + FINESS, `4` + SIREN or `5` + SIRET + `/` + register;
 * `finess:…` or `siret:…` from the OU `1` + FINESS or `3` + SIRET, whatever application stands in the CN. Undefined when
 * it names nobody, or has a wrong check digit.
 */
export function foreignIdentity({ subject }: Certificate, audience: Audience): string | undefined {
  if (audience === 'people') return personOf(attributeOf(subject, 'CN') ?? '')
  if (audience === 'organisations') return organisationOf(attributesOf(subject, 'OU'))
  return undefined
}

/** Of the structure in an employee's number, by its type digit (G08). */
const employers: Readonly<Record<string, IdentifierKind>> = { 3: 'finess', 4: 'siren', 5: 'siret' }

const isOf = (kind: IdentifierKind, number: string): boolean =>
  identifierFault(kind, number) === undefined

function personOf(cn: string): string | undefined {
  const [, type = '', number = '', register] =
    /^(\d)([\dAB]{9,14})(?:\/([\w-]{1,40}))?$/.exec(cn) ?? []
  if (register === undefined) {
    if (type === '8' && isOf('rpps', number)) return `rpps:${number}`
    return type === '0' && isOf('adeli', number) ? `adeli:${number}` : undefined
  }
  const kind = employers[type]
  return kind && isOf(kind, number) ? `employee:${number}/${register}` : undefined
}

function organisationOf(units: readonly string[]): string | undefined {
  for (const unit of units) {
    const number = unit.slice(1)
    if (unit.startsWith('1') && isOf('finess', number)) return `finess:${number}`
    if (unit.startsWith('3') && isOf('siret', number)) return `siret:${number}`
  }
  return undefined
}
