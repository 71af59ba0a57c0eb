/** The subject of a health professional: the RPPS number stands in CN after the digit 8 (idNatPS, TRE_G08). */

import { isRpps } from '../identifiers.js'
import { attributeOf, type Certificate } from '../x509/index.js'
import type { RdnRule } from './profile.js'

export const personSubject: readonly RdnRule[] = [
  { attributes: [{ type: 'C', value: 'FR' }] },
  { attributes: [{ type: 'title' }] },
  { attributes: [{ type: 'SN' }, { type: 'GN' }, { type: 'CN', pattern: /^8\d{11}$/ }] },
]

/** `rpps:…`, when the number has a right check digit. */
export function personOf({ subject }: Certificate): string | undefined {
  const cn = attributeOf(subject, 'CN') ?? ''
  return cn.startsWith('8') && isRpps(cn.slice(1)) ? `rpps:${cn.slice(1)}` : undefined
}
