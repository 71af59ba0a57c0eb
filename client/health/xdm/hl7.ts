/** The HL7 v2 forms inside XDS metadata: CX, XCN, XON, XPN (IHE ITI TF-3 §4.2.3.1.7). */

import type { AssignedId, Code, Institution, PatientInfo, PatientName, Person } from './model.js'

const escapes: Readonly<Record<string, string>> = {
  F: '|',
  S: '^',
  T: '&',
  R: '~',
  E: '\\',
}

const unescape = (text: string): string =>
  text.replace(/\\([FSTRE])\\/g, (_, letter: string) => escapes[letter] ?? '')

/** Writes text so that it cannot end its field. */
export const escapeHl7 = (text: string): string =>
  text.replace(/[|^&~\\]/g, (mark) => {
    const letter = Object.keys(escapes).find((key) => escapes[key] === mark) ?? ''
    return `\\${letter}\\`
  })

const part = (parts: readonly string[], index: number): string =>
  unescape(parts[index] ?? '').trim()

/** The OID of `&OID&ISO`. */
const authorityOf = (parts: readonly string[], index: number): string =>
  unescape((parts[index] ?? '').split('&')[1] ?? '').trim()

export function readCx(text: string): AssignedId | null {
  const parts = text.split('^')
  const value = part(parts, 0)
  return value === '' ? null : { value, authority: authorityOf(parts, 3), type: part(parts, 4) }
}

export function readXcn(text: string): Person | null {
  if (text.trim() === '') return null
  const parts = text.split('^')
  return {
    id: part(parts, 0),
    family: part(parts, 1),
    given: part(parts, 2),
    authority: authorityOf(parts, 8),
    idType: part(parts, 12),
  }
}

export function readXon(text: string): Institution {
  const parts = text.split('^')
  return { name: part(parts, 0), id: part(parts, 9), authority: authorityOf(parts, 5) }
}

/** `code^display^system`, as France writes specialties. */
export function readCe(text: string): Code {
  const parts = text.split('^')
  return { code: part(parts, 0), display: part(parts, 1), system: part(parts, 2) }
}

function readXpn(text: string): PatientName {
  const parts = text.split('^')
  return {
    family: part(parts, 0),
    given: part(parts, 1),
    otherGiven: part(parts, 2),
    use: part(parts, 6),
  }
}

/** The lines `PID-n|value` of sourcePatientInfo; a repeated name may also stand behind `~`. */
export function readPatientInfo(lines: readonly string[]): PatientInfo {
  const values = (field: string): string[] =>
    lines
      .map((line) => line.trim())
      .filter((line) => line.startsWith(`${field}|`))
      .flatMap((line) => line.slice(field.length + 1).split('~'))
  return {
    names: values('PID-5').map(readXpn),
    birthDate: values('PID-7')[0]?.trim() ?? '',
    sex: values('PID-8')[0]?.trim() ?? '',
    birthPlace: values('PID-11').map((value) => part(value.split('^'), 8))[0] ?? '',
  }
}

const iso = (oid: string): string => `&${oid}&ISO`

export const printCx = ({ value, authority, type }: AssignedId): string =>
  `${escapeHl7(value)}^^^${iso(authority)}^${type}`

export const printXcn = ({ id, family, given, authority, idType }: Person): string =>
  `${escapeHl7(id)}^${escapeHl7(family)}^${escapeHl7(given)}^^^^^^${iso(authority)}^D^^^${idType}`

export const printXon = ({ name, id, authority }: Institution): string =>
  `${escapeHl7(name)}^^^^^${iso(authority)}^IDNST^^^${escapeHl7(id)}`

export const printCe = ({ code, display, system }: Code): string =>
  `${escapeHl7(code)}^${escapeHl7(display)}^${escapeHl7(system)}`

/** The lines of sourcePatientInfo; what is not known is left out. */
export function printPatientInfo({ names, birthDate, sex, birthPlace }: PatientInfo): string[] {
  return [
    ...names.map(
      ({ family, given, otherGiven, use }) =>
        `PID-5|${escapeHl7(family)}^${escapeHl7(given)}^${escapeHl7(otherGiven)}^^^^${use}`,
    ),
    ...(birthDate ? [`PID-7|${birthDate}`] : []),
    ...(sex ? [`PID-8|${sex}`] : []),
    ...(birthPlace ? [`PID-11|^^^^^^BDL^^${birthPlace}`] : []),
  ]
}
