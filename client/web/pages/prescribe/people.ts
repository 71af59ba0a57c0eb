/** Patients as the page says and types them: names, age, and a new one out of what was typed. */

import {
  formatMatricule,
  isMatricule,
  parseDay,
  type PrescribedPatient,
} from '../../../health/index.js'
import { fold } from '../../../../server/base/index.js'
import type { Habits, KnownPatient } from '../../../acts/index.js'
import type { HealthPatient } from '../../../api/index.js'
import { browserClock } from '../../platform/clock.js'
import type { Words } from '../../state/words.js'

/** `PAT-TROIS Dominique`: the name in use, in capitals, and the first name. */
export function patientName({
  birthFamily,
  birthGiven,
  usedFamily,
  usedGiven,
}: PrescribedPatient): string {
  const given = usedGiven || (birthGiven[0] ?? '')
  return `${(usedFamily || birthFamily).toUpperCase()} ${capitalised(given)}`.trim()
}

const capitalised = (name: string): string =>
  name.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase()
  })

/** `28/03/1979` of `19790328`. */
export const dayText = (day: string): string =>
  `${day.slice(6, 8)}/${day.slice(4, 6)}/${day.slice(0, 4)}`

/** `47 ans`; months below two years. */
export function ageText(birthDate: string, now: number, { n }: Words): string {
  const today = new Date(now)
  const [year, month, day] = [birthDate.slice(0, 4), birthDate.slice(4, 6), birthDate.slice(6, 8)]
  const months =
    (today.getFullYear() - Number(year)) * 12 +
    (today.getMonth() + 1 - Number(month)) -
    (today.getDate() < Number(day) ? 1 : 0)
  return months < 24
    ? n('web.prescribe.months', Math.max(months, 0))
    : n('web.prescribe.years', Math.floor(months / 12))
}

/** `née le 28/03/1979, 47 ans`. */
export function birthText(
  { birthDate, sex }: Pick<PrescribedPatient, 'birthDate' | 'sex'>,
  now: number,
  words: Words,
): string {
  const key = sex === 'F' ? 'f' : sex === 'M' ? 'm' : 'u'
  const born = words.t(`web.prescribe.born-${key}`, { date: dayText(birthDate) })
  return `${born}, ${ageText(birthDate, now, words)}`
}

/** `née le 28/03/1979, 47 ans` of somebody in a message; empty while the date is not known. */
export const traitsOf = ({ birthDate, sex }: HealthPatient, words: Words): string =>
  birthDate === null
    ? ''
    : birthText(
        { birthDate: birthDate.replaceAll('-', ''), sex: sexOf(sex) },
        browserClock.now(),
        words,
      )

const sexOf = (sex: string | null): 'M' | 'F' | 'U' => (sex === 'F' || sex === 'M' ? sex : 'U')

/** The fields of a new patient, as typed. */
export interface TypedPatient {
  readonly family: string
  readonly given: string
  readonly used: string
  readonly birth: string
  readonly sex: 'M' | 'F' | 'U'
  readonly ins: string
  readonly qualified: boolean
}

export const bare = (ins: string): string => ins.replace(/[\s.]/g, '').toUpperCase()

/** Begins with what was typed in the field of the patient: a number, or names. */
export function typedFrom(text: string): TypedPatient {
  const nothing = { family: '', given: '', used: '', birth: '', sex: 'U', ins: '' } as const
  const empty: TypedPatient = { ...nothing, qualified: false }
  if (/^\s*\d/.test(text)) return withIns(empty, text)
  const [family = '', ...given] = text.trim().split(/\s+/)
  return { ...empty, family: family.toUpperCase(), given: given.join(' ').toUpperCase() }
}

/** A number that is right tells the sex too. */
export function withIns(typed: TypedPatient, ins: string): TypedPatient {
  const number = bare(ins)
  const sex = !isMatricule(number) ? typed.sex : /^[17]/.test(number) ? 'M' : 'F'
  return { ...typed, ins, sex: typed.sex === 'U' ? sex : typed.sex }
}

/** What is wrong with a number as it is typed, as the end of a key of `web.prescribe.ins-…`; null when it is empty. */
export function insState(ins: string): 'good' | 'key' | 'form' | 'shape' | null {
  const number = bare(ins)
  if (number === '') return null
  if (!/^[1-478]\d{0,4}(?:\d{0,2}|2[AB]?)\d*$/.test(number) || number.length > 15) return 'shape'
  if (number.length < 15) return 'form'
  return isMatricule(number) ? 'good' : 'key'
}

/** Lists of numbers: those of test people where no real mail goes (RFC 6761 §6.2). */
const systemFor = (mailbox: string) =>
  mailbox.endsWith('.test') ? '1.2.250.1.213.1.4.10' : '1.2.250.1.213.1.4.8'

/** Undefined while something is missing. `mailbox`: of who prescribes. */
export function patientOf(typed: TypedPatient, mailbox: string): PrescribedPatient | undefined {
  const birthDate = parseDay(typed.birth)
  const given = typed.given
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
  const state = insState(typed.ins)
  const isWhole = typed.family.trim() !== '' && given.length > 0 && birthDate !== undefined
  if (!isWhole || (state !== null && state !== 'good')) return undefined
  const matricule = bare(typed.ins)
  const ins = state === 'good' ? ({ matricule, system: systemFor(mailbox) } as const) : null
  return {
    ...{ ins, qualified: ins !== null && typed.qualified, localId: null },
    birthFamily: typed.family.trim().toUpperCase(),
    birthGiven: given.map((one) => one.toUpperCase()),
    usedFamily: typed.used.trim().toUpperCase(),
    usedGiven: '',
    ...{ sex: typed.sex, birthDate, address: null, phone: null },
    // The five digits behind month of birth are the place's (NIR).
    birthPlace: { code: ins ? matricule.slice(5, 10) : '99999', city: '' },
  }
}

/** The fields of a patient who is there already. */
export const typedOf = (patient: PrescribedPatient): TypedPatient => ({
  family: patient.birthFamily,
  given: patient.birthGiven.join(' '),
  used: patient.usedFamily,
  birth: dayText(patient.birthDate),
  sex: patient.sex,
  ins: patient.ins ? formatMatricule(patient.ins.matricule) : '',
  qualified: patient.qualified,
})

/** Somebody whom a message of this mailbox is about: the identity is the prescriber's to confirm. */
export const typedOfMet = ({ ins, family, given, birthDate, sex }: HealthPatient): TypedPatient =>
  withIns(
    {
      ...{ family, given, used: '', ins: '', qualified: false },
      birth: birthDate === null ? '' : dayText(birthDate.replaceAll('-', '')),
      sex: sexOf(sex),
    },
    ins === null ? '' : formatMatricule(ins),
  )

/** The same person among those prescribed for before: by number, else by name and birth. */
export const knownAs = (
  { patients }: Habits,
  { ins, family, given, birthDate }: HealthPatient,
): KnownPatient | undefined =>
  patients.find(({ patient }) =>
    ins !== null && patient.ins !== null
      ? patient.ins.matricule === ins
      : fold(patient.birthFamily) === fold(family) &&
        fold(patient.birthGiven[0] ?? '') === fold(given.split(/[\s,]+/)[0] ?? '') &&
        patient.birthDate === birthDate?.replaceAll('-', ''),
  )
