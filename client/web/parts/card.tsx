/** A quiet box with a title, for what belongs together. */

import type { ReactNode } from 'react'
import { cx } from './cx.js'
import styles from './card.module.css'

export function Card({
  title,
  actions,
  children,
  className,
}: {
  readonly title?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly className?: string | undefined
}) {
  return (
    <section className={cx(styles['card'], className)}>
      {(title !== undefined || actions !== undefined) && (
        <div className={styles['head']}>
          {title !== undefined && <h2 className={styles['title']}>{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
