/** The one badge of a signed message: a colour, always its sentence, and the evidence behind a press. */

import type { ReactNode } from 'react'
import { Button as Pressable, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useWords } from '../state/words.js'
import { Chip } from './chip.js'
import { cx } from './cx.js'
import type { IconName } from './icon.js'
import styles from './verdict-badge.module.css'

export type VerdictColour = 'green' | 'amber' | 'red'

const looks = {
  green: { tone: 'good', icon: 'shield' },
  amber: { tone: 'doubt', icon: 'warning' },
  red: { tone: 'bad', icon: 'blocked' },
} as const satisfies Record<VerdictColour, { tone: string; icon: IconName }>

/** In a list: the words alone. */
export function VerdictChip({
  colour,
  children,
}: {
  readonly colour: VerdictColour
  readonly children: ReactNode
}) {
  return <Chip {...looks[colour]}>{children}</Chip>
}

/** Above a message: the sentence, and `evidence` in a popover. */
export function VerdictBadge({
  colour,
  sentence,
  evidence,
}: {
  readonly colour: VerdictColour
  readonly sentence: string
  readonly evidence?: ReactNode
}) {
  const { t } = useWords()
  const chip = (
    <VerdictChip colour={colour}>
      <span className={styles['sentence']}>{sentence}</span>
    </VerdictChip>
  )
  if (evidence === undefined) return <span className={styles['alone']}>{chip}</span>
  return (
    <DialogTrigger>
      <Pressable
        className={cx(styles['button'])}
        aria-label={`${sentence} ${t('web.parts.verdict-more')}`}
      >
        {chip}
      </Pressable>
      <Popover className={cx(styles['popover'])} placement="bottom start">
        <Dialog aria-label={sentence} className={cx(styles['dialog'])}>
          {evidence}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
