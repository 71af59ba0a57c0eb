/** Who the prescription is for, who wrote it, how far it is to be believed, and what became of it. */

import { browserClock } from '../../platform/clock.js'
import { Banner } from '../../parts/banner.js'
import { LinkButton } from '../../parts/button.js'
import { Chip } from '../../parts/chip.js'
import { birthText, fullWhen } from '../../parts/format.js'
import { PatientLine } from '../../parts/patient-line.js'
import { PersonName } from '../../parts/safe/named.js'
import { VerdictBadge } from '../../parts/verdict-badge.js'
import { href } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import {
  formatMatricule,
  isInsSystem,
  type CdaPerson,
  type ReadPrescription,
} from '../../../health/index.js'
import type { LedgerState } from '../../../gateway/index.js'
import type { CounterProps, Verdict } from './arrival.js'
import { useSuccessor } from './successor.js'
import styles from './counter.module.css'

interface HeadProps extends CounterProps {
  readonly state: LedgerState | null
}

export function Head({ email, arrival, state }: HeadProps) {
  const { t } = useWords()
  const { prescription, verdict } = arrival
  const { patient, marks } = prescription
  const ins = patient?.ids.find(({ root }) => isInsSystem(root))?.extension
  return (
    <header className={styles['head']}>
      <h1 className={styles['patient']}>
        {patient && (
          <PatientLine
            patient={{
              family: patient.usedFamily || patient.birthFamily,
              given: patient.usedGiven || (patient.birthGiven[0] ?? ''),
              birthDate: patient.birthTime.slice(0, 8),
              sex: patient.gender?.code ?? null,
            }}
          />
        )}
      </h1>
      <p className={styles['facts']}>
        {ins === undefined
          ? t('web.counter.no-ins')
          : t('web.counter.ins', { ins: formatMatricule(ins) })}
      </p>
      <Signed verdict={verdict} />
      <Origin prescription={prescription} />
      {marks.length > 0 && (
        <p className={styles['chips']}>
          {marks.map((mark) => (
            <Chip key={mark} tone={mark === 'urgent' ? 'doubt' : 'plain'}>
              {t(`web.counter.mark.${mark}`)}
            </Chip>
          ))}
        </p>
      )}
      <Standing {...{ email, arrival, state }} />
    </header>
  )
}

/** The badge says it in one sentence; what it rests on is behind it. */
function Signed({ verdict }: { readonly verdict: Verdict }) {
  const { level, headline, details } = verdict
  return (
    <VerdictBadge
      colour={level}
      sentence={headline}
      evidence={
        <ul className={styles['evidence']}>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      }
    />
  )
}

/** As people say it: the badge above has the title. */
const called = ({ name }: CdaPerson): string =>
  [name?.given[0], name?.family].filter(Boolean).join(' ')

function Origin({ prescription }: { readonly prescription: ReadPrescription }) {
  const { t, language } = useWords()
  const { prescriber, replaced, dispenser, at, until, number } = prescription
  const now = browserClock.now()
  const place = prescriber?.organisation?.name ?? ''
  return (
    <p className={styles['facts']}>
      {prescriber && (
        <span>
          <PersonName name={t('web.counter.prescribed-by', { who: called(prescriber) })} />
          {prescriber.code?.display ? `, ${prescriber.code.display}` : ''}
          {place === '' ? '' : `, ${place}`}
        </span>
      )}
      {replaced && <span>{t('web.counter.locum', { who: called(replaced) })}</span>}
      {at !== null && <span>{t('web.counter.on', { at: fullWhen(language, at, now) })}</span>}
      {until !== null && until >= now && (
        <span>{t('web.counter.until', { at: birthText(new Date(until).toISOString()) })}</span>
      )}
      {number !== '' && <span>{t('web.counter.number', { number })}</span>}
      {dispenser?.organisation?.name && (
        <span>{t('web.counter.wished', { who: dispenser.organisation.name })}</span>
      )}
    </p>
  )
}

function Standing({ email, arrival, state }: HeadProps) {
  const { t, language } = useWords()
  const now = browserClock.now()
  const { prescription, isWithdrawn } = arrival
  const { until } = prescription
  const last = state?.dispensings.filter(({ undoneAt }) => undoneAt === null).at(-1)
  const when = (at: number): string => fullWhen(language, at, now)
  const told = last && { by: last.name, at: when(last.at) }
  return (
    <>
      {state?.standing === 'done' && told && (
        <Banner tone="good" icon="check">
          {t('web.counter.done-by', told)}
        </Banner>
      )}
      {state?.standing === 'partly' && told && (
        <Banner tone="accent" icon="dispense">
          {t('web.counter.partly-by', told)}
        </Banner>
      )}
      {isWithdrawn ? (
        <Banner tone="bad" icon="blocked">
          {t('web.counter.withdrawn')}
        </Banner>
      ) : (
        <Ended {...{ email, arrival, state }} />
      )}
      {until !== null && until < now && (
        <Banner tone="doubt" icon="clock">
          {t('web.counter.too-old', { at: birthText(new Date(until).toISOString()) })}
        </Banner>
      )}
      {state && !state.toldByAuthor && state.standing === 'unknown' && (
        <p className={styles['small']}>{t('web.counter.elsewhere')}</p>
      )}
    </>
  )
}

/** What its author put an end to, with the way to what stands instead. */
function Ended({ email, arrival, state }: HeadProps) {
  const { t, language } = useWords()
  const successor = useSuccessor(email, arrival.prescription)
  const { standing, ended } = state ?? {}
  if (standing !== 'superseded' && standing !== 'cancelled') return null
  const at = ended ? fullWhen(language, ended.at, browserClock.now()) : ''
  return (
    <Banner
      tone="bad"
      icon="blocked"
      action={
        successor !== null && (
          <LinkButton icon="right" to={href('/ordonnance', successor)}>
            {t('web.counter.see-newer')}
          </LinkButton>
        )
      }
    >
      {t(`web.counter.${standing}`, { at })}
    </Banner>
  )
}
