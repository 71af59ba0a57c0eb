/** What stands above a letter when something happened to it: no connection, a sending that broke, another tab. */

import { useEffect, useState } from 'react'
import { isApiFault, type Posted } from '../../../api/index.js'
import { Banner } from '../../parts/banner.js'
import { Button } from '../../parts/button.js'
import { useAccount, useConnection } from '../../state/jmap.js'
import { go, href } from '../../state/route.js'
import { announce } from '../../state/toasts.js'
import { useWords } from '../../state/words.js'
import { sentBefore } from './send.js'
import type { Writing } from './use-letter.js'
import type { Sending } from './use-sending.js'

export function Notices({
  writing,
  sending,
  isOnline,
}: {
  readonly writing: Writing
  readonly sending: Sending
  readonly isOnline: boolean
}) {
  const { t } = useWords()
  const { aside, settle, isGone } = writing
  const isRefused = useConnection() === 'refused'
  return (
    <>
      {!isOnline && (
        <Banner tone="doubt" icon="warning">
          {t(isRefused ? 'web.letters.refused' : 'web.letters.offline')}
        </Banner>
      )}
      {isGone && (
        <Banner tone="doubt" icon="warning">
          {t('web.letters.gone')}
        </Banner>
      )}
      <Interrupted {...{ writing, sending, isOnline }} />
      {sending.fault !== undefined && (
        <Banner tone="bad" icon="warning">
          {sending.fault}
        </Banner>
      )}
      {aside.length > 0 && (
        <Banner
          tone="doubt"
          icon="warning"
          action={
            <Button size="small" onPress={settle}>
              {t('web.letters.aside-seen')}
            </Button>
          }
        >
          <p>{t('web.letters.aside')}</p>
          {aside.map((one) => (
            <blockquote key={one}>{one}</blockquote>
          ))}
        </Banner>
      )}
    </>
  )
}

/** A sending of an earlier visit that was not seen to end: it may have gone, and then there is nothing to do. */
function useBroken({ letter, isReady, discard }: Writing, isOnline: boolean): boolean {
  const { t } = useWords()
  const account = useAccount()
  const [wasBroken, setBroken] = useState<boolean>()
  useEffect(() => {
    if (isReady) setBroken((known) => known ?? letter.triedAt > 0)
  }, [isReady, letter.triedAt])
  useEffect(() => {
    if (wasBroken !== true || !isOnline) return undefined
    let isLate = false
    const ended = async (posted: Posted | null): Promise<void> => {
      if (isLate || !posted) return
      await discard()
      announce(t('web.letters.had-gone'))
      go(href('/boite'))
    }
    sentBefore(account, letter)
      .then(ended)
      .catch((error: unknown) => {
        if (!isApiFault(error)) throw error
      })
    return () => {
      isLate = true
    }
    // Once per visit and connection: what is typed meanwhile changes nothing of it.
  }, [wasBroken, isOnline, account])
  return wasBroken === true && letter.triedAt > 0
}

function Interrupted({
  writing,
  sending,
  isOnline,
}: {
  readonly writing: Writing
  readonly sending: Sending
  readonly isOnline: boolean
}) {
  const { t } = useWords()
  const wasBroken = useBroken(writing, isOnline)
  if (sending.state === 'going' || (sending.state === 'idle' && !wasBroken)) return null
  return (
    <Banner
      tone="doubt"
      icon="warning"
      action={
        <Button size="small" isDisabled={!isOnline} onPress={() => void sending.send()}>
          {t('web.letters.resume')}
        </Button>
      }
    >
      {t(sending.state === 'interrupted' ? 'web.letters.way-broke' : 'web.letters.was-broken')}
    </Banner>
  )
}
