/** The inbox and the lists made like it: the list, what is open of it, and the keys of both. */

import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { capability } from '../../../api/index.js'
import { Button, LinkButton } from '../../parts/button.js'
import { Catch } from '../../parts/catch.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Panes } from '../../parts/panes.js'
import { Skeleton } from '../../parts/skeleton.js'
import { BrokenPage, isAway, Trouble } from '../../parts/trouble.js'
import { useAccount, useConnection, useLive, useMailboxes } from '../../state/jmap.js'
import { go, href, useRoute } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import { pathOf, type PageProps } from '../entry.js'
import { ListHead } from './filters.js'
import { List, type ListHandle } from './list.js'
import { SelectionBar } from './selection-bar.js'
import { useActions } from './use-actions.js'
import { useListKeys } from './use-list-keys.js'
import { useUrgent } from './use-urgent.js'
import { isFiltered, noFilters, queryOf, views, type ViewName } from './views.js'

const loadReading = async () => ({
  default: (await import('../../parts/reading/index.js')).ReadingPane,
})
const ReadingPane = lazy(loadReading)

/** After which what is opened next is fetched beforehand: the list comes first. */
const calmMs = 800

/** Brings the code of reading before it is asked for; never a message: who has asked for one has opened it, for its sender. */
function useForesight(): void {
  useEffect(() => {
    const later = setTimeout(() => void loadReading(), calmMs)
    return () => {
      clearTimeout(later)
    }
  }, [])
}

/** Ids with the urgent ones first. */
function ordered(
  ids: readonly (string | undefined)[],
  urgent: ReadonlySet<string>,
): readonly (string | undefined)[] {
  if (urgent.size === 0) return ids
  return [...urgent, ...ids.filter((id) => id === undefined || !urgent.has(id))]
}

function useList({ entry }: Pick<PageProps, 'entry'>) {
  const view = views[(entry.view ?? 'inbox') as ViewName]
  const { query } = useRoute()
  const [filters, setFilters] = useState(noFilters)
  const account = useAccount()
  const mailboxes = useMailboxes().value
  const byRole = (role: string) => mailboxes?.find((one) => one.role === role)
  const folder = byRole(view.folder)
  const search = query.get('q') ?? ''
  const leftOut = ['trash', 'junk', 'drafts'].flatMap((role) => byRole(role)?.id ?? [])
  const hasHealth = account.info.capabilities[capability.health] !== undefined
  const wanted = { view, hasHealth, folderId: folder?.id, leftOut, search, ...filters }
  const { view: shown, list } = useLive(queryOf(wanted))
  return {
    view,
    folder,
    search,
    filters,
    setFilters,
    shown,
    list,
    hasHealth,
    hasMailboxes: mailboxes !== undefined,
  }
}

function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // The same at each drawing, for the lines are drawn again when what they are given changes.
  const choose = useCallback((id: string): void => {
    setChosen((was) => {
      const changed = new Set(was)
      if (!changed.delete(id)) changed.add(id)
      return changed
    })
  }, [])
  return {
    chosen,
    choose,
    unchoose: (): void => {
      setChosen(new Set())
    },
  }
}

export function Page({ params, entry }: PageProps) {
  const { t } = useWords()
  const { view, folder, search, filters, setFilters, shown, list, ...known } = useList({ entry })
  const { hasHealth, hasMailboxes } = known
  const { chosen, choose, unchoose } = useChosen()
  const handle = useRef<ListHandle>(null)
  const openId = params['id']
  const here = pathOf(entry)
  const suffix = search === '' ? '' : `?q=${encodeURIComponent(search)}`
  const linkOf = (id: string): string => `${href(here, id)}${suffix}`
  const urgent = useUrgent(view.folder === 'inbox' && search === '' ? shown.ids : [])
  const ids = useMemo(() => ordered(shown.ids, urgent), [shown.ids, urgent])
  useForesight()
  const actions = useActions(folder)
  useListKeys({
    ids,
    openId,
    chosen,
    choose,
    unchoose,
    actions,
    handle,
    linkOf,
    back: `${href(here)}${suffix}`,
  })
  const isUnknown = shown.status === 'failed' || shown.status === 'stale'
  const isLoading = !hasMailboxes || shown.status === 'loading'
  const count = useCount(
    shown.total,
    search === '' && view.holds === undefined ? folder?.unreadEmails : undefined,
    isLoading || isUnknown,
    view.folder,
  )
  const widen = (): void => {
    setFilters(noFilters)
    go(href(here))
  }
  const head =
    chosen.size > 0 ? (
      <SelectionBar ids={[...chosen]} actions={actions} onDone={unchoose} />
    ) : (
      <ListHead
        title={search === '' ? t(view.title) : t('web.inbox.found', { text: search })}
        count={count}
        filters={filters}
        offers={hasHealth ? view.offers : 'nothing'}
        onFilters={setFilters}
      />
    )
  return (
    <Panes
      isOpen={openId !== undefined}
      list={
        <>
          {head}
          <Body
            {...{ entry, view, shown, list, isLoading }}
            isNarrowed={search !== '' || isFiltered(filters)}
            widen={widen}
          >
            <List
              ref={handle}
              label={t(view.title)}
              {...{ ids, urgent, openId, chosen, linkOf }}
              isSent={view.folder === 'sent'}
              show={list.show}
              onChoose={choose}
            />
          </Body>
        </>
      }
    >
      {openId === undefined ? (
        shown.total > 0 && <NothingOpen icon={entry.icon} />
      ) : (
        <Opened key={openId} id={openId} back={`${href(here)}${suffix}`} />
      )}
    </Panes>
  )
}

/** The list, or why there is none. */
function Body({
  entry,
  view,
  shown,
  list,
  isLoading,
  isNarrowed,
  widen,
  children,
}: Pick<PageProps, 'entry'> &
  Pick<ReturnType<typeof useList>, 'view' | 'shown' | 'list'> & {
    readonly isLoading: boolean
    readonly isNarrowed: boolean
    /** Everything is shown again. */
    readonly widen: () => void
    readonly children: ReactNode
  }) {
  const { t } = useWords()
  const way = useConnection()
  if (shown.status === 'failed') return <Trouble title={t('web.inbox.failed')} retry={list.retry} />
  if (shown.total > 0) return children
  // Nothing is known of what is in it: neither a wait nor an empty list would be true.
  if (way === 'refused' || (isAway(way) && shown.status !== 'ready'))
    return <Trouble title={t('web.inbox.not-here')} />
  if (isLoading) return <Skeleton lines={9} />
  return (
    <EmptyState
      icon={entry.icon}
      title={t(isNarrowed ? 'web.inbox.no-match' : view.empty)}
      text={t(isNarrowed ? 'web.inbox.no-match-text' : view.emptyText)}
    >
      {isNarrowed ? (
        <Button onPress={widen}>{t('web.inbox.widen')}</Button>
      ) : (
        view.begins && (
          <LinkButton icon="write" to={href(view.begins)}>
            {t('web.letters.title')}
          </LinkButton>
        )
      )}
    </EmptyState>
  )
}

function NothingOpen({ icon }: Pick<PageProps['entry'], 'icon'>) {
  const { t } = useWords()
  return (
    <EmptyState
      icon={icon}
      title={t('web.inbox.nothing-open')}
      text={t('web.inbox.nothing-open-text')}
    />
  )
}

function Opened({ id, back }: { readonly id: string; readonly back: string }) {
  return (
    <Catch fallback={() => <BrokenPage />}>
      <Suspense fallback={<Skeleton lines={6} />}>
        <ReadingPane id={id} back={back} />
      </Suspense>
    </Catch>
  )
}

function useCount(
  total: number,
  unread: number | undefined,
  isLoading: boolean,
  folder: 'inbox' | 'sent',
): string {
  const { n } = useWords()
  if (isLoading && total === 0) return ''
  if (folder === 'inbox' && unread !== undefined && unread > 0)
    return n('web.inbox.unread-count', unread)
  return n('web.inbox.count', total)
}
