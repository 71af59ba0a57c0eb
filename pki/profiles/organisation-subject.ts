/** The subject of an organisation: OU holds 1 + FINESS or 3 + SIRET (idNatStruct, TRE_G07). */

import { isFiness, isSiret } from '../identifiers.js'
import { attributeOf, type Certificate } from '../x509/index.js'
import type { RdnRule } from './profile.js'

export const organisationSubject: readonly RdnRule[] = [
  { attributes: [{ type: 'C', value: 'FR' }] },
  { attributes: [{ type: 'ST' }], optional: true },
  { attributes: [{ type: 'O' }] },
  { attributes: [{ type: 'OU', pattern: /^(1[0-9AB]{9}|3\d{14})$/ }] },
  { attributes: [{ type: 'CN' }] },
]

/** `finess:…` or `siret:…`, when the number has a right check digit. */
export function organisationOf({ subject }: Certificate): string | undefined {
  const ou = attributeOf(subject, 'OU') ?? ''
  const number = ou.slice(1)
  if (ou.startsWith('1') && isFiness(number)) return `finess:${number}`
  return ou.startsWith('3') && isSiret(number) ? `siret:${number}` : undefined
}
