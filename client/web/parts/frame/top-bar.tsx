/** The top: search, and how the way to the gateway is. */

import { Suspense } from 'react'
import type { ConnectionState } from '../../../api/index.js'
import { browserClock } from '../../platform/clock.js'
import { useConnection } from '../../state/jmap.js'
import { useBox, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { Catch } from '../catch.js'
import { cx } from '../cx.js'
import { fullWhen } from '../format.js'
import { Brand } from './navigation.js'
import { SearchBox } from './search-box.js'
import styles from './top-bar.module.css'

const sentences = {
  online: 'web.frame.online',
  connecting: 'web.frame.connecting',
  offline: 'web.frame.offline',
  'server-down': 'web.frame.server-down',
  refused: 'web.frame.refused',
} as const

/** An access that has ended says since when; one that was withdrawn is for the administrator to explain. */
function useSentence(state: ConnectionState): string {
  const { t, language } = useWords()
  const { notAfter } = useWho().certificate
  const now = browserClock.now()
  if (state !== 'refused' || notAfter > now) return t(sentences[state])
  return t('web.frame.access-ended', { when: fullWhen(language, notAfter, now) })
}

function Connection() {
  const state = useConnection()
  const sentence = useSentence(state)
  const isQuiet = state === 'online' || state === 'connecting'
  return (
    <span
      role="status"
      className={
        isQuiet ? styles['online'] : cx(styles['trouble'], state === 'refused' && styles['refused'])
      }
    >
      {isQuiet && (
        <span className={cx(styles['dot'], state === 'connecting' && styles['waiting'])} />
      )}
      {sentence}
    </span>
  )
}

export function TopBar() {
  const hasMailbox = useBox().box !== undefined
  return (
    <header className={styles['top']}>
      <div className={styles['row']}>
        <span className={styles['brand']}>
          <Brand />
        </span>
        {hasMailbox && <SearchBox />}
        <span className={styles['space']} />
        <Catch fallback={() => null}>
          <Suspense fallback={null}>
            <Connection />
          </Suspense>
        </Catch>
      </div>
    </header>
  )
}
