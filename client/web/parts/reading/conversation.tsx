/** The conversation that a message is of, oldest first, the one that was opened unfolded. */

import { useState } from 'react'
import type { EmailFull } from '../../../api/index.js'
import { useAccount, useEmail, useMailbox, useThread } from '../../state/jmap.js'
import { announce } from '../../state/toasts.js'
import { useWords } from '../../state/words.js'
import { Button, IconButton } from '../button.js'
import { EmptyState } from '../empty-state.js'
import { capital, kinds, summaryOf } from '../summary.js'
import { Trouble } from '../trouble.js'
import { Message } from './message.js'
import { Folded } from './folded.js'
import styles from './reading.module.css'

/** Older ones are asked for. */
const mostShown = 20

export interface ConversationProps {
  /** The message that was opened. */
  readonly id: string
  /** Called when it has left the folder: the pane has nothing to show any more. */
  readonly onLeft?: () => void
  /** Begins an answer to the message, or passes it on; without it there are no such buttons. */
  readonly onAnswer?: (kind: 'reply' | 'reply-all' | 'forward', id: string) => void
}

export function Conversation({ id, onLeft, onAnswer }: ConversationProps) {
  const { t } = useWords()
  const { status, value } = useEmail(id, 'full')
  if (status === 'gone') return <EmptyState icon="search" title={t('web.reading.gone')} />
  if (value) return <Opened key={id} email={value} onLeft={onLeft} onAnswer={onAnswer} />
  if (status === 'failed') return <Trouble title={t('web.reading.failed')} />
  return <div className={styles['pane']} aria-busy="true" />
}

interface OpenedProps {
  readonly email: EmailFull
  readonly onLeft: ConversationProps['onLeft'] | undefined
  readonly onAnswer: ConversationProps['onAnswer'] | undefined
}

function Opened({ email, onLeft, onAnswer }: OpenedProps) {
  const { n } = useWords()
  const thread = useThread(email.threadId)
  const all = thread.value?.emailIds ?? [email.id]
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set([email.id]))
  const [isWhole, setWhole] = useState(false)
  const hidden = isWhole ? 0 : Math.max(0, all.length - mostShown)
  return (
    <div className={styles['pane']}>
      <Tools email={email} onLeft={onLeft} onAnswer={onAnswer} />
      <Subject email={email} />
      {hidden > 0 && (
        <Button
          kind="quiet"
          onPress={() => {
            setWhole(true)
          }}
        >
          {n('web.reading.more-messages', hidden)}
        </Button>
      )}
      {all.slice(hidden).map((one) =>
        one === email.id ? (
          <Message key={one} email={email} />
        ) : (
          <Folded
            key={one}
            id={one}
            isOpen={unfolded.has(one)}
            onOpen={() => {
              setUnfolded((was) => new Set([...was, one]))
            }}
          />
        ),
      )}
    </div>
  )
}

/** What it is about; the standard's own words are nobody's, so the kind of message stands for them. */
function Subject({ email }: Pick<OpenedProps, 'email'>) {
  const { t } = useWords()
  const { kind, subject } = summaryOf(email, false)
  return (
    <h1 className={styles['subject']}>
      <bdi>{capital(subject) || t(kinds[kind].title)}</bdi>
    </h1>
  )
}

const hasOthers = ({ to, cc }: EmailFull): boolean => (to?.length ?? 0) + (cc?.length ?? 0) > 1

function Tools({ email, onLeft, onAnswer }: OpenedProps) {
  const { t } = useWords()
  const account = useAccount()
  const archive = useMailbox('archive')
  const [from] = Object.keys(email.mailboxIds)
  const canArchive = archive !== undefined && from !== undefined && from !== archive.id
  return (
    <div className={styles['tools']} role="toolbar" aria-label={t('web.reading.conversation')}>
      {onAnswer && (
        <Button
          kind="quiet"
          icon="reply"
          onPress={() => {
            onAnswer('reply', email.id)
          }}
        >
          {t('web.reading.reply')}
        </Button>
      )}
      {onAnswer && hasOthers(email) && (
        <Button
          kind="quiet"
          icon="reply"
          onPress={() => {
            onAnswer('reply-all', email.id)
          }}
        >
          {t('web.reading.reply-all')}
        </Button>
      )}
      {onAnswer && email.health?.sealed !== true && (
        <Button
          kind="quiet"
          icon="forward"
          onPress={() => {
            onAnswer('forward', email.id)
          }}
        >
          {t('web.reading.forward')}
        </Button>
      )}
      <span className={styles['aside']}>
        {canArchive && (
          <IconButton
            icon="archive"
            label={t('web.reading.archive')}
            onPress={() => {
              const action = account.move([email.id], from, archive.id)
              announce(t('web.reading.archived'), {
                undo: () => {
                  action.undo()
                },
              })
              onLeft?.()
            }}
          />
        )}
        <IconButton
          icon="unread"
          label={t('web.reading.unread')}
          onPress={() => {
            account.update([email.id], { 'keywords/$seen': null })
            onLeft?.()
          }}
        />
        <IconButton
          icon="print"
          label={t('web.reading.print')}
          onPress={() => {
            globalThis.print()
          }}
        />
      </span>
    </div>
  )
}
