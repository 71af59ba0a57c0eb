/** A message opened beside its list: who it is from, its words, what is attached. */

import { useEffect } from 'react'
import { keywordPath, type EmailFull } from '../../../api/index.js'
import { browserClock } from '../../platform/clock.js'
import { useAccount, useEmail } from '../../state/jmap.js'
import { useWords } from '../../state/words.js'
import { LinkButton } from '../button.js'
import { EmptyState } from '../empty-state.js'
import { fullWhen, printSize } from '../format.js'
import { Icon } from '../icon.js'
import { Person } from '../person.js'
import { Skeleton } from '../skeleton.js'
import styles from './reading.module.css'

/** Marks what is opened as read, once it is there. */
function useSeen(email: EmailFull | undefined): void {
  const account = useAccount()
  const id = email?.id
  const isUnread = email !== undefined && !email.keywords['$seen']
  useEffect(() => {
    if (id !== undefined && isUnread) account.update([id], { [keywordPath('$seen')]: true })
    // Only opening reads it: marking it unread afterwards stays.
  }, [account, id])
}

function Files({ email }: { readonly email: EmailFull }) {
  const account = useAccount()
  const { t, language } = useWords()
  if (email.attachments.length === 0) return null
  return (
    <ul className={styles['files']} aria-label={t('web.reading.files')}>
      {email.attachments.slice(0, 100).map(({ blobId, name, size, type }, index) => (
        <li key={blobId ?? index}>
          <a
            className={styles['file']}
            href={blobId === null ? '#' : account.downloadUrl(blobId, name ?? 'document', type)}
            download={name ?? 'document'}
          >
            <Icon name="file" />
            <bdi>{name ?? t('web.reading.unnamed')}</bdi>
            <span className={styles['size']}>{printSize(size, language)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

export function ReadingPane({ id, back }: { readonly id: string; readonly back: string }) {
  const { t, language } = useWords()
  const { value: email, status } = useEmail(id, 'full')
  useSeen(email)
  if (!email)
    return status === 'loading' ? (
      <Skeleton lines={6} />
    ) : (
      <EmptyState icon="warning" title={t('web.reading.gone')} />
    )
  const from = email.from?.[0]
  const text = email.textBody
    .map(({ partId }) => email.bodyValues[partId ?? '']?.value ?? '')
    .join('\n')
  return (
    <article className={styles['pane']}>
      <div className={styles['back']}>
        <LinkButton to={back} size="small" kind="quiet" icon="left">
          {t('web.reading.back')}
        </LinkButton>
      </div>
      <h2 className={styles['title']}>{email.subject}</h2>
      <div className={styles['from']}>
        <Person name={from?.name ?? from?.email ?? ''} />
        <time dateTime={email.receivedAt} className={styles['when']}>
          {fullWhen(language, Date.parse(email.receivedAt), browserClock.now())}
        </time>
      </div>
      <p className={styles['text']}>{text}</p>
      <Files email={email} />
    </article>
  )
}
