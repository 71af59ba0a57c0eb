/** Small words with a tone: states, kinds, counts. The words carry the meaning, the colour helps. */

import type { ReactNode } from 'react'
import { cx } from './cx.js'
import { Icon, type IconName } from './icon.js'
import styles from './chip.module.css'

export type Tone = 'plain' | 'accent' | 'good' | 'doubt' | 'bad'

export function Chip({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone
  readonly icon?: IconName | undefined
  readonly children: ReactNode
}) {
  return (
    <span className={cx(styles['chip'], styles[tone])}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
