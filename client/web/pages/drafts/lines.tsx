/** One letter that is not sent yet: to whom, about what, since when or until when, and what can be done with it. */

import type { ReactNode } from 'react'
import {
  backToDrafts,
  isApiFault,
  recall,
  takeBack,
  type EmailLine,
  type ScheduledMessage,
} from '../../../api/index.js'
import { Button } from '../../parts/button.js'
import { Chip } from '../../parts/chip.js'
import { fullWhen, shortWhen } from '../../parts/format.js'
import { Icon, type IconName } from '../../parts/icon.js'
import { browserClock } from '../../platform/clock.js'
import { useAccount, useEmail, useJmap } from '../../state/jmap.js'
import { go, href } from '../../state/route.js'
import { announce } from '../../state/toasts.js'
import { useWords } from '../../state/words.js'
import { keptOf, letterOfKept } from '../write/letter.js'
import { letterKind } from '../write/use-letter.js'
import type { Kept } from './kept.js'
import styles from './drafts.module.css'

function Line({
  icon,
  to,
  subject,
  people,
  when,
  mark,
  children,
}: {
  readonly icon: IconName
  readonly to?: string
  readonly subject: string
  readonly people: string
  readonly when: ReactNode
  readonly mark?: ReactNode
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  const title = subject.trim() === '' ? t('web.drafts.no-subject') : subject
  return (
    <li className={styles['line']}>
      <Icon name={icon} className={styles['icon']} />
      <div className={styles['words']}>
        <p className={styles['subject']}>{to === undefined ? title : <a href={to}>{title}</a>}</p>
        <p className={styles['people']}>
          {people === '' ? t('web.drafts.nobody') : t('web.drafts.to', { names: people })}
        </p>
      </div>
      {mark}
      <span className={styles['when']}>{when}</span>
      {children}
    </li>
  )
}

/** What was sealed is read with one's keys, and written anew: the composer has none of its words. */
const wayTo = (id: string, email: EmailLine | undefined): string =>
  email?.health?.sealed === true
    ? href('/message', id)
    : `${href('/ecrire')}?reprendre=${encodeURIComponent(id)}`

const namesOf = (people: readonly { readonly name: string }[]): string =>
  people.map(({ name }) => name).join(', ')

/** Kept in this browser. */
export function KeptLine({ draft, letter }: Kept) {
  const { t, language } = useWords()
  const { drafts } = useJmap()
  const account = useAccount()
  const remove = (): void => {
    const { value, kind } = draft
    void drafts.remove(draft.id)
    announce(t('web.letters.discarded'), {
      undo: () => void drafts.save(draft.id, value, { kind, accountId: account.id }),
    })
  }
  return (
    <Line
      icon="draft"
      to={href('/ecrire', draft.id)}
      subject={letter.subject || letter.text.trim().split('\n')[0] || ''}
      people={namesOf([...letter.to, ...letter.cc])}
      when={shortWhen(language, draft.changedAt, browserClock.now())}
      mark={
        letter.triedAt > 0 && (
          <Chip tone="doubt" icon="warning">
            {t('web.drafts.interrupted')}
          </Chip>
        )
      }
    >
      <Button size="small" kind="quiet" icon="trash" onPress={remove}>
        {t('web.drafts.delete')}
      </Button>
    </Line>
  )
}

/** In the mailbox's folder of drafts: written with another program, or taken back. */
export function MailboxLine({ id }: { readonly id: string }) {
  const { t, language } = useWords()
  const account = useAccount()
  const { value } = useEmail(id, 'line')
  if (!value) return null
  const people = [...(value.to ?? []), ...(value.cc ?? [])]
  const remove = (): void => {
    const action = account.destroy([id])
    announce(t('web.letters.discarded'), {
      undo: () => {
        action.undo()
      },
    })
  }
  return (
    <Line
      icon="draft"
      to={wayTo(id, value)}
      subject={value.subject ?? ''}
      people={namesOf(people.map(({ name, email }) => ({ name: name ?? email })))}
      when={shortWhen(language, Date.parse(value.receivedAt), browserClock.now())}
    >
      <Button size="small" kind="quiet" icon="trash" onPress={remove}>
        {t('web.drafts.delete')}
      </Button>
    </Line>
  )
}

/** Waits at the gateway; `kept` is the letter as it was written, where that was in this browser. */
export function ScheduledLine({
  message,
  kept,
}: {
  readonly message: ScheduledMessage
  readonly kept: Kept | undefined
}) {
  const { t, language } = useWords()
  const { value } = useEmail(message.emailId, 'line')
  const resume = useResume(message, kept, value)
  const named = kept
    ? namesOf([...kept.letter.to, ...kept.letter.cc])
    : namesOf((value?.to ?? []).map(({ name, email }) => ({ name: name ?? email })))
  return (
    <Line
      icon="clock"
      subject={kept?.letter.subject ?? value?.subject ?? ''}
      people={named}
      when={t('web.letters.leaves', {
        when: fullWhen(language, message.sendAt, browserClock.now()),
      })}
    >
      <Button size="small" icon="undo" onPress={() => void resume()}>
        {t('web.drafts.take-back')}
      </Button>
    </Line>
  )
}

/** Takes a waiting letter back and opens it as it was. */
function useResume(
  message: ScheduledMessage,
  kept: Kept | undefined,
  email: EmailLine | undefined,
): () => Promise<void> {
  const { t } = useWords()
  const account = useAccount()
  const { drafts } = useJmap()
  const fromKept = async ({ draft }: Kept): Promise<void> => {
    if (!(await recall(account, message))) {
      announce(t('web.letters.too-late'), { tone: 'bad' })
      return
    }
    const letter = { ...letterOfKept(draft.value), waiting: null, later: '' }
    await drafts.save(draft.id, keptOf(letter), { kind: letterKind, accountId: account.id })
    go(href('/ecrire', draft.id))
  }
  const fromMailbox = async (): Promise<void> => {
    await takeBack(account, message.submissionId)
    await backToDrafts(account, message.emailId)
    go(wayTo(message.emailId, email))
  }
  return async () => {
    try {
      await (kept ? fromKept(kept) : fromMailbox())
    } catch (error) {
      if (!isApiFault(error)) throw error
      const isLate = isApiFault(error, 'cannotUnsend')
      announce(t(isLate ? 'web.letters.too-late' : 'web.letters.undo-failed'), { tone: 'bad' })
    }
  }
}
