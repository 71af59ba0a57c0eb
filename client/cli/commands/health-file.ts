/** The files of health documents that a person names, and how a package and a patient are printed. */

import {
  formatMatricule,
  isInsSystem,
  parseHl7Time,
  type CdaPatient,
  type DocumentEntry,
  type Flaw,
} from '../../health/index.js'
import { readUserFile } from '../../mail/index.js'
import type { Output } from '../output.js'

const maxFileBytes = 64 * 1024 * 1024

export const readHealthFile = (path: string): Promise<Buffer> => readUserFile(path, maxFileBytes)

/** By its first octets. */
export const isZip = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))

/** `28/03/1979` of `19790328`; a time too when there is one, in the hour of whoever wrote it. */
export function printTime(text: string): string {
  const time = parseHl7Time(text)
  if (!time) return text
  const two = (value: number | null): string => String(value ?? 0).padStart(2, '0')
  const day = [time.day, time.month].filter((part) => part !== null).map(two)
  const date = [...day, String(time.year)].join('/')
  return time.hour === null ? date : `${date} ${two(time.hour)}:${two(time.minute)}`
}

/** Name of birth, name in use when it differs, first name. */
export function printPatientName({
  birthFamily,
  birthGiven,
  usedFamily,
  usedGiven,
}: CdaPatient): string {
  const birth = [birthFamily, birthGiven[0]].filter(Boolean).join(' ')
  const used = [usedFamily, usedGiven].filter(Boolean).join(' ')
  return used === '' || used === birth ? birth : `${used} (${birth})`
}

export function printEntryPatient(
  { sourcePatientInfo, patientId }: DocumentEntry,
  output: Output,
): string {
  const { names, birthDate, sex } = sourcePatientInfo
  const birth = names.find(({ use }) => use === 'L') ?? names[0]
  const parts = [
    [birth?.family, birth?.given].filter(Boolean).join(' '),
    sex,
    birthDate === '' ? '' : output.say('health.born', { date: printTime(birthDate) }),
    patientId && isInsSystem(patientId.authority) ? `INS ${formatMatricule(patientId.value)}` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** What is wrong, worst first. */
export function printFlaws(flaws: readonly Flaw[], output: Output): void {
  const weights = ['fault', 'warning', 'note'] as const
  const sorted = [...flaws].sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight))
  for (const { weight, rule, path, values } of sorted)
    output.line(
      `${output.say(`xdm.weight.${weight}`)}  ${path === '' ? '' : `${path}: `}${output.say(`xdm.flaw.${rule}`, values)}`,
    )
}
