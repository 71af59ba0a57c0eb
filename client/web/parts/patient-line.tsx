/** A patient as they are always shown: NOM Prénom, birth date, age, sex. */

import { browserClock } from '../platform/clock.js'
import { useWords } from '../state/words.js'
import { ageText, birthText, nameText } from './format.js'
import styles from './patient-line.module.css'

export interface PatientTraits {
  readonly family: string
  readonly given: string
  /** YYYY-MM-DD or YYYYMMDD; empty when it is not known. */
  readonly birthDate: string
  readonly sex?: string | null
}

/** `née le 28/03/1979, 47 ans` */
export function useBorn(): (traits: PatientTraits) => string {
  const { t, language } = useWords()
  return ({ birthDate, sex }) => {
    if (birthDate === '') return ''
    const key =
      sex === 'F' ? 'web.parts.born-f' : sex === 'M' ? 'web.parts.born-m' : 'web.parts.born-u'
    const age = ageText(language, birthDate, browserClock.now())
    return [t(key, { date: birthText(birthDate) }), age].filter(Boolean).join(', ')
  }
}

export function PatientLine({ patient }: { readonly patient: PatientTraits }) {
  const { t } = useWords()
  const born = useBorn()
  const sex =
    patient.sex === 'F' ? t('web.parts.female') : patient.sex === 'M' ? t('web.parts.male') : ''
  return (
    <span className={styles['patient']}>
      <strong className={styles['name']}>{nameText(patient)}</strong>
      <span className={styles['traits']}>{[born(patient), sex].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
