/** How many messages are late, beside the page's name in the navigation. */

import { lateCount } from '../../../api/index.js'
import { useAsked } from '../../state/jmap.js'
import { useWords } from '../../state/words.js'
import { useMinute } from './minute.js'

/** Lateness comes by itself: it is asked for again every five minutes. */
const everyMs = 5 * 60_000

export function Badge() {
  const { n } = useWords()
  const turn = Math.floor(useMinute() / everyMs)
  const { value = 0 } = useAsked(`late ${turn}`, ['EmailSubmission'], lateCount)
  if (value === 0) return null
  return (
    <>
      <span aria-hidden="true">{value}</span>
      <span className="visually-hidden">{n('web.follow.count', value)}</span>
    </>
  )
}
