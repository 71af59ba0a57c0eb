/** The head of the list: what it is, how many are unread, and what is left of it by a press. */

import { ToggleButton } from 'react-aria-components'
import { cx } from '../../parts/cx.js'
import { useWords } from '../../state/words.js'
import styles from './bars.module.css'

export interface Filters {
  readonly isUnread: boolean
  readonly hasFiles: boolean
}

export const noFilters: Filters = { isUnread: false, hasFiles: false }

export function ListHead({
  title,
  count,
  filters,
  onFilters,
}: {
  readonly title: string
  readonly count: string
  readonly filters: Filters
  readonly onFilters: (filters: Filters) => void
}) {
  const { t } = useWords()
  const toggle = (name: keyof Filters, text: string) => (
    <ToggleButton
      className={cx(styles['toggle'])}
      isSelected={filters[name]}
      onChange={(isOn) => {
        onFilters({ ...filters, [name]: isOn })
      }}
    >
      {text}
    </ToggleButton>
  )
  return (
    <div className={styles['head']}>
      <h1 className={styles['title']}>{title}</h1>
      <span className={styles['total']} role="status">
        {count}
      </span>
      <span className={styles['filters']}>
        {toggle('isUnread', t('web.inbox.only-unread'))}
        {toggle('hasFiles', t('web.inbox.only-files'))}
      </span>
    </div>
  )
}
