/** A delegation in words: what one may, until when, why. */

import type { Delegation } from '../../../../api/index.js'
import { dateText } from '../../../parts/format.js'
import { browserClock } from '../../../platform/clock.js'
import type { Words } from '../../../state/words.js'

const actions = ['read', 'send', 'manage'] as const

export const isOver = ({ to }: Delegation): boolean => to !== null && to <= browserClock.now()

/** `lire, envoyer · jusqu’au 12 nov. 2026 · remplacement` */
export function grantText(grant: Delegation, { t, language }: Words): string {
  const may = actions.filter((one) => grant.actions.includes(one))
  const day = (ms: number): string => dateText(language, ms)
  const { from, to, why } = grant
  const isToCome = from !== null && from > browserClock.now()
  return [
    may.map((one) => t(`web.admin.action.${one}`)).join(', '),
    isToCome && t('web.admin.grant-from', { date: day(from) }),
    to === null && t('web.admin.grant-open'),
    to !== null &&
      t(isOver(grant) ? 'web.admin.grant-ended' : 'web.admin.grant-until', { date: day(to) }),
    why,
  ]
    .filter(Boolean)
    .join(' · ')
}
