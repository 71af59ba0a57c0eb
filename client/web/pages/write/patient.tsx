/** Whom the letter is about: one of the patients of this mailbox, found by name, birth date or number. */

import { useEffect, useState } from 'react'
import { formatMatricule } from '../../../health/index.js'
import type { Account, Json, JsonObject } from '../../../api/index.js'
import { IconButton } from '../../parts/button.js'
import { birthText, nameText } from '../../parts/format.js'
import { PatientLine, useBorn } from '../../parts/patient-line.js'
import { Suggest } from '../../parts/suggest/suggest.js'
import { useAccount } from '../../state/jmap.js'
import { useWords } from '../../state/words.js'
import type { LetterPatient } from './letter.js'
import styles from './write.module.css'

const mostFound = 8
const pauseMs = 120

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

const patientOf = (one: JsonObject): LetterPatient => ({
  ...{ family: text(one['family']), given: text(one['given']), birthDate: text(one['birthDate']) },
  ...{ sex: text(one['sex']) || null, ins: text(one['ins']) || null },
})

async function findPatients(account: Account, typed: string): Promise<readonly LetterPatient[]> {
  const { ids } = await account.call('Patient/query', { filter: { text: typed }, limit: mostFound })
  if (!Array.isArray(ids) || ids.length === 0) return []
  const { list } = await account.call('Patient/get', { ids })
  const found = Array.isArray(list) ? (list as readonly JsonObject[]).map(patientOf) : []
  // Whom only a number is known of is nobody that a reader could recognise.
  return found.filter(({ family }) => family !== '')
}

function useFound(typed: string): readonly LetterPatient[] {
  const account = useAccount()
  const [found, setFound] = useState<readonly LetterPatient[]>([])
  const wanted = typed.trim()
  useEffect(() => {
    if (wanted.length < 2) {
      setFound([])
      return undefined
    }
    let isLate = false
    const timer = setTimeout(() => {
      findPatients(account, wanted).then(
        (patients) => {
          if (!isLate) setFound(patients)
        },
        () => undefined,
      )
    }, pauseMs)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [account, wanted])
  return found
}

export function PatientField({
  patient,
  onChange,
}: {
  readonly patient: LetterPatient | null
  readonly onChange: (patient: LetterPatient | null) => void
}) {
  const { t, n } = useWords()
  const born = useBorn()
  const [typed, setTyped] = useState('')
  const found = useFound(typed)
  if (patient)
    return (
      <div className={styles['patient']}>
        <span className={styles['patientLabel']}>{t('web.letters.about')}</span>
        <PatientLine patient={patient} />
        {patient.ins !== null && (
          <span className={styles['hint']}>
            {t('web.letters.ins', { ins: formatMatricule(patient.ins) })}
          </span>
        )}
        <IconButton
          icon="cross"
          size="small"
          label={t('web.letters.remove', { name: nameText(patient) })}
          onPress={() => {
            setTyped('')
            onChange(null)
          }}
        />
      </div>
    )
  return (
    <Suggest<LetterPatient>
      id="letter-patient"
      label={t('web.letters.about')}
      placeholder={t('web.letters.about-hint')}
      value={typed}
      onType={setTyped}
      suggestions={found.map((one) => ({
        ...{ key: `${nameText(one)} ${one.birthDate} ${one.ins ?? ''}`, value: one },
        ...{ title: nameText(one), detail: born(one) },
      }))}
      count={n('web.letters.patients-found', found.length)}
      onPick={onChange}
    />
  )
}

/** `Patient : PAT-TROIS Dominique, née le 28/03/1979, 47 ans – INS 2 79 03 …`: who reads it must know of whom it speaks. */
export function useAboutPatient(): (patient: LetterPatient | null) => string {
  const { t } = useWords()
  return (patient) => {
    if (!patient) return ''
    const { sex, birthDate, ins } = patient
    const key = sex === 'F' ? 'born-f' : sex === 'M' ? 'born-m' : 'born-u'
    const birth = birthDate === '' ? '' : t(`web.parts.${key}`, { date: birthText(birthDate) })
    const number = ins === null ? '' : t('web.letters.ins', { ins: formatMatricule(ins) })
    const said = [nameText(patient), birth, number].filter((part) => part !== '')
    return t('web.letters.about-line', { patient: said.join(', ') })
  }
}
