/** Reading: a conversation with its messages, documents and files, shown safely; beside a list, or by itself. */

import { useShortcuts } from '../../state/shortcuts.js'
import { useWords } from '../../state/words.js'
import { go, href } from '../../state/route.js'
import { LinkButton } from '../button.js'
import { Conversation } from './conversation.js'
import styles from './reading.module.css'

export { Conversation, type ConversationProps } from './conversation.js'

const answerWords = { reply: 'repondre', 'reply-all': 'tous', forward: 'transferer' } as const

/** Goes to the composer, with the message answered or passed on. */
export function answer(kind: keyof typeof answerWords, id: string): void {
  go(`${href('/ecrire')}?re=${encodeURIComponent(id)}&sorte=${answerWords[kind]}`)
}

/** A message opened beside its list; `back` is the list's own address. */
export function ReadingPane({ id, back }: { readonly id: string; readonly back: string }) {
  const { t } = useWords()
  useShortcuts([
    {
      key: 'r',
      label: 'web.reading.reply',
      act: () => {
        answer('reply', id)
      },
    },
  ])
  return (
    <div className={styles['beside']}>
      <div className={styles['back']}>
        <LinkButton kind="quiet" icon="left" to={back}>
          {t('web.reading.back')}
        </LinkButton>
      </div>
      <Conversation
        id={id}
        onAnswer={answer}
        onLeft={() => {
          go(back)
        }}
      />
    </div>
  )
}
