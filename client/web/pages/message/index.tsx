/** One conversation by itself: where a notification, a link or a narrow screen leads. */

import { answer, Conversation } from '../../parts/reading/index.js'
import { go, href } from '../../state/route.js'
import type { PageProps } from '../entry.js'

export function Page({ params }: PageProps) {
  return (
    <Conversation
      id={params['id'] ?? ''}
      onAnswer={answer}
      onLeft={() => {
        go(href('/boite'))
      }}
    />
  )
}
