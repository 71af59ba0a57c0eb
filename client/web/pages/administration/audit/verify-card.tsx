/** Verifying both logs, followed as it goes: a bar while it lasts, a sentence for each log when it is over. */

import { useEffect, useState } from 'react'
import { isApiFault, type Verification } from '../../../../api/index.js'
import { Banner } from '../../../parts/banner.js'
import { Button } from '../../../parts/button.js'
import { Card } from '../../../parts/card.js'
import { Chip } from '../../../parts/chip.js'
import { sentenceOf, useAdministration } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'
import page from '../shared/page.module.css'
import styles from './audit.module.css'

const pauseMs = 200

export function VerifyCard() {
  const words = useWords()
  const { t, n } = words
  const desk = useAdministration()
  const [run, setRun] = useState<Verification>()
  const [refusal, setRefusal] = useState<string>()
  const follow = (asked: Promise<Verification>): void => {
    setRefusal(undefined)
    asked.then(setRun, (error: unknown) => {
      if (!isApiFault(error)) throw error
      setRun(undefined)
      setRefusal(sentenceOf(error, words))
    })
  }
  useEffect(() => {
    if (!run || run.isOver) return undefined
    const timer = setTimeout(() => {
      follow(desk.verify(run.run))
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  })
  const isRunning = run !== undefined && !run.isOver
  return (
    <Card
      title={t('web.admin.chain')}
      actions={
        <Button
          icon="shield"
          isDisabled={isRunning}
          onPress={() => {
            follow(desk.verify())
          }}
        >
          {t('web.admin.verify')}
        </Button>
      }
    >
      {!run && <p className={page['quiet']}>{t('web.admin.chain-text')}</p>}
      {run && (
        <div className={page['form']}>
          <progress
            className={styles['progress']}
            aria-label={t('web.admin.verifying')}
            max={Math.max(1, run.total)}
            value={run.isOver ? Math.max(1, run.total) : run.done}
          />
          <div role="status" className={page['form']}>
            {isRunning && <p>{t('web.admin.verifying')}</p>}
            {run.isOver && <Findings run={run} />}
          </div>
        </div>
      )}
      {run?.isOver && run.signatures && (
        <p>
          {run.signatures.firstBad === null
            ? n('web.admin.signatures', run.signatures.count)
            : t('web.admin.bad-signature', { seq: run.signatures.firstBad })}
        </p>
      )}
      {refusal !== undefined && (
        <Banner tone="bad" icon="warning">
          {refusal}
        </Banner>
      )}
    </Card>
  )
}

function Findings({ run: { findings } }: { readonly run: Verification }) {
  const { t, n } = useWords()
  return findings.map(({ log, isIntact, entries, seq }) => (
    <p key={log} className={page['row']}>
      <Chip tone={isIntact ? 'good' : 'bad'} icon={isIntact ? 'check' : 'blocked'}>
        {t(`web.admin.log.${log}`)}
      </Chip>
      {isIntact
        ? n('web.admin.intact', entries)
        : seq === null
          ? t('web.admin.log-unreadable')
          : t('web.admin.broken', { seq })}
    </p>
  ))
}
