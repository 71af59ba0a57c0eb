/** Grey lines where words will be, and only when they are late: after 150 ms. */

import { useWords } from '../state/words.js'
import { cx } from './cx.js'
import styles from './skeleton.module.css'

export function Skeleton({
  lines = 3,
  className,
}: {
  readonly lines?: number
  readonly className?: string | undefined
}) {
  const { t } = useWords()
  return (
    <div role="status" className={cx(styles['skeleton'], className)}>
      <span className="visually-hidden">{t('web.parts.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles['line']} aria-hidden="true" />
      ))}
    </div>
  )
}
