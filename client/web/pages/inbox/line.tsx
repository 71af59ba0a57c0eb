/** A line of the list: who it is about, what it is, who it is from, when. */

import { memo } from 'react'
import type { EmailLine } from '../../../api/index.js'
import { Chip } from '../../parts/chip.js'
import { cx } from '../../parts/cx.js'
import { ageText, birthText, nameText, shortWhen } from '../../parts/format.js'
import { Icon } from '../../parts/icon.js'
import { shownName } from '../../parts/safe/names.js'
import { VerdictChip } from '../../parts/verdict-badge.js'
import { browserClock } from '../../platform/clock.js'
import { useAccount, useThread } from '../../state/jmap.js'
import { useWords } from '../../state/words.js'
import { useSealedGist, type SealedGist } from '../../state/sealed-gists.js'
import { capital, kinds, subjectText, summaryOf, type Summary } from '../../parts/summary.js'
import styles from './line.module.css'

function What({ summary, preview }: { readonly summary: Summary; readonly preview: string }) {
  const { t, n } = useWords()
  const { kind, medicines, dispensing, patient, subject } = summary
  const { icon, title } = kinds[kind]
  const more = [
    dispensing && dispensing.state !== 'unknown' ? t(`web.inbox.state-${dispensing.state}`) : '',
    medicines > 0 ? n('web.inbox.medicines', medicines) : '',
    patient && subject ? subject : '',
    !patient && kind !== 'notice' && kind !== 'prescription' && shownName(preview).shown,
  ].filter(Boolean)
  return (
    <span className={styles['what']}>
      <Icon name={icon} className={styles['kind']} />
      <span className={styles['title']}>{t(title)}</span>
      {more.length > 0 && <span className={styles['more']}> · {more.join(' · ')}</span>}
    </span>
  )
}

/** What a sealed message is about is known to this browser alone, since it was opened here. */
function withGist(summary: Summary, gist: SealedGist | undefined): Summary {
  if (!gist) return summary
  const { isPrescription, patient, medicines } = gist
  const kind = isPrescription ? 'prescription' : summary.kind
  const subject = shownName(subjectText(gist.subject)).shown
  return { ...summary, kind, patient: patient ?? summary.patient, medicines, subject }
}

const shortVerdicts = {
  green: 'web.inbox.signed',
  amber: 'web.inbox.signed-doubt',
  red: 'web.inbox.signed-bad',
} as const

/** What its author withdraws was signed well: it is a cancellation, not a forgery. */
function Signed({ signature }: { readonly signature: NonNullable<Summary['signature']> }) {
  const { t } = useWords()
  const { level, reason } = signature
  if (reason === 'withdrawn')
    return (
      <Chip tone="doubt" icon="blocked">
        {t('web.inbox.withdraws')}
      </Chip>
    )
  return <VerdictChip colour={level}>{t(shortVerdicts[level])}</VerdictChip>
}

/** About whom, or what, in the heaviest words of the line. */
function useHeading(): (summary: Summary) => string {
  const { t, language } = useWords()
  return ({ patient, subject, kind, who }) => {
    if (!patient?.family) return (patient && who) || capital(subject) || who || t(kinds[kind].title)
    const age = patient.birthDate ? ageText(language, patient.birthDate, browserClock.now()) : ''
    return [nameText(patient), age].filter(Boolean).join(', ')
  }
}

function Head({
  name,
  birthDate,
  isUnread,
  count,
  receivedAt,
}: {
  readonly name: string
  /** Of whom it is about; empty when nobody is known to be. */
  readonly birthDate: string
  readonly isUnread: boolean
  /** Messages of its conversation. */
  readonly count: number
  readonly receivedAt: string
}) {
  const { t, n, language } = useWords()
  return (
    <span className={styles['row']}>
      <span className={styles['about']}>
        <span className={cx(styles['heading'], isUnread && styles['unread'])}>
          {isUnread && <span className="visually-hidden">{t('web.inbox.unread')} </span>}
          {name}
        </span>{' '}
        {birthDate !== '' && <span className={styles['born']}>{birthText(birthDate)}</span>}
      </span>
      {count > 1 && (
        <span className={styles['count']} title={n('web.inbox.thread', count)}>
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">{n('web.inbox.thread', count)}</span>
        </span>
      )}
      <time className={styles['when']} dateTime={receivedAt}>
        {shortWhen(language, Date.parse(receivedAt), browserClock.now())}
      </time>
    </span>
  )
}

function Who({
  summary: { who, whoMore, isSealed },
  email,
  isSent,
}: {
  readonly summary: Summary
  readonly email: EmailLine
  readonly isSent: boolean
}) {
  const { t } = useWords()
  if (who === '' && whoMore === '' && !isSealed && !email.hasAttachment) return null
  return (
    <span className={styles['row']}>
      <span className={styles['who']}>
        {isSent && who ? t('web.inbox.sent-to', { name: who }) : who}
        {who && whoMore ? `, ${whoMore}` : whoMore}
      </span>
      {isSealed && <Icon name="lock" label={t('web.inbox.sealed')} className={styles['mark']} />}
      {email.hasAttachment && (
        <Icon name="clip" label={t('web.inbox.has-files')} className={styles['mark']} />
      )}
    </span>
  )
}

function Box({
  name,
  isChosen,
  isUnread,
  hasChosen,
  onChoose,
}: {
  readonly name: string
  readonly isChosen: boolean
  readonly isUnread: boolean
  readonly hasChosen: boolean
  readonly onChoose: () => void
}) {
  const { t } = useWords()
  return (
    <button
      type="button"
      className={styles['box']}
      aria-label={t('web.inbox.choose', { name })}
      aria-pressed={isChosen}
      tabIndex={hasChosen ? 0 : -1}
      onClick={onChoose}
    >
      <span className={styles['check']}>{isChosen && <Icon name="check" />}</span>
      {isUnread && <span className={styles['dot']} />}
    </button>
  )
}

/** Drawn again only when something of it changes: a list draws a screenful of them whenever a message is opened. */
export const Line = memo(function Line({
  email,
  isSent,
  isOpen,
  isChosen,
  hasChosen,
  to,
  onChoose,
}: {
  readonly email: EmailLine
  readonly isSent: boolean
  readonly isOpen: boolean
  readonly isChosen: boolean
  /** Something is chosen: boxes are shown everywhere. */
  readonly hasChosen: boolean
  readonly to: string
  /** Left out where nothing can be chosen. */
  readonly onChoose: ((id: string) => void) | undefined
}) {
  const { t } = useWords()
  const heading = useHeading()
  const account = useAccount()
  const thread = useThread(email.threadId)
  const gist = useSealedGist(account.id, email.health?.sealed === true ? email.id : null)
  const summary = withGist(summaryOf(email, isSent), gist)
  const count = thread.value?.emailIds.length ?? 1
  const { isUnread, isUrgent, signature } = summary
  const name = heading(summary)
  return (
    <div
      className={cx(
        styles['line'],
        isOpen && styles['open'],
        isChosen && styles['chosen'],
        hasChosen && styles['choosing'],
      )}
    >
      {onChoose ? (
        <Box
          {...{ name, isChosen, isUnread, hasChosen }}
          onChoose={() => {
            onChoose(email.id)
          }}
        />
      ) : (
        <span className={cx(styles['box'], styles['still'])}>
          {isUnread && <span className={styles['dot']} />}
        </span>
      )}
      <a
        href={to}
        className={styles['link']}
        data-email={email.id}
        // Asked for while the page turns to it.
        onClick={() => void account.email(email.id, 'full').get()}
        {...(isOpen && { 'aria-current': true })}
      >
        <Head
          {...{ name, isUnread, count, receivedAt: email.receivedAt }}
          birthDate={summary.patient?.birthDate ?? ''}
        />
        <span className={styles['row']}>
          <What summary={summary} preview={email.preview} />
          {isUrgent && (
            <Chip tone="bad" icon="urgent">
              {t('web.inbox.urgent')}
            </Chip>
          )}
          {signature && <Signed signature={signature} />}
        </span>
        {/* Said once: a patient whose name is only the sender's is the heading already. */}
        <Who
          summary={name === summary.who ? { ...summary, who: '' } : summary}
          {...{ email, isSent }}
        />
      </a>
    </div>
  )
})
