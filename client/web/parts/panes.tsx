/** A list and what is open of it side by side; under 900 px one of them at a time. */

import type { ReactNode } from 'react'
import { cx } from './cx.js'
import styles from './panes.module.css'

export function Panes({
  list,
  isOpen,
  children,
}: {
  readonly list: ReactNode
  /** Something of the list is open: on a narrow screen it takes the place of the list. */
  readonly isOpen: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={cx(styles['panes'], isOpen && styles['open'])}>
      <div className={styles['list']}>{list}</div>
      <div className={styles['pane']}>{children}</div>
    </div>
  )
}
