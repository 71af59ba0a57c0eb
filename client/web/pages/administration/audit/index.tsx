/** The logs: filters that read as a sentence, a line for each event, and whether nothing was changed since. */

import { useState } from 'react'
import { auditTopics, type AuditTopic } from '../../../../api/index.js'
import { Button } from '../../../parts/button.js'
import { Select } from '../../../parts/choice.js'
import { EmptyState } from '../../../parts/empty-state.js'
import { Field } from '../../../parts/field.js'
import { Skeleton } from '../../../parts/skeleton.js'
import { browserClock } from '../../../platform/clock.js'
import { useWords } from '../../../state/words.js'
import page from '../shared/page.module.css'
import { Troubled } from '../shared/troubled.js'
import { useSettled } from '../shared/use-settled.js'
import styles from './audit.module.css'
import { EventLine } from './event-line.js'
import { useEvents } from './use-events.js'
import { VerifyCard } from './verify-card.js'

const dayMs = 86_400_000
const periods = { day: 1, week: 7, month: 30, year: 365, ever: null } as const
type Period = keyof typeof periods
const periodNames = Object.keys(periods) as readonly Period[]

export function Page() {
  const { t } = useWords()
  const [topic, setTopic] = useState<AuditTopic>('certificates')
  const [text, setText] = useState('')
  const [period, setPeriod] = useState<Period>('month')
  const settled = useSettled(text)
  const days = periods[period]
  // To the minute, so that the question stays the same while the page is drawn again.
  const from =
    days === null ? null : Math.floor(browserClock.now() / 60_000) * 60_000 - days * dayMs
  const { asked, more } = useEvents({ topic, text: settled, from: from })
  const found = asked.value
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1>{t('web.admin.audit')}</h1>
      </header>
      <VerifyCard />
      <div className={styles['sentence']}>
        <span aria-hidden="true">{t('web.admin.audit-show')}</span>
        <Select
          isLabelHidden
          label={t('web.admin.audit-topic')}
          options={auditTopics.map((id) => ({ id, text: t(`web.admin.topic.${id}`) }))}
          value={topic}
          onChange={setTopic}
        />
        <span aria-hidden="true">{t('web.admin.audit-of')}</span>
        <Field
          isLabelHidden
          className={styles['who']}
          label={t('web.admin.audit-who')}
          placeholder={t('web.admin.audit-anybody')}
          type="search"
          value={text}
          onChange={setText}
        />
        <Select
          isLabelHidden
          label={t('web.admin.audit-since')}
          options={periodNames.map((id) => ({ id, text: t(`web.admin.period.${id}`) }))}
          value={period}
          onChange={setPeriod}
        />
      </div>
      <Troubled asked={asked} />
      {!found && !asked.fault && <Skeleton lines={6} />}
      {found && found.events.length === 0 && (
        <EmptyState
          icon="search"
          title={t('web.admin.audit-none')}
          text={t('web.admin.audit-none-text')}
        />
      )}
      {found && found.events.length > 0 && (
        <ol className={styles['events']} aria-label={t('web.admin.audit')}>
          {found.events.map((event) => (
            <EventLine key={event.seq} event={event} names={found.names} />
          ))}
        </ol>
      )}
      {found && found.next !== null && <Button onPress={more}>{t('web.admin.older')}</Button>}
    </div>
  )
}
