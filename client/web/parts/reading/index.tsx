/** Reading: a conversation with its messages, documents and files, shown safely; beside a list, or by itself. */

import { answer } from '../../state/answering.js'
import { useWords } from '../../state/words.js'
import { go } from '../../state/route.js'
import { LinkButton } from '../button.js'
import { Conversation } from './conversation.js'
import styles from './reading.module.css'

export { Conversation, type ConversationProps } from './conversation.js'

/** A message opened beside its list; `back` is the list's own address. */
export function ReadingPane({ id, back }: { readonly id: string; readonly back: string }) {
  const { t } = useWords()
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
