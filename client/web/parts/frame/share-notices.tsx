/** Across the top: a mailbox that one was given or has lost, until one has taken note of it. */

import { useEffect, useRef, useState } from 'react'
import {
  dismissNotice,
  noticeAccount,
  shareNotices,
  type Jmap,
  type ShareNotice,
} from '../../../api/index.js'
import { useJmap, useWatched } from '../../state/jmap.js'
import { announce } from '../../state/toasts.js'
import { plainName, useBox } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { Banner } from '../banner.js'
import { Button } from '../button.js'
import styles from './share-notices.module.css'

/** What a page shows first comes first. */
const patienceMs = 2000

/** Asked for when the page has begun, and again when the session says that mailboxes have come or gone. */
function useNotices(jmap: Jmap) {
  const session = useWatched(jmap.session)
  const [notices, setNotices] = useState<readonly ShareNotice[]>([])
  const isFirst = useRef(true)
  useEffect(() => {
    const ask = (): void => {
      isFirst.current = false
      const account = noticeAccount(jmap)
      // What could not be asked for is asked for with the next session.
      if (account) shareNotices(account).then(setNotices, () => undefined)
    }
    const timer = setTimeout(ask, isFirst.current ? patienceMs : 0)
    return () => {
      clearTimeout(timer)
    }
  }, [jmap, session])
  return { notices, session, setNotices }
}

const tones = { given: 'good', changed: 'accent', lost: 'doubt' } as const

export function ShareNotices() {
  const { t } = useWords()
  const jmap = useJmap()
  const { box, choose } = useBox()
  const { notices, session, setNotices } = useNotices(jmap)
  const note = (notice: ShareNotice): void => {
    setNotices(notices.filter((one) => one !== notice))
    const account = noticeAccount(jmap)
    if (account)
      dismissNotice(account, notice).catch(() => {
        announce(t('web.frame.share-not-noted'), { tone: 'bad' })
      })
  }
  if (notices.length === 0) return null
  return (
    <section className={styles['notices']} aria-label={t('web.frame.share-notices')}>
      {notices.map((notice) => {
        const address = session.accounts.find(({ id }) => id === notice.accountId)?.name
        const mayOpen = notice.what === 'given' && address !== undefined && address !== box?.address
        return (
          <Banner
            key={notice.accountId}
            tone={tones[notice.what]}
            icon={notice.what === 'lost' ? 'lock' : 'inbox'}
            action={
              <>
                {mayOpen && (
                  <Button
                    size="small"
                    onPress={() => {
                      choose(address)
                      note(notice)
                    }}
                  >
                    {t('web.frame.share-open')}
                  </Button>
                )}
                <Button
                  size="small"
                  kind="quiet"
                  onPress={() => {
                    note(notice)
                  }}
                >
                  {t('web.frame.share-noted')}
                </Button>
              </>
            }
          >
            {t(`web.frame.share-${notice.what}`, { name: plainName(notice.name) })}
          </Banner>
        )
      })}
    </section>
  )
}
