/** The top: search, and how the way to the gateway is. */

import { Suspense } from 'react'
import { useConnection } from '../../state/jmap.js'
import { useBox } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { Catch } from '../catch.js'
import { cx } from '../cx.js'
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

function Connection() {
  const { t } = useWords()
  const state = useConnection()
  const isQuiet = state === 'online' || state === 'connecting'
  return (
    <span role="status" className={isQuiet ? styles['online'] : styles['trouble']}>
      {isQuiet && (
        <span className={cx(styles['dot'], state === 'connecting' && styles['waiting'])} />
      )}
      {t(sentences[state])}
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
