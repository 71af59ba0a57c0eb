/** Rules on the time of validity and how it is written (RFC 5280 §4.1.2.5). */

import { tags, type Tlv } from '../x509/index.js'
import { must, should, when, type Linted } from './rule.js'

const times = ({ anatomy }: Linted): [Tlv, number, Tlv, number] => {
  const { notBefore, notAfter } = anatomy
  return [notBefore, yearOf(notBefore), notAfter, yearOf(notAfter)]
}

function yearOf({ tag, content }: Tlv): number {
  const text = content.toString('latin1')
  if (tag !== tags.utcTime) return Number(text.slice(0, 4))
  const year = Number(text.slice(0, 2))
  return year < 50 ? 2000 + year : 1900 + year
}

const textOf = ({ content }: Tlv): string => content.toString('latin1')
const day = 86_400_000
const offlineDays = 400

export const validityRules = [
  must('time-form', 'RFC 5280 §4.1.2.5.1, §4.1.2.5.2', (linted) => {
    const [from, , to] = times(linted)
    const wrong = [from, to].find(
      (time) => !(time.tag === tags.utcTime ? /^\d{12}Z$/ : /^\d{14}Z$/).test(textOf(time)),
    )
    return wrong && textOf(wrong)
  }),
  must('utc-until-2049', 'RFC 5280 §4.1.2.5', (linted) => {
    const [from, fromYear, to, toYear] = times(linted)
    if (from.tag === tags.generalizedTime && fromYear < 2050) return textOf(from)
    return when(to.tag === tags.generalizedTime && toYear < 2050, textOf(to))
  }),
  must('validity-order', 'RFC 5280 §4.1.2.5', ({ certificate: { notBefore, notAfter } }) =>
    when(notAfter <= notBefore, `${notBefore} > ${notAfter}`),
  ),
  must('within-issuer', 'RFC 5280 §6.1.3', ({ certificate, issuer }) =>
    when(
      issuer !== undefined && certificate.notAfter > issuer.notAfter,
      new Date(certificate.notAfter).toISOString(),
    ),
  ),
  must('years-of-profile', 'RFC 3647 §4.6.2', ({ certificate, profile }) => {
    if (!profile) return undefined
    const days = (certificate.notAfter - certificate.notBefore) / day
    // What is counted in days is made anew by itself; that of an offline root waits for the next ceremony.
    const most = profile.days === undefined ? profile.years * 366 + 1 : offlineDays
    return when(days > most, `${Math.ceil(days)}`)
  }),
  should('three-years', 'IGC-Santé', ({ certificate }) => {
    const days = (certificate.notAfter - certificate.notBefore) / day
    const leaf = certificate.basicConstraints?.ca !== true
    return when(leaf && days > 3 * 366 + 1, `${Math.ceil(days)}`)
  }),
]
