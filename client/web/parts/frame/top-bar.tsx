/** The top: search, and whether there is a connection. */

import { useOnline } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { Brand } from './navigation.js'
import styles from './top-bar.module.css'

export function TopBar() {
  const { t } = useWords()
  const isOnline = useOnline()
  return (
    <header className={styles['top']}>
      <div className={styles['row']}>
        <span className={styles['brand']}>
          <Brand />
        </span>
        <span className={styles['space']} />
        {isOnline && (
          <span className={styles['online']}>
            <span className={styles['dot']} aria-hidden="true" />
            {t('web.frame.online')}
          </span>
        )}
      </div>
      <div role="status" className={styles['status']}>
        {!isOnline && t('web.frame.offline')}
      </div>
    </header>
  )
}
