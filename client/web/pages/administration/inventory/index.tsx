/** The inventory: what ends when, every certificate found by name, number and state. */

import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import {
  certificateStates,
  type CertificateState,
  type InventoryPage,
  type InventoryQuestion,
} from '../../../../api/index.js'
import { Button } from '../../../parts/button.js'
import { Select } from '../../../parts/choice.js'
import { cx } from '../../../parts/cx.js'
import { EmptyState } from '../../../parts/empty-state.js'
import { Field } from '../../../parts/field.js'
import { Skeleton } from '../../../parts/skeleton.js'
import { useAskedDesk } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'
import { EnrolDialog } from '../enrol/dialog.js'
import { Troubled } from '../shared/troubled.js'
import page from '../shared/page.module.css'
import { useSettled } from '../shared/use-settled.js'
import { CertificateTable } from './table.js'
import { Weeks } from './weeks.js'

const pageSize = 100
const sorts = ['name', 'notAfter', 'createdAt'] as const

export function Page() {
  const { t, n } = useWords()
  const [text, setText] = useState('')
  const [states, setStates] = useState<readonly CertificateState[]>([])
  const [sort, setSort] = useState<InventoryQuestion['sort']>('name')
  const [isEnrolling, setEnrolling] = useState(false)
  const [limit, setLimit] = useState(pageSize)
  const question = { text: useSettled(text), states, sort, limit }
  const asked = useAskedDesk(JSON.stringify(question), (desk) => desk.inventory(question))
  const found = asked.value
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1>{t('web.admin.inventory')}</h1>
        <Button
          kind="main"
          icon="plus"
          onPress={() => {
            setEnrolling(true)
          }}
        >
          {t('web.admin.enrol')}
        </Button>
      </header>
      {isEnrolling && (
        <EnrolDialog
          onClose={() => {
            setEnrolling(false)
          }}
        />
      )}
      <Weeks />
      <div className={page['tools']}>
        <Field
          className={page['search']}
          label={t('web.admin.search')}
          placeholder={t('web.admin.search-hint')}
          type="search"
          value={text}
          onChange={setText}
        />
        <Select
          label={t('web.admin.sort')}
          options={sorts.map((id) => ({ id, text: t(`web.admin.sort.${id}`) }))}
          value={sort}
          onChange={setSort}
        />
      </div>
      <States {...{ states, counts: found?.counts, onChange: setStates }} />
      <Troubled asked={asked} />
      {found === undefined && !asked.fault && <Skeleton lines={6} />}
      {found && (
        <p className={page['count']} role="status">
          {n('web.admin.count', found.total)}
        </p>
      )}
      {found && found.total === 0 && (
        <EmptyState icon="search" title={t('web.admin.none')} text={t('web.admin.none-text')} />
      )}
      {found && found.total > 0 && <CertificateTable certificates={found.certificates} />}
      {found && found.total > found.certificates.length && (
        <Button
          onPress={() => {
            setLimit(limit + pageSize)
          }}
        >
          {t('web.admin.more')}
        </Button>
      )}
    </div>
  )
}

function States({
  states,
  counts,
  onChange,
}: {
  readonly states: readonly CertificateState[]
  readonly counts: InventoryPage['counts'] | undefined
  readonly onChange: (states: readonly CertificateState[]) => void
}) {
  const { t } = useWords()
  return (
    <div role="group" aria-label={t('web.admin.states')} className={page['chips']}>
      {certificateStates.map((state) => (
        <ToggleButton
          key={state}
          className={cx(page['chip'])}
          isSelected={states.includes(state)}
          onChange={(isOn) => {
            onChange(isOn ? [...states, state] : states.filter((one) => one !== state))
          }}
        >
          {t(`web.admin.state.${state}`)} {counts?.[state] ?? ''}
        </ToggleButton>
      ))}
    </div>
  )
}
