/** What became of what was sent: what is late first, in a sentence with what to do; then everything, step by step. */

import { useState } from 'react'
import { followUps, type FollowedMessage } from '../../../api/index.js'
import { Button, LinkButton } from '../../parts/button.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Skeleton } from '../../parts/skeleton.js'
import { Trouble } from '../../parts/trouble.js'
import { useAsked } from '../../state/jmap.js'
import { href } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import { isLate } from './follow.js'
import { Followed } from './followed.js'
import { useMinute } from './minute.js'
import styles from './follow-up.module.css'

const pageSize = 30
export function Page() {
  const { t, n } = useWords()
  const now = useMinute()
  const [limit, setLimit] = useState(pageSize)
  const asked = useAsked(`follow-up ${limit}`, ['EmailSubmission'], (account) =>
    followUps(account, limit),
  )
  const { value } = asked
  if (asked.status === 'failed')
    return <Trouble isPage title={t('web.follow.failed')} retry={asked.retry} />
  if (!value)
    return (
      <div className={styles['page']}>
        <h1>{t('web.follow.title')}</h1>
        <Skeleton lines={6} />
      </div>
    )
  const shown = value.messages.filter(({ undoStatus }) => undoStatus !== 'canceled')
  const late = shown.filter((one) => isLate(one, now))
  const others = shown.filter((one) => !isLate(one, now))
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('web.follow.title')}</h1>
        {shown.length > 0 && (
          <p className={styles['count']}>
            {late.length === 0 ? t('web.follow.all-well') : n('web.follow.count', value.late)}
          </p>
        )}
      </header>
      {shown.length === 0 && (
        <EmptyState icon="follow" title={t('web.follow.empty')} text={t('web.follow.empty-text')}>
          <LinkButton icon="write" to={href('/ecrire')}>
            {t('web.letters.title')}
          </LinkButton>
        </EmptyState>
      )}
      <Group title={t('web.follow.late')} messages={late} now={now} />
      <Group title={t('web.follow.others')} messages={others} now={now} />
      {value.total > limit && (
        <Button
          onPress={() => {
            setLimit(limit + pageSize)
          }}
        >
          {t('web.follow.more')}
        </Button>
      )}
    </div>
  )
}

function Group({
  title,
  messages,
  now,
}: {
  readonly title: string
  readonly messages: readonly FollowedMessage[]
  readonly now: number
}) {
  if (messages.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className={styles['list']}>
        {messages.map((one) => (
          <Followed key={one.submissionId} message={one} now={now} />
        ))}
      </ul>
    </section>
  )
}
