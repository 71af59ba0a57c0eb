/** Rules on the addresses of lists and services: whoever verifies must be able to fetch them (RFC 5280 §4.2.1.13, §4.2.2.1). */

import {
  extensionOids,
  generalNamesOf,
  oidOf,
  openSequence,
  readDistributionPoints,
  tags,
  DerReader,
} from '../x509/index.js'
import { isSelfSigned, must, should, when, type Linted } from './rule.js'

const valueOf = ({ anatomy }: Linted, oid: string): Buffer | undefined =>
  anatomy.extensions.find((extension) => extension.oid === oid)?.value

/** http or ldap, as RFC 5280 asks; https would need a revocation check to fetch a revocation list. */
function isFetchable(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text) && URL.canParse(text) && /^(http|ldap):\/\//i.test(text)
}

/** Method and address of every AccessDescription. */
function accessesOf(linted: Linted): { method: string; kind: string; text: string }[] {
  const value = valueOf(linted, extensionOids.authorityInfoAccess)
  if (!value) return []
  const list = openSequence(value)
  const found = []
  while (!list.done) {
    const description = list.enter(tags.sequence)
    const method = oidOf(description.expect(tags.oid).content)
    const [name] = generalNamesOf(new DerReader(description.next().raw))
    found.push({ method, kind: name?.kind ?? '', text: name?.text ?? '' })
  }
  return found
}

const accessMethods: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.48.1', '1.3.6.1.5.5.7.48.2'])

export const placeRules = [
  should('crl-point-in-leaf', 'RFC 5280 §4.2.1.13, IGC-Santé', (linted) => {
    const needed = !isSelfSigned(linted) && linted.issuer !== undefined
    return when(needed && valueOf(linted, extensionOids.crlDistributionPoints) === undefined, 'ø')
  }),
  must('crl-url-form', 'RFC 5280 §4.2.1.13', ({ certificate }) =>
    certificate.crlUrls.find((url) => !isFetchable(url)),
  ),
  must('crl-point-whole', 'RFC 5280 §4.2.1.13', (linted) => {
    const value = valueOf(linted, extensionOids.crlDistributionPoints)
    return when(value !== undefined && readDistributionPoints(value).length === 0, 'ø')
  }),
  must(
    'access-url-form',
    'RFC 5280 §4.2.2.1',
    (linted) =>
      accessesOf(linted).find(({ kind, text }) => kind === 'uri' && !isFetchable(text))?.text,
  ),
  must(
    'access-by-url',
    'RFC 5280 §4.2.2.1',
    (linted) =>
      accessesOf(linted).find(({ method, kind }) => accessMethods.has(method) && kind !== 'uri')
        ?.method,
  ),
]
