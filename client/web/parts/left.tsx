/** What is shown when somebody has signed out: that nothing stays here, and the way back. */

import type { ReactNode } from 'react'
import { useLeft } from '../state/left.js'
import { useWords } from '../state/words.js'
import { Button } from './button.js'
import { EmptyState } from './empty-state.js'

export function UnlessLeft({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  if (!useLeft()) return children
  return (
    <main>
      <EmptyState icon="check" title={t('web.leave.left')} text={t('web.leave.left-text')}>
        <Button
          onPress={() => {
            globalThis.location.reload()
          }}
        >
          {t('web.leave.return')}
        </Button>
      </EmptyState>
    </main>
  )
}
