/** What could not be asked, in a sentence, with a way to ask again. */

import { Banner } from '../../../parts/banner.js'
import { Button } from '../../../parts/button.js'
import { sentenceOf, type Asked } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'

export function Troubled({ asked: { fault, retry } }: { readonly asked: Asked<unknown> }) {
  const words = useWords()
  if (!fault) return null
  return (
    <Banner
      tone="bad"
      icon="warning"
      action={
        <Button size="small" onPress={retry}>
          {words.t('web.admin.retry')}
        </Button>
      }
    >
      {sentenceOf(fault, words)}
    </Banner>
  )
}
