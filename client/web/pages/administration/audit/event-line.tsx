/** One event as a sentence: when, who, what; the reason and the number below. */

import type { AuditEvent } from '../../../../api/index.js'
import { fullWhen } from '../../../parts/format.js'
import { browserClock } from '../../../platform/clock.js'
import { useWords } from '../../../state/words.js'
import page from '../shared/page.module.css'
import styles from './audit.module.css'
import { actorText, whatText } from './sentences.js'

export function EventLine({
  event,
  names,
}: {
  readonly event: AuditEvent
  readonly names: ReadonlyMap<string, string>
}) {
  const words = useWords()
  const { t, language } = words
  const { seq, at, facts } = event
  const why = facts['why']
  return (
    <li className={styles['event']}>
      <time className={styles['when']} dateTime={new Date(at).toISOString()}>
        {fullWhen(language, at, browserClock.now())}
      </time>
      <div className={styles['what']}>
        <p>
          <strong>{actorText(event, names, words)}</strong> {whatText(event, names, words)}
        </p>
        <p className={page['quiet']}>
          {[why === undefined || why === '' ? '' : t('web.admin.event-why', { why })]
            .concat(t('web.admin.event-number', { seq }))
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  )
}
