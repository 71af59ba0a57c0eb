/** What stands where nothing is yet: what will come here, and one action. */

import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.js'
import styles from './empty-state.module.css'

export function EmptyState({
  icon,
  title,
  text,
  isPage = false,
  children,
}: {
  readonly icon: IconName
  readonly title: string
  readonly text?: string | undefined
  /** It is all that the page shows: its title is the page's. */
  readonly isPage?: boolean
  /** The action. */
  readonly children?: ReactNode
}) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={styles['empty']}>
      <span className={styles['icon']}>
        <Icon name={icon} />
      </span>
      <Title className={styles['title']}>{title}</Title>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {children}
    </div>
  )
}
