/** What counts about a certificate of others: the word of its issuer's lists, of its responder, and who prevails. */

import { admit, deny, type Denial, type Verdict } from '../../server/base/index.js'
import { judgeOcspStatus, statusByLists, type OcspAnswer } from '../verify/index.js'
import type { Certificate } from '../x509/index.js'
import type { ForeignMaterial, ForeignSource } from './material.js'

/** The last good answer of a responder about a certificate, unexpired. */
export type KnownAnswer = (certificate: Certificate, issuer: Certificate) => OcspAnswer | undefined

/**
 * How `verifyNow` asks for the state of certificates of others at `at`. With the policy `any` one source that has an
 * unexpired word is enough, and a revocation counts whoever tells it; when nobody has one, the answer is a refusal.
 */
export function foreignStatus(
  { sources }: ForeignMaterial,
  known: KnownAnswer,
  at: number,
): (certificate: Certificate, issuer: Certificate) => Verdict {
  return (certificate, issuer) => {
    const source = sources.get(issuer.holder)
    if (!source) return missing('foreign-crl-missing', certificate, issuer)
    const words: Verdict[] = []
    if (usesLists(source)) words.push(byLists(certificate, source, at))
    if (usesAnswers(source)) words.push(byAnswer(certificate, issuer, known))
    return decide(words, source, certificate)
  }
}

/** Is the responder asked about what this authority issues? */
export const usesAnswers = ({ policy, ocspUrl }: ForeignSource): boolean =>
  policy === 'ocsp' || policy === 'both' || (policy === 'any' && ocspUrl !== null)

const usesLists = ({ policy, hasLists, ocspUrl }: ForeignSource): boolean =>
  policy === 'crl' || policy === 'both' || (policy === 'any' && (hasLists || ocspUrl === null))

function decide(
  words: readonly Verdict[],
  { policy }: ForeignSource,
  certificate: Certificate,
): Verdict {
  const against = words.find((word) => !word.admitted && condemns(word))
  if (against) return against
  const silent = words.find((word): word is Denial => !word.admitted)
  const enough = policy === 'any' && words.some(({ admitted }) => admitted)
  return enough || !silent
    ? admit(undefined)
    : deny(silent.rule, { ...silent.facts, subject: certificate.subject.text })
}

const condemns = ({ rule }: Denial): boolean => rule === 'revoked' || rule === 'ocsp-unknown'

function byLists(certificate: Certificate, source: ForeignSource, at: number): Verdict {
  const word = statusByLists(certificate, source.issuer, source, at)
  if (word.admitted) return word
  if (word.rule === 'crl-missing') return deny('foreign-crl-missing', { ...word.facts })
  return word.rule === 'crl-stale' ? deny('foreign-crl-stale', { ...word.facts }) : word
}

function byAnswer(certificate: Certificate, issuer: Certificate, known: KnownAnswer): Verdict {
  const answer = known(certificate, issuer)
  return answer
    ? judgeOcspStatus(answer, certificate)
    : missing('foreign-ocsp-silent', certificate, issuer)
}

const missing = (
  rule: 'foreign-crl-missing' | 'foreign-ocsp-silent',
  { subject }: Certificate,
  issuer: Certificate,
): Denial => deny(rule, { subject: subject.text, issuer: issuer.subject.text })
