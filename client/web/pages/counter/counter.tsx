/** A prescription that was opened, on the counter: its head, its lines and what is decided of them, its paper. */

import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { EmailFull } from '../../../api/index.js'
import { Banner } from '../../parts/banner.js'
import { Button, LinkButton } from '../../parts/button.js'
import { EmptyState } from '../../parts/empty-state.js'
import { href } from '../../state/route.js'
import { useAccount } from '../../state/jmap.js'
import { useGateway } from '../../state/directory.js'
import { useWords } from '../../state/words.js'
import type { CounterProps } from './arrival.js'
import { firstChoices, lineStates, type Choice, type Choices } from './choices.js'
import { Foot, notBelieved } from './foot.js'
import { Head } from './head.js'
import { useLedger, type LedgerHook } from '../../state/ledger.js'
import { LineCard } from './line.js'
import { Others } from './others.js'
import styles from './counter.module.css'

const PdfView = lazy(async () => ({
  default: (await import('../../parts/safe/pdf-view.js')).PdfView,
}))

export function Counter({ email, arrival }: CounterProps) {
  const { t, language } = useWords()
  const link = useGateway()
  const { prescription, ending, count } = arrival
  const ledger = useLedger({ link, prescription, language, ending, asPharmacy: true })
  const state = ledger.view.kind === 'known' ? ledger.view.state : null
  return (
    <article className={styles['counter']}>
      <Tools email={email} />
      <Head {...{ email, arrival, state }} />
      {count > 1 && <p className={styles['small']}>{t('web.counter.several', { count })}</p>}
      <div className={styles['columns']}>
        <Lines email={email} arrival={arrival} ledger={ledger} />
        <div className={styles['paper']}>
          {prescription.pdf ? (
            <Suspense fallback={null}>
              <PdfView pdf={prescription.pdf} label={t('web.counter.paper')} />
            </Suspense>
          ) : (
            <EmptyState icon="file" title={t('web.counter.no-paper')} />
          )}
        </div>
      </div>
      <Others email={email} />
    </article>
  )
}

function Tools({ email }: { readonly email: EmailFull }) {
  const { t } = useWords()
  const account = useAccount()
  return (
    <nav className={styles['tools']} aria-label={t('web.counter.title')}>
      <LinkButton kind="quiet" icon="left" to={href('/boite', email.id)}>
        {t('web.counter.back')}
      </LinkButton>
      <span className={styles['space']} />
      <LinkButton kind="quiet" icon="download" to={account.downloadUrl(email.blobId)}>
        {t('web.counter.original')}
      </LinkButton>
      <Button
        kind="quiet"
        icon="print"
        onPress={() => {
          globalThis.print()
        }}
      >
        {t('web.counter.print')}
      </Button>
    </nav>
  )
}

interface LinesProps extends CounterProps {
  readonly ledger: LedgerHook
}

function Lines({ email, arrival, ledger }: LinesProps) {
  const { t } = useWords()
  const { prescription } = arrival
  const state = ledger.view.kind === 'known' ? ledger.view.state : null
  const lines = useMemo(() => lineStates(prescription, state), [prescription, state])
  const [choices, setChoices] = useState<Choices>(new Map())
  // What was dispensed meanwhile starts the choices anew: they were made of another state.
  const moment = JSON.stringify(lines.map(({ line, isDue, due }) => [line, isDue, due]))
  useEffect(() => {
    setChoices(firstChoices(lines))
  }, [moment])
  const disbelief = notBelieved(arrival)
  const isStruck =
    arrival.isWithdrawn || state?.standing === 'superseded' || state?.standing === 'cancelled'
  return (
    <section className={styles['lines']} aria-label={t('web.counter.lines')}>
      {disbelief !== null && choices.size > 0 && (
        <Banner tone="bad" icon="blocked">
          {t(`web.counter.not-${disbelief}`)}
        </Banner>
      )}
      <Doubts arrival={arrival} />
      <ol className={styles['list']}>
        {lines.map((line) => (
          <LineCard
            key={line.line}
            {...{ prescription, line, isStruck }}
            isOpen={state !== null && !arrival.isWithdrawn && disbelief === null}
            choice={choices.get(line.line)}
            dispensings={state?.dispensings ?? []}
            choose={(choice: Choice) => {
              setChoices((was) => new Map([...was, [line.line, choice]]))
            }}
          />
        ))}
      </ol>
      {prescription.comment !== '' && (
        <div className={styles['comment']}>
          <h2>{t('web.counter.comment')}</h2>
          <p>{prescription.comment}</p>
        </div>
      )}
      {!arrival.isWithdrawn && <Foot {...{ email, arrival, ledger, choices }} />}
    </section>
  )
}

function Doubts({ arrival }: Pick<CounterProps, 'arrival'>) {
  const { t } = useWords()
  const { doubts } = arrival.prescription
  if (doubts.length === 0) return null
  return (
    <div className={styles['doubts']} role="note">
      <p>{t('web.counter.doubts')}</p>
      <ul>
        {doubts.map((doubt) => (
          <li key={JSON.stringify(doubt)}>
            {doubt.kind === 'missing'
              ? t(`web.counter.missing.${doubt.what}`)
              : t(`web.counter.doubt.${doubt.kind}`, {
                  line: 'line' in doubt ? doubt.line : '',
                  shown: 'shown' in doubt ? doubt.shown.replace(/\s+/g, ' ') : '',
                  coded: 'coded' in doubt ? doubt.coded : '',
                })}
          </li>
        ))}
      </ul>
    </div>
  )
}
