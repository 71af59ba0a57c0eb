/** What stands where nothing is yet: what will come here, and one action. */

import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.js'
import styles from './empty-state.module.css'

export function EmptyState({
  icon,
  title,
  text,
  children,
}: {
  readonly icon: IconName
  readonly title: string
  readonly text?: string | undefined
  /** The action. */
  readonly children?: ReactNode
}) {
  return (
    <div className={styles['empty']}>
      <span className={styles['icon']}>
        <Icon name={icon} />
      </span>
      <p className={styles['title']}>{title}</p>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {children}
    </div>
  )
}
