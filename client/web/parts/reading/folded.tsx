/** Another message of the conversation: one line, until it is opened. */

import { browserClock } from '../../platform/clock.js'
import { useEmail } from '../../state/jmap.js'
import { useWords } from '../../state/words.js'
import { shortWhen } from '../format.js'
import { PersonName } from '../safe/named.js'
import { Message } from './message.js'
import styles from './reading.module.css'

export interface FoldedProps {
  readonly id: string
  readonly isOpen: boolean
  readonly onOpen: () => void
}

export function Folded({ id, isOpen, onOpen }: FoldedProps) {
  return isOpen ? <Whole id={id} /> : <Line id={id} onOpen={onOpen} />
}

function Whole({ id }: Pick<FoldedProps, 'id'>) {
  const { value } = useEmail(id, 'full')
  return value ? <Message email={value} /> : <div className={styles['message']} aria-busy="true" />
}

function Line({ id, onOpen }: Omit<FoldedProps, 'isOpen'>) {
  const { language } = useWords()
  const { value } = useEmail(id, 'line')
  if (!value) return null
  const [from] = value.from ?? []
  return (
    <button type="button" className={styles['folded']} aria-expanded="false" onClick={onOpen}>
      <strong>
        <PersonName name={from?.name ?? from?.email ?? ''} />
      </strong>
      <span className={styles['preview']}>{value.preview}</span>
      <span className={styles['soft']}>
        {shortWhen(language, Date.parse(value.receivedAt), browserClock.now())}
      </span>
    </button>
  )
}
