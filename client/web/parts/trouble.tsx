/** What stands where something could not be had: says what, then by the way to the gateway why, and what comes next. */

import { useEffect, useRef } from 'react'
import type { ConnectionState } from '../../api/index.js'
import { useConnection } from '../state/jmap.js'
import { useWords } from '../state/words.js'
import { Button } from './button.js'
import { EmptyState } from './empty-state.js'

/** Nothing comes from the gateway now, and asking again by hand would not help. */
export const isAway = (state: ConnectionState): boolean =>
  state === 'offline' || state === 'server-down' || state === 'refused'

export function Trouble({
  title,
  isPage = false,
  retry,
}: {
  readonly title: string
  readonly isPage?: boolean
  /** Offered while there is a way; what was lost with it comes back by itself. */
  readonly retry?: (() => void) | undefined
}) {
  const { t } = useWords()
  const state = useConnection()
  if (state === 'refused')
    return <EmptyState icon="blocked" {...{ title, isPage }} text={t('web.frame.refused-text')} />
  if (isAway(state))
    return <EmptyState icon="clock" {...{ title, isPage }} text={t('web.frame.away-text')} />
  return (
    <EmptyState icon="warning" {...{ title, isPage }}>
      {retry && <Button onPress={retry}>{t('web.frame.retry')}</Button>}
    </EmptyState>
  )
}

const reload = (): void => {
  globalThis.location.reload()
}

/**
 * In the place of a page that broke, or whose files this browser does not have yet. What of a page failed to load stays failed
 * for the visit, so the page is begun anew: by hand, or by itself once there is a way again.
 */
export function BrokenPage({ isPage = false }: { readonly isPage?: boolean }) {
  const { t } = useWords()
  const state = useConnection()
  const wasAway = useRef(isAway(state))
  useEffect(() => {
    if (isAway(state)) wasAway.current = true
    else if (wasAway.current && state === 'online') reload()
  }, [state])
  const title = isAway(state) ? t('web.frame.not-here') : t('web.frame.failed')
  return <Trouble {...{ title, isPage }} retry={reload} />
}
