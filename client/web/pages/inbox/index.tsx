/** The inbox. */

import { EmptyState } from '../../parts/empty-state.js'
import { useWords } from '../../state/words.js'

export function Page() {
  const { t } = useWords()
  return <EmptyState icon="inbox" title={t('web.inbox.empty')} text={t('web.inbox.empty-text')} />
}
