/** The subject line of a message with health documents (ECO.2.1.3), written, read back and shown (ECO.3.1.3). */

import { unaccented } from './plain.js'

export interface MssPatient {
  readonly family: string
  readonly given: string
  /** `YYYYMMDD`; empty when not known. */
  readonly birthDate: string
}

export interface MssSubject extends MssPatient {
  /** What is sent: `Prescription de produits de santé`, `3 documents`. */
  readonly label: string
}

const prefix = 'XDM/1.0/DDM+'
const labelCharacters = 40

/**
 * `XDM/1.0/DDM+<libellé> <NOM> <prenom> <date>`. `titles`: the `displayName` of the code of each CDA; one is cut at 40
 * characters, several become `N documents`. The date is left out when the patient's is not `YYYYMMDD`.
 */
export function composeMssSubject(titles: readonly string[], patient: MssPatient): string {
  const [title = ''] = titles
  const label =
    titles.length === 1
      ? title.trim().slice(0, labelCharacters).trim()
      : `${titles.length} documents`
  const { family, given, birthDate } = patient
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(birthDate) ?? []
  const date = year === undefined ? '' : `${day}/${month}/${year}`
  const words = [label, unaccented(family).toUpperCase(), unaccented(given), date]
  return (
    prefix +
    words
      .filter(Boolean)
      .join(' ')
      .replace(/\p{Cc}/gu, ' ')
  )
}

/**
 * What a subject says; undefined when it has no such prefix. Where the label ends and the name begins is told by the
 * capitals of the name; the package, not this line, says who the patient is.
 */
export function parseMssSubject(subject: string): MssSubject | undefined {
  const rest = withoutPrefix(subject)
  if (rest === undefined) return undefined
  const [, body = rest, day, month, year] =
    /^(.*?)\s*(?:(\d\d)\/(\d\d)\/(\d{4}))?\s*$/s.exec(rest) ?? []
  const birthDate = year === undefined ? '' : `${year}${month}${day}`
  const words = body.split(/\s+/).filter(Boolean)
  const isCapital = (word: string): boolean => /[A-Z]/.test(word) && word === word.toUpperCase()
  // The first name is the last word in small letters, or the last of several words in capitals.
  let first = words.length
  let last = words.length
  while (first > 1 && !isCapital(words[first - 1] ?? '')) first--
  if (first === 1 && !isCapital(words[0] ?? ''))
    return { label: body, family: '', given: '', birthDate }
  last = first
  while (first > 1 && isCapital(words[first - 1] ?? '')) first--
  const family = words.slice(first, last)
  const given = words.slice(last)
  if (given.length === 0 && family.length > 1) given.unshift(family.pop() ?? '')
  return {
    label: words.slice(0, first).join(' '),
    family: family.join(' '),
    given: given.join(' '),
    birthDate,
  }
}

/** The subject as people are shown it: the technical prefix hidden, also behind `Re:` and `Tr:`. */
export function shownSubject(subject: string): string {
  return subject.replace(/XDM\/1\.0\/DDM\+\s*/i, '')
}

/** ECO.2.1.3 writes capitals; others write as they like. */
function withoutPrefix(subject: string): string | undefined {
  const match = /^\s*(?:(?:re|tr|fwd?|rép)\s*:\s*)*XDM\/1\.0\/DDM\+\s*(.*)$/is.exec(subject)
  return match?.[1]
}
