/** The mailboxes of this gateway and who else may open each; nothing of what is in them. */

import { useState } from 'react'
import { Button } from '../../../parts/button.js'
import { EmptyState } from '../../../parts/empty-state.js'
import { Field } from '../../../parts/field.js'
import { Skeleton } from '../../../parts/skeleton.js'
import { useAskedDesk } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'
import { MailboxCard } from '../shared/mailbox-card.js'
import page from '../shared/page.module.css'
import { Troubled } from '../shared/troubled.js'
import { useSettled } from '../shared/use-settled.js'

const pageSize = 50

export function Page() {
  const { t, n } = useWords()
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const wanted = useSettled(text)
  const asked = useAskedDesk(`${limit} ${wanted}`, (desk) => desk.mailboxes(wanted, limit))
  const found = asked.value
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1>{t('web.admin.boxes')}</h1>
      </header>
      <Field
        label={t('web.admin.boxes-search')}
        placeholder={t('web.admin.boxes-hint')}
        type="search"
        value={text}
        onChange={setText}
      />
      <Troubled asked={asked} />
      {!found && !asked.fault && <Skeleton lines={6} />}
      {found && (
        <p className={page['count']} role="status">
          {n('web.admin.boxes-count', found.total)}
        </p>
      )}
      {found?.total === 0 && (
        <EmptyState
          icon="search"
          title={t('web.admin.boxes-none')}
          text={t('web.admin.none-text')}
        />
      )}
      {found?.list.map((one) => (
        <MailboxCard key={one.id} mailbox={one} withOwner />
      ))}
      {found && found.total > found.list.length && (
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
