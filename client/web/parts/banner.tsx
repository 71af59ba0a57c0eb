/** A sentence across the page: what happened, and what to do about it. */

import type { ReactNode } from 'react'
import type { Tone } from './chip.js'
import { cx } from './cx.js'
import { Icon, type IconName } from './icon.js'
import styles from './banner.module.css'

export function Banner({
  tone = 'plain',
  icon,
  children,
  action,
}: {
  readonly tone?: Tone
  readonly icon?: IconName | undefined
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={cx(styles['banner'], styles[tone])}>
      {icon && <Icon name={icon} />}
      <div className={styles['words']}>{children}</div>
      {action}
    </div>
  )
}
