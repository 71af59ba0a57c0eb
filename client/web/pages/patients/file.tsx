/** What was exchanged about one patient, under who it is and what can be done for them. */

import { useRef } from 'react'
import { formatMatricule } from '../../../health/index.js'
import { LinkButton } from '../../parts/button.js'
import { EmptyState } from '../../parts/empty-state.js'
import { fullWhen, nameText } from '../../parts/format.js'
import { useBorn } from '../../parts/patient-line.js'
import { Mark } from '../../parts/person.js'
import { Skeleton } from '../../parts/skeleton.js'
import { Trouble } from '../../parts/trouble.js'
import { browserClock } from '../../platform/clock.js'
import { useLive, useMailboxes } from '../../state/jmap.js'
import { usePatient, type MailboxPatient } from '../../state/patients.js'
import { href } from '../../state/route.js'
import { useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { List, type ListHandle } from '../inbox/list.js'
import styles from './patients.module.css'

const unseen: ReadonlySet<string> = new Set(['trash', 'junk', 'drafts'])
const nothing: ReadonlySet<string> = new Set()

export function PatientFile({ id, back }: { readonly id: string; readonly back: string }) {
  const { t } = useWords()
  const { status, value: patient, retry } = usePatient(id)
  if (status === 'failed') return <Trouble title={t('web.patients.failed')} retry={retry} />
  if (patient === undefined) return <Skeleton lines={6} />
  if (patient === null) return <EmptyState icon="patients" title={t('web.patients.gone')} />
  return (
    <article className={styles['file']} aria-labelledby="patient-name">
      <a href={back} className={styles['back']}>
        {t('web.patients.back')}
      </a>
      <Head patient={patient} />
      <Exchanged patient={patient} />
    </article>
  )
}

function Head({ patient }: { readonly patient: MailboxPatient }) {
  const { t, language } = useWords()
  const born = useBorn()
  const { identity } = useWho()
  const name = nameText(patient) || t('web.patients.unnamed')
  const { ins, lastPrescriptionAt } = patient
  const traits = born({ ...patient, birthDate: patient.birthDate ?? '' })
  const prescribed =
    lastPrescriptionAt === null
      ? ''
      : t('web.patients.last-prescription', {
          when: fullWhen(language, Date.parse(lastPrescriptionAt), browserClock.now()),
        })
  const number = ins === null ? '' : t('web.patients.ins', { number: formatMatricule(ins) })
  return (
    <header className={styles['head']}>
      <Mark name={name} size="large" />
      <div className={styles['words']}>
        <h1 id="patient-name">{name}</h1>
        <p className={styles['detail']}>{[traits, number].filter(Boolean).join(' · ')}</p>
        {prescribed !== '' && <p className={styles['detail']}>{prescribed}</p>}
      </div>
      {identity.startsWith('rpps:') && patient.family !== '' && (
        <LinkButton
          kind="plain"
          icon="prescription"
          to={`${href('/prescrire')}?patient=${encodeURIComponent(patient.id)}`}
        >
          {t('web.prescribe.title')}
        </LinkButton>
      )}
      {ins !== null && (
        <LinkButton
          kind="plain"
          icon="write"
          to={`${href('/ecrire')}?a=${encodeURIComponent(`${ins}@patient.mssante.fr`)}&nom=${encodeURIComponent(name)}`}
        >
          {t('web.patients.write')}
        </LinkButton>
      )}
    </header>
  )
}

/** By their number; those who have none are found by their names. */
function Exchanged({ patient }: { readonly patient: MailboxPatient }) {
  const { t } = useWords()
  const handle = useRef<ListHandle>(null)
  const { ins, family, given } = patient
  const mailboxes = useMailboxes().value ?? []
  const leftOut = mailboxes.filter(({ role }) => role !== null && unseen.has(role))
  const { view, list } = useLive({
    filter: {
      ...(ins === null ? { patientWords: `${family} ${given}`.trim() } : { patientIns: ins }),
      ...(leftOut.length > 0 && { inMailboxOtherThan: leftOut.map(({ id }) => id) }),
    },
  })
  if (view.status === 'failed') return <Trouble title={t('web.inbox.failed')} retry={list.retry} />
  if (view.status === 'loading' && view.total === 0) return <Skeleton lines={6} />
  return (
    <List
      ref={handle}
      label={t('web.patients.about')}
      ids={view.ids}
      urgent={nothing}
      chosen={nothing}
      openId={undefined}
      isSent={false}
      show={list.show}
      linkOf={(id) => href('/message', id)}
    />
  )
}
