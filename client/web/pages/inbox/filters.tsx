/** The head of the list: what it is, how many are unread, and what is left of it by a press. */

import { ToggleButton } from 'react-aria-components'
import { Button } from '../../parts/button.js'
import { cx } from '../../parts/cx.js'
import { Menu } from '../../parts/menu.js'
import { useWords } from '../../state/words.js'
import { kinds, type Kind } from '../../parts/summary.js'
import type { Filters } from './views.js'
import styles from './bars.module.css'

const offered: readonly Kind[] = [
  ...(['prescription', 'result', 'report', 'letter', 'patient-reply', 'notice'] as const),
]

/** One kind of message, or all. */
function KindMenu({
  kind,
  onKind,
}: {
  readonly kind: Kind | undefined
  readonly onKind: (kind: Kind | undefined) => void
}) {
  const { t } = useWords()
  const every = t('web.inbox.every-kind')
  const entries = [undefined, ...offered].map((one) => ({
    id: one ?? 'all',
    label: one ? t(kinds[one].title) : every,
    ...(one && { icon: kinds[one].icon }),
    isChosen: one === kind,
    act: () => {
      onKind(one)
    },
  }))
  return (
    <Menu label={t('web.inbox.kind')} entries={entries}>
      <Button
        kind="quiet"
        size="small"
        className={cx(styles['toggle'], kind && styles['chosen'])}
        aria-label={t('web.inbox.kind-is', { kind: kind ? t(kinds[kind].title) : every })}
      >
        {kind ? t(kinds[kind].title) : every}
      </Button>
    </Menu>
  )
}

export function ListHead({
  title,
  count,
  filters,
  offers,
  onFilters,
}: {
  readonly title: string
  readonly count: string
  readonly filters: Filters
  /** What this list is narrowed by beside the two of every list. */
  readonly offers: 'kinds' | 'to-dispense' | 'nothing'
  readonly onFilters: (filters: Filters) => void
}) {
  const { t } = useWords()
  const toggle = (name: 'isUnread' | 'hasFiles' | 'isToDispense', text: string) => (
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
        {offers === 'kinds' && (
          <KindMenu
            kind={filters.kind}
            onKind={(kind) => {
              onFilters({ ...filters, kind })
            }}
          />
        )}
        {offers === 'to-dispense' && toggle('isToDispense', t('web.inbox.only-to-dispense'))}
        {toggle('isUnread', t('web.inbox.only-unread'))}
        {toggle('hasFiles', t('web.inbox.only-files'))}
      </span>
    </div>
  )
}
