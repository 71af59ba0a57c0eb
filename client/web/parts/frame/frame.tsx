/** The frame of every page: navigation at the side, search on top, the page; under 900 px a bar of five places below. */

import { Suspense, lazy, useEffect, useMemo, useState, type ComponentType } from 'react'
import {
  deskPath,
  homePath,
  pages,
  pathOf,
  type PageEntry,
  type PageProps,
} from '../../pages/index.js'
import { go, href, matchPath, useRoute } from '../../state/route.js'
import { useBox, useWho } from '../../state/who.js'
import { useShortcuts } from '../../state/shortcuts.js'
import { useWords } from '../../state/words.js'
import { LinkButton } from '../button.js'
import { Catch } from '../catch.js'
import { EmptyState } from '../empty-state.js'
import { KeysHelp } from './keys-help.js'
import { BottomBar } from './bottom-bar.js'
import { KeysDialogPlace } from '../keys/index.js'
import { Toasts } from '../toasts.js'
import { BrokenPage } from '../trouble.js'
import { Navigation } from './navigation.js'
import { TopBar } from './top-bar.js'
import styles from './frame.module.css'

/** Seldom there, and never among what comes first. */
const ShareNotices = lazy(async () => ({
  default: (await import('./share-notices.js')).ShareNotices,
}))

const loaded = new Map<PageEntry['page'], ComponentType<PageProps>>()

/** One lazy component per page, whichever lines of the catalogue share it. */
function componentOf({ page }: PageEntry): ComponentType<PageProps> {
  const known = loaded.get(page)
  if (known) return known
  const made = page.Page ?? lazy(async () => ({ default: (await page()).Page }))
  loaded.set(page, made)
  return made
}

/** Below it are the pages of administrators, which for others are not there. */
const desk = '/admin/'

interface Found {
  readonly entry: PageEntry
  readonly params: Readonly<Record<string, string>>
}

function find(path: string, isAdministrator: boolean): Found | undefined {
  if (path.startsWith(desk) && !isAdministrator) return undefined
  for (const entry of pages) {
    const params = matchPath(entry.path, path)
    if (params) return { entry, params }
  }
  return undefined
}

function Current({ entry, params }: Found) {
  const { t } = useWords()
  const hasMailbox = useBox().box !== undefined
  const Page = componentOf(entry)
  if (!hasMailbox && !entry.path.startsWith(desk))
    return (
      <EmptyState
        icon="inbox"
        title={t('web.frame.no-mailbox')}
        text={t('web.frame.no-mailbox-text')}
        isPage
      />
    )
  return (
    <Catch key={entry.path} fallback={() => <BrokenPage isPage />}>
      <Suspense fallback={null}>
        <Page entry={entry} params={params} />
      </Suspense>
    </Catch>
  )
}

/** The keys of the frame: its pages, and the list of keys. */
function useFrameKeys(help: () => void): void {
  const leads = pages.flatMap(({ shortcut, title, ...entry }) =>
    shortcut === undefined
      ? []
      : [
          {
            key: shortcut,
            label: title,
            act: () => {
              go(href(pathOf({ shortcut, title, ...entry })))
            },
          },
        ],
  )
  useShortcuts([...leads, { key: '?', label: 'web.keys.title', act: help }])
}

export function Frame() {
  const { t } = useWords()
  const [isHelping, setHelping] = useState(false)
  useFrameKeys(() => {
    setHelping(true)
  })
  const { path } = useRoute()
  const isAdministrator = useWho().roles.length > 0
  const found = useMemo(() => find(path, isAdministrator), [path, isAdministrator])
  const home = useHome()
  const hasMailbox = useBox().box !== undefined
  useEffect(() => {
    if (path === '/') go(href(home), { replace: true })
  }, [path, home])
  useEffect(() => {
    document.title = found ? `${t(found.entry.title)} – Pli` : 'Pli'
  }, [found, t])
  return (
    <div className={styles['frame']}>
      <a href="#content" className={styles['skip']} onClick={toContent}>
        {t('web.frame.skip')}
      </a>
      <Navigation current={found?.entry} />
      <TopBar />
      {hasMailbox && (
        <Catch fallback={() => null}>
          <Suspense fallback={null}>
            <ShareNotices />
          </Suspense>
        </Catch>
      )}
      <main id="content" tabIndex={-1} className={styles['content']}>
        {found && <Current {...found} />}
        {!found && path !== '/' && (
          <EmptyState icon="search" title={t('web.frame.not-found')} isPage>
            <LinkButton to={href(home)}>
              {t(home === homePath ? 'web.frame.to-inbox' : 'web.frame.to-home')}
            </LinkButton>
          </EmptyState>
        )}
      </main>
      <BottomBar current={found?.entry} />
      <Toasts />
      <KeysHelp
        isOpen={isHelping}
        onClose={() => {
          setHelping(false)
        }}
      />
      <KeysDialogPlace />
    </div>
  )
}

/** Where one begins: in the mailbox, or at the desk for an administrator who has none. */
function useHome(): string {
  const { roles } = useWho()
  return useBox().box === undefined && roles.length > 0 ? deskPath : homePath
}

/** The fragment is the route, so the jump is made by hand. */
function toContent(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#content')?.focus()
}
