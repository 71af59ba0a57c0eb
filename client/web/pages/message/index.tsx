/** One conversation by itself: where a notification, a link or a narrow screen leads. */

import { Conversation } from '../../parts/reading/index.js'
import { answer } from '../../state/answering.js'
import { go, href } from '../../state/route.js'
import { useShortcuts } from '../../state/shortcuts.js'
import type { PageProps } from '../entry.js'

export function Page({ params }: PageProps) {
  const id = params['id'] ?? ''
  useShortcuts([
    {
      key: 'r',
      label: 'web.reading.reply',
      act: () => {
        answer('reply', id)
      },
    },
  ])
  return (
    <Conversation
      id={id}
      onAnswer={answer}
      onLeft={() => {
        go(href('/boite'))
      }}
    />
  )
}
