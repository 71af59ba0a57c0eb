/** The inbox. */

import { EmptyState } from '../../parts/empty-state.js'
import { useWords } from '../../state/words.js'

export function Page() {
  const { t } = useWords()
  return (
    <>
      <h1 className="visually-hidden">{t('web.frame.inbox')}</h1>
      <EmptyState icon="inbox" title={t('web.inbox.empty')} text={t('web.inbox.empty-text')} />
    </>
  )
}
