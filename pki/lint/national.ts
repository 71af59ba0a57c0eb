/** Rules of the national layout: who the holder is, in the numbers and places of IGC-Santé; and the profile itself. */

import { identifierFault } from '../identifiers.js'
import { checkProfile } from '../profiles/index.js'
import { attributeOf, attributeTypes, keyPurposes } from '../x509/index.js'
import { isCa, must, should, when, type Linted } from './rule.js'

const isFor = ({ profile }: Linted, holder: string): boolean => profile?.holder === holder
const inSubject = ({ certificate }: Linted, type: 'CN' | 'OU' | 'C' | 'title'): string =>
  attributeOf(certificate.subject, type) ?? ''

/** The type digit, then the number (TRE_G07, TRE_G08). */
function wrongNumber(
  text: string,
  kinds: Readonly<Record<string, 'rpps' | 'finess' | 'siret'>>,
): string | undefined {
  const kind = kinds[text[0] ?? '']
  return when(!kind || identifierFault(kind, text.slice(1)) !== undefined, text || 'ø')
}

export const nationalRules = [
  must('profile-followed', 'IGC-Santé', ({ certificate, profile }) => {
    if (!profile) return undefined
    const verdict = checkProfile(certificate, profile)
    if (verdict.admitted) return undefined
    const { field = '', expected = '', found = '' } = verdict.facts
    return `${field}: ${found} ≠ ${expected}`
  }),
  must('person-number', 'TRE_G08, idNatPS', (linted) =>
    isFor(linted, 'professional') ? wrongNumber(inSubject(linted, 'CN'), { 8: 'rpps' }) : undefined,
  ),
  must('person-profession', 'IGC-Santé', (linted) =>
    when(isFor(linted, 'professional') && inSubject(linted, 'title') === '', 'ø'),
  ),
  must('person-names-together', 'IGC-Santé', (linted) => {
    if (!isFor(linted, 'professional')) return undefined
    const wanted: readonly string[] = [attributeTypes.SN, attributeTypes.GN, attributeTypes.CN]
    const rdns = linted.anatomy.subject.filter(({ oid }) => wanted.includes(oid))
    return when(new Set(rdns.map(({ rdn }) => rdn)).size !== 1 || rdns.length !== 3, 'SN+GN+CN')
  }),
  must('structure-number', 'TRE_G07, idNatStruct', (linted) =>
    isFor(linted, 'organisation')
      ? wrongNumber(inSubject(linted, 'OU'), { 1: 'finess', 3: 'siret' })
      : undefined,
  ),
  must('country-france', 'IGC-Santé', (linted) =>
    when(linted.profile !== undefined && inSubject(linted, 'C') !== 'FR', inSubject(linted, 'C')),
  ),
  must('server-both-ways', 'IGC-Santé SERV SSL', ({ certificate, profile }) => {
    if (profile?.name !== 'server-ssl') return undefined
    const both = [keyPurposes.serverAuth, keyPurposes.clientAuth]
    return both.find((oid) => !certificate.extendedKeyUsage?.includes(oid))
  }),
  should('names-somebody', 'IGC-Santé', (linted) =>
    when(
      linted.profile !== undefined &&
        !isCa(linted) &&
        linted.profile.identityOf(linted.certificate) === undefined,
      linted.certificate.subject.text,
    ),
  ),
]
