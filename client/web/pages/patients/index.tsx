/** The patients of this mailbox: found as one types, and everything that was exchanged about one of them. */

import type { PageProps } from '../entry.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Finder, finderAddress, FoundLine, FoundList } from '../../parts/finder.js'
import { ageText, nameText, shortWhen } from '../../parts/format.js'
import { Skeleton } from '../../parts/skeleton.js'
import { Trouble } from '../../parts/trouble.js'
import { browserClock } from '../../platform/clock.js'
import { usePatients, type MailboxPatient } from '../../state/patients.js'
import { useWords } from '../../state/words.js'
import { PatientFile } from './file.js'
import styles from './patients.module.css'

const path = '/patients'
const most = 100

export function Page({ params }: PageProps) {
  const { t } = useWords()
  const { id } = params
  return (
    <Finder
      path={path}
      openId={id}
      title={t('web.patients.title')}
      label={t('web.patients.search')}
      placeholder={t('web.patients.placeholder')}
      results={(text) => <Results text={text} openId={id} />}
    >
      {(back) =>
        id === undefined ? (
          <EmptyState
            icon="patients"
            title={t('web.patients.none-open')}
            text={t('web.patients.none-open-text')}
          />
        ) : (
          <PatientFile key={id} id={id} back={back} />
        )
      }
    </Finder>
  )
}

function Results({ text, openId }: { readonly text: string; readonly openId: string | undefined }) {
  const { t, n } = useWords()
  const { status, value, retry } = usePatients(text, most, { isLasting: true })
  if (status === 'failed') return <Trouble title={t('web.patients.failed')} retry={retry} />
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
      <FoundList label={t('web.patients.results')}>
        {value.patients.map((patient) => (
          <Result
            key={patient.id}
            patient={patient}
            isOpen={patient.id === openId}
            to={finderAddress(path, patient.id, text)}
          />
        ))}
      </FoundList>
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
    <FoundLine
      to={to}
      isOpen={isOpen}
      name={name}
      shown={[name, age].filter(Boolean).join(', ')}
      detail={counted}
    >
      <time className={styles['when']} dateTime={patient.lastAt}>
        {shortWhen(language, Date.parse(patient.lastAt), now)}
      </time>
    </FoundLine>
  )
}
