/** From nothing to somebody: waits for who is asking, and says what is wrong when nobody answers. */

import { Suspense, use, useEffect, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { openJmap } from '../state/jmap.js'
import { useWords } from '../state/words.js'
import { askWho, WhoContext, type Who } from '../state/who.js'
import { Button } from './button.js'
import { Catch } from './catch.js'
import { EmptyState } from './empty-state.js'

function Known({ who, children }: { readonly who: Promise<Who>; readonly children: ReactNode }) {
  return <WhoContext value={useFollowed(use(who))}>{children}</WhoContext>
}

/** Mailboxes come and go while the page is open: who is asking is asked for again when the session says so. */
function useFollowed(first: Who): Who {
  const [who, setWho] = useState(first)
  useEffect(() => {
    let leave = (): void => undefined
    let isGone = false
    void openJmap().then(
      ({ session }) => {
        let { state } = session.get()
        if (isGone) return
        leave = session.subscribe(() => {
          if (session.get().state === state) return
          state = session.get().state
          askWho().then(setWho, () => undefined)
        })
      },
      () => undefined,
    )
    return () => {
      isGone = true
      leave()
    }
  }, [])
  return who
}

export function Start({
  who: first,
  children,
}: {
  readonly who: Promise<Who>
  readonly children: ReactNode
}) {
  const { t, language } = useWords()
  const [who, setWho] = useState(first)
  const retry = (again: () => void): void => {
    setWho(askWho())
    again()
  }
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <Catch
        fallback={(again) => (
          <EmptyState
            icon="blocked"
            title={t('web.start.no-answer')}
            text={t('web.start.no-answer-text')}
          >
            <Button
              kind="main"
              onPress={() => {
                retry(again)
              }}
            >
              {t('web.frame.retry')}
            </Button>
          </EmptyState>
        )}
      >
        <Suspense fallback={null}>
          <Known who={who}>{children}</Known>
        </Suspense>
      </Catch>
    </I18nProvider>
  )
}
