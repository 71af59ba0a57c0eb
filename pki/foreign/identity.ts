/** Who a certificate of IGC-Santé, or of another authority that follows its layout, speaks for. */

import { isFiness, isRpps, isSiret } from '../identifiers.js'
import { attributeOf, attributesOf, type Certificate } from '../x509/index.js'
import type { Audience } from '../directory/index.js'

/**
 * The identity that an authority trusted for `audience` may speak of: `rpps:…` from the CN `8` + RPPS;
 * `employee:<FINESS>/<number>` from `3` + FINESS + register; `finess:…` or `siret:…` from the OU `1` + FINESS or
 * `3` + SIRET. Undefined when it names nobody, or has a wrong check digit.
 */
export function foreignIdentity({ subject }: Certificate, audience: Audience): string | undefined {
  if (audience === 'people') return personOf(attributeOf(subject, 'CN') ?? '')
  if (audience === 'organisations') return organisationOf(attributesOf(subject, 'OU'))
  return undefined
}

function personOf(cn: string): string | undefined {
  if (cn.startsWith('8') && isRpps(cn.slice(1))) return `rpps:${cn.slice(1)}`
  const [, finess = '', number] = /^3([\dAB]{9})\/([\w-]{1,40})$/.exec(cn) ?? []
  return number !== undefined && isFiness(finess) ? `employee:${finess}/${number}` : undefined
}

function organisationOf(units: readonly string[]): string | undefined {
  for (const unit of units) {
    if (unit.startsWith('1') && isFiness(unit.slice(1))) return `finess:${unit.slice(1)}`
    if (unit.startsWith('3') && isSiret(unit.slice(1))) return `siret:${unit.slice(1)}`
  }
  return undefined
}
