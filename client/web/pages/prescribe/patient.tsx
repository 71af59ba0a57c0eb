/** Whom the prescription is for: found by name or number among those known, or typed in; then a card. */

import { useState } from 'react'
import { findPatients, knownOf, patientKey, type KnownPatient } from '../../../acts/index.js'
import type { PrescribedPatient } from '../../../health/index.js'
import { formatMatricule } from '../../../health/index.js'
import { Button } from '../../parts/button.js'
import { Icon } from '../../parts/icon.js'
import { Suggest, type Suggestion } from '../../parts/suggest/suggest.js'
import { browserClock } from '../../platform/clock.js'
import { useWords, type Words } from '../../state/words.js'
import { Doubts } from './doubts.js'
import { TextArea } from './field.js'
import { NewPatient } from './new-patient.js'
import { birthText, dayText, patientName, typedFrom, typedOf, type TypedPatient } from './people.js'
import type { Prescribing } from './state.js'
import styles from './patient.module.css'

type Offered = { readonly known: KnownPatient } | { readonly fresh: string }

function offersFor(
  found: readonly KnownPatient[],
  typed: string,
  words: Words,
): Suggestion<Offered>[] {
  const now = browserClock.now()
  const known = found.map((one) => ({
    key: patientKey(one.patient),
    value: { known: one },
    title: patientName(one.patient),
    detail: birthText(one.patient, now, words),
  }))
  if (typed.trim() === '') return known
  const fresh = { key: 'new', value: { fresh: typed }, title: words.t('web.prescribe.patient-new') }
  return [...known, { ...fresh, detail: typed.trim() }]
}

export function PatientPart({ page }: { readonly page: Prescribing }) {
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
  const offers = offersFor(findPatients(page.habits, typed), typed, words)
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
            else setFresh(typedFrom(chosen.fresh))
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
