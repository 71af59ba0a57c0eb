/** What is not sent yet: letters that wait for their hour, letters being written, drafts that lie in the mailbox. */

import { scheduledMessages } from '../../../api/index.js'
import { Banner } from '../../parts/banner.js'
import { EmptyState } from '../../parts/empty-state.js'
import { LinkButton } from '../../parts/button.js'
import { browserClock } from '../../platform/clock.js'
import { useAsked, useLive, useMailbox } from '../../state/jmap.js'
import { href } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import { copiesOf } from '../write/send.js'
import { useKept, type Kept } from './kept.js'
import { KeptLine, MailboxLine, ScheduledLine } from './lines.js'
import styles from './drafts.module.css'

/** What is held for less is on its way: it can be taken back where that was announced. */
const soonMs = 30_000
const mostShown = 100

export function Page() {
  const { t } = useWords()
  const { open, waiting } = useKept()
  const asked = useAsked('scheduled', ['EmailSubmission'], scheduledMessages)
  const now = browserClock.now()
  const scheduled = (asked.value ?? []).filter(({ sendAt }) => sendAt > now + soonMs)
  const folder = useMailbox('drafts')
  const { view } = useLive({ filter: { inMailbox: folder?.id ?? '' }, collapseThreads: false })
  const known = new Set(open.map(({ letter }) => letter.origin))
  const copies = useCopies(open)
  const inMailbox = view.ids
    .slice(0, mostShown)
    .flatMap((id) => (id === undefined || known.has(id) || !copies || copies.has(id) ? [] : [id]))
  const isEmpty = scheduled.length + open.length + inMailbox.length === 0
  return (
    <div className={styles['page']}>
      <h1>{t('web.drafts.title')}</h1>
      {asked.status === 'failed' && (
        <Banner tone="doubt" icon="warning">
          {t('web.drafts.failed')}
        </Banner>
      )}
      {isEmpty && (
        <EmptyState icon="draft" title={t('web.drafts.empty')} text={t('web.drafts.empty-text')}>
          <LinkButton to={href('/ecrire')} icon="write">
            {t('web.letters.title')}
          </LinkButton>
        </EmptyState>
      )}
      {scheduled.length > 0 && (
        <section aria-labelledby="drafts-scheduled">
          <h2 id="drafts-scheduled">{t('web.drafts.scheduled')}</h2>
          <ul className={styles['list']}>
            {scheduled.map((one) => (
              <ScheduledLine
                key={one.submissionId}
                message={one}
                kept={waiting.find(
                  ({ letter }) => letter.waiting?.submissionId === one.submissionId,
                )}
              />
            ))}
          </ul>
        </section>
      )}
      {open.length + inMailbox.length > 0 && (
        <section aria-labelledby="drafts-open">
          <h2 id="drafts-open">{t('web.drafts.open')}</h2>
          <ul className={styles['list']}>
            {open.map((one) => (
              <KeptLine key={one.draft.id} {...one} />
            ))}
            {inMailbox.map((id) => (
              <MailboxLine key={id} id={id} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Ids in the mailbox of what stands here already; undefined until they are known. */
function useCopies(open: readonly Kept[]): ReadonlySet<string> | undefined {
  const tried = open
    .map(({ letter: { messageId, triedAt } }) => ({ messageId, triedAt }))
    .filter(({ messageId, triedAt }) => messageId !== '' && triedAt > 0)
  const key = tried.map(({ messageId }) => messageId).join(' ')
  const { value, status } = useAsked(`copies ${key}`, ['Email'], (account) =>
    copiesOf(account, tried),
  )
  return key === '' || status === 'failed' ? noCopies : value
}

const noCopies: ReadonlySet<string> = new Set()
