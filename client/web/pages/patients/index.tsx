/** The patients of this mailbox: found as one types, and everything that was exchanged about one of them. */

import { useState } from 'react'
import type { PageProps } from '../entry.js'
import { Button } from '../../parts/button.js'
import { cx } from '../../parts/cx.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Field } from '../../parts/field.js'
import { ageText, nameText, shortWhen } from '../../parts/format.js'
import { Panes } from '../../parts/panes.js'
import { Mark } from '../../parts/person.js'
import { Skeleton } from '../../parts/skeleton.js'
import { browserClock } from '../../platform/clock.js'
import { usePatients, type MailboxPatient } from '../../state/patients.js'
import { go, href, useRoute } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import { PatientFile } from './file.js'
import styles from './patients.module.css'

/** The search stays in the address, so that going back finds it again. */
const addressOf = (id: string | undefined, text: string): string => {
  const base = id === undefined ? href('/patients') : href('/patients', id)
  return text.trim() === '' ? base : `${base}?q=${encodeURIComponent(text)}`
}

const most = 100

export function Page({ params }: PageProps) {
  const { t } = useWords()
  const { query } = useRoute()
  const [text, setText] = useState(query.get('q') ?? '')
  const { id } = params
  return (
    <Panes
      isOpen={id !== undefined}
      list={
        <div className={styles['search']}>
          <h1 className={styles['title']}>{t('web.patients.title')}</h1>
          <Field
            label={t('web.patients.search')}
            placeholder={t('web.patients.placeholder')}
            value={text}
            onChange={(typed) => {
              setText(typed)
              go(addressOf(id, typed), { replace: true })
            }}
            type="search"
            autoFocus={id === undefined}
          />
          <Results text={text} openId={id} />
        </div>
      }
    >
      {id === undefined ? (
        <EmptyState
          icon="patients"
          title={t('web.patients.none-open')}
          text={t('web.patients.none-open-text')}
        />
      ) : (
        <PatientFile key={id} id={id} back={addressOf(undefined, text)} />
      )}
    </Panes>
  )
}

function Results({ text, openId }: { readonly text: string; readonly openId: string | undefined }) {
  const { t, n } = useWords()
  const { status, value, retry } = usePatients(text, most)
  if (status === 'failed')
    return (
      <EmptyState icon="warning" title={t('web.patients.failed')}>
        <Button onPress={retry}>{t('web.frame.retry')}</Button>
      </EmptyState>
    )
  if (!value) return <Skeleton lines={6} />
  const isSearch = text.trim() !== ''
  if (value.patients.length === 0)
    return (
      <EmptyState
        icon="patients"
        title={t(isSearch ? 'web.patients.no-match' : 'web.patients.none')}
        text={t(isSearch ? 'web.patients.no-match-text' : 'web.patients.none-text')}
      />
    )
  return (
    <>
      <p role="status" className={styles['hint']}>
        {n('web.patients.found', value.total)}
      </p>
      <ul className={styles['results']} aria-label={t('web.patients.results')}>
        {value.patients.map((patient) => (
          <Result
            key={patient.id}
            patient={patient}
            isOpen={patient.id === openId}
            to={addressOf(patient.id, text)}
          />
        ))}
      </ul>
    </>
  )
}

function Result({
  patient,
  isOpen,
  to,
}: {
  readonly patient: MailboxPatient
  readonly isOpen: boolean
  readonly to: string
}) {
  const { t, n, language } = useWords()
  const now = browserClock.now()
  const name = nameText(patient) || t('web.patients.unnamed')
  const age = patient.birthDate ? ageText(language, patient.birthDate, now) : ''
  const counted =
    patient.prescriptions > 0
      ? n('web.patients.prescriptions', patient.prescriptions)
      : n('web.patients.messages', patient.messages)
  return (
    <li>
      <a
        href={to}
        className={cx(styles['result'], isOpen && styles['open'])}
        {...(isOpen && { 'aria-current': true })}
      >
        <Mark name={name} />
        <span className={styles['words']}>
          <span className={styles['name']}>{[name, age].filter(Boolean).join(', ')}</span>
          <span className={styles['detail']}>{counted}</span>
        </span>
        <time className={styles['when']} dateTime={patient.lastAt}>
          {shortWhen(language, Date.parse(patient.lastAt), now)}
        </time>
      </a>
    </li>
  )
}
