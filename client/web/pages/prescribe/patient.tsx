/** Whom the prescription is for: found by name or number among those known, or typed in; then a card. */

import { useEffect, useState } from 'react'
import {
  findPatients,
  knownOf,
  patientKey,
  type Habits,
  type KnownPatient,
} from '../../../acts/index.js'
import type { PrescribedPatient } from '../../../health/index.js'
import { formatMatricule } from '../../../health/index.js'
import { Button } from '../../parts/button.js'
import { Icon } from '../../parts/icon.js'
import { Suggest, type Suggestion } from '../../parts/suggest/suggest.js'
import { nameText } from '../../parts/format.js'
import { browserClock } from '../../platform/clock.js'
import { usePatients, type MailboxPatient } from '../../state/patients.js'
import { useWords, type Words } from '../../state/words.js'
import { Doubts } from './doubts.js'
import { TextArea } from './field.js'
import { NewPatient } from './new-patient.js'
import { useBeginning } from './begin.js'
import {
  birthText,
  dayText,
  knownAs,
  patientName,
  traitsOf,
  typedFrom,
  typedOf,
  typedOfMet,
  type TypedPatient,
} from './people.js'
import type { Prescribing } from './state.js'
import styles from './patient.module.css'

type Offered =
  | { readonly known: KnownPatient }
  /** A message of this mailbox is about them. */
  | { readonly met: MailboxPatient }
  | { readonly fresh: string }

interface Found {
  readonly known: readonly KnownPatient[]
  readonly met: readonly MailboxPatient[]
}

const mostOffered = 8

function offersFor(found: Found, typed: string, words: Words): Suggestion<Offered>[] {
  const now = browserClock.now()
  const known: Suggestion<Offered>[] = found.known.map((one) => ({
    key: patientKey(one.patient),
    value: { known: one },
    title: patientName(one.patient),
    detail: birthText(one.patient, now, words),
  }))
  const met = found.met.map((one) => ({
    key: one.id,
    value: { met: one },
    title: nameText(one),
    detail: traitsOf(one, words),
  }))
  const offers = [...known, ...met].slice(0, mostOffered)
  if (typed.trim() === '') return offers
  const fresh = { key: 'new', value: { fresh: typed }, title: words.t('web.prescribe.patient-new') }
  return [...offers, { ...fresh, detail: typed.trim() }]
}

/** Patients of the mailbox for whom nothing was prescribed here yet; those of whom a number alone is known are nobody to choose. */
function useMet(typed: string, habits: Habits): readonly MailboxPatient[] {
  const { value } = usePatients(typed, mostOffered)
  return (value?.patients ?? []).filter(
    (one) => one.family !== '' && one.given !== '' && !knownAs(habits, one),
  )
}

export function PatientPart({ page }: { readonly page: Prescribing }) {
  const begun = useBeginning(page)
  const words = useWords()
  const { t, n } = words
  const [typed, setTyped] = useState('')
  const [fresh, setFresh] = useState<TypedPatient | null>(null)
  const { patient } = page.sheet
  const take = (chosen: PrescribedPatient): void => {
    setFresh(null)
    setTyped('')
    page.choosePatient(chosen)
  }
  useEffect(() => {
    if (begun) setFresh(begun)
  }, [begun])
  const met = useMet(typed, page.habits)
  const offers = offersFor({ known: findPatients(page.habits, typed), met }, typed, words)
  return (
    <section className={styles['part']} aria-labelledby="rx-patient-title">
      <h2 id="rx-patient-title">{t('web.prescribe.patient')}</h2>
      {fresh && (
        <NewPatient
          start={fresh}
          mailbox={page.mailbox}
          onDone={take}
          onCancel={() => setFresh(null)}
        />
      )}
      {!fresh && !patient && (
        <Suggest<Offered>
          id="rx-patient"
          label={t('web.prescribe.patient-hint')}
          autoFocus
          value={typed}
          onType={setTyped}
          suggestions={offers}
          count={n('web.prescribe.patient-count', offers.length)}
          onPick={(chosen) => {
            if ('known' in chosen) take(chosen.known.patient)
            else setFresh('met' in chosen ? typedOfMet(chosen.met) : typedFrom(chosen.fresh))
          }}
        />
      )}
      {!fresh && patient && (
        <Card
          page={page}
          patient={patient}
          onEdit={() => setFresh(typedOf(patient))}
          onChange={() => page.choosePatient(null)}
        />
      )}
      {!fresh && <Doubts page={page} where="patient" />}
    </section>
  )
}

interface CardProps {
  readonly page: Prescribing
  readonly patient: PrescribedPatient
  readonly onEdit: () => void
  readonly onChange: () => void
}

function Card({ page, patient, onEdit, onChange }: CardProps) {
  const words = useWords()
  const { t } = words
  const known = knownOf(page.habits, patient)
  const isQualified = patient.ins !== null && patient.qualified
  return (
    <>
      <div className={styles['card']}>
        <div>
          <p className={styles['name']}>{patientName(patient)}</p>
          <p className={styles['about']}>{birthText(patient, browserClock.now(), words)}</p>
          <p className={styles['about']}>
            {isQualified && patient.ins && (
              <span className={styles['qualified']}>
                <Icon name="check" /> {t('web.prescribe.ins-qualified')}{' '}
                <span className={styles['number']}>{formatMatricule(patient.ins.matricule)}</span>
              </span>
            )}
            {known?.lastAt != null && (
              <span>{t('web.prescribe.last', { date: lastDay(known.lastAt) })}</span>
            )}
          </p>
        </div>
        <div className={styles['actions']}>
          <Button size="small" onPress={onEdit}>
            {t('web.prescribe.patient-edit')}
          </Button>
          <Button size="small" onPress={onChange}>
            {t('web.prescribe.patient-change')}
          </Button>
        </div>
      </div>
      <TextArea
        label={t('web.prescribe.notes')}
        hint={t('web.prescribe.notes-hint')}
        value={page.notes}
        onChange={page.setNotes}
      />
    </>
  )
}

function lastDay(at: number): string {
  const day = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return dayText(`${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`)
}
