/** Said while the page replaces a prescription that was sent: which one, and the way out. */

import { Banner } from '../../parts/banner.js'
import { Button } from '../../parts/button.js'
import { fullWhen } from '../../parts/format.js'
import { browserClock } from '../../platform/clock.js'
import { useWords } from '../../state/words.js'
import type { Prescribing } from './state.js'

export function Replacing({ page }: { readonly page: Prescribing }) {
  const { t, language } = useWords()
  const { former } = page.sheet
  if (!former) return null
  const date = former.at === null ? '' : fullWhen(language, former.at, browserClock.now())
  return (
    <Banner
      tone="accent"
      icon="undo"
      action={
        <Button size="small" onPress={() => page.change({ former: null })}>
          {t('web.prescribe.replacing-not')}
        </Button>
      }
    >
      {t('web.prescribe.replacing', { number: former.number, date })}{' '}
      {t('web.prescribe.replacing-text')}
    </Banner>
  )
}
