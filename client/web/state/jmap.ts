/** The person's mailboxes in the page: one connection to the gateway, and hooks that follow what it knows. */

import { use, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import {
  cell,
  connect,
  stateAfter,
  type Account,
  type ApiFault,
  type ByDepth,
  type ConnectionState,
  type Depth,
  type Draft,
  type Identity,
  isApiFault,
  type Jmap,
  type ListView,
  type LiveList,
  type Loaded,
  type Mailbox,
  type Query,
  type Thread,
  type Watched,
} from '../../api/index.js'
import { shelf } from '../offline/shelf.js'
import { browserTabs } from '../platform/tabs.js'
import { browserWorld } from '../platform/world.js'
import { useBox } from './who.js'

let opening: Promise<Jmap> | undefined
const connection = cell<ConnectionState>('connecting')

async function open(): Promise<Jmap> {
  const jmap = await connect({
    ...browserWorld,
    base: globalThis.location.origin,
    shelf,
    tabs: browserTabs(),
    newsAfterMs,
  })
  const tell = (): void => {
    connection.set(jmap.connection.get())
  }
  jmap.connection.subscribe(tell)
  tell()
  const wake = (): void => {
    if (document.visibilityState === 'visible') jmap.wake()
  }
  globalThis.addEventListener('online', wake)
  globalThis.addEventListener('offline', wake)
  document.addEventListener('visibilitychange', wake)
  return jmap
}

/** The connection, begun at the first call. Rejects with the ApiFault of `connect`; the next call tries again. */
export function openJmap(): Promise<Jmap> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined
    connection.set(stateAfter(error, 'server-down', browserWorld))
    throw error
  })
  return opening
}

/** How long the news waits for the first list. */
const newsAfterMs = 1000

/** The account of a mailbox by its address, or the person's own; undefined for who has none. */
export function accountOf(jmap: Jmap, address: string): Account | undefined {
  const { primary, accounts } = jmap.session.get()
  const known =
    accounts.find(({ name }) => name === address) ?? accounts.find(({ id }) => id === primary)
  return known && jmap.account(known.id)
}

/** The connection; suspends until it is there. */
export const useJmap = (): Jmap => use(openJmap())

/** The account of the mailbox in use. */
export function useAccount(): Account {
  const jmap = useJmap()
  const { box } = useBox()
  const session = useWatched(jmap.session)
  const known = session.accounts.find(({ name }) => name === box?.address)
  return jmap.account(known?.id ?? session.primary)
}

/** A value that changes, followed. */
export const useWatched = <T>(watched: Watched<T>): T =>
  useSyncExternalStore(watched.subscribe, watched.get)

/** How the way to the gateway is; does not suspend. */
export const useConnection = (): ConnectionState => useWatched(connection)

/** Whether the gateway answers, or is thought to until it is known. */
export function useOnline(): boolean {
  const state = useConnection()
  return state === 'online' || state === 'connecting'
}

/** How often the way to the gateway came back on this page: what failed with it is then asked again. */
export function useReturns(): number {
  const online = useOnline()
  const was = useRef(online)
  const [returns, setReturns] = useState(0)
  useEffect(() => {
    if (online && !was.current) setReturns((count) => count + 1)
    was.current = online
  }, [online])
  return returns
}

/** Actions of all mailboxes that the gateway has not confirmed. */
export const usePending = (): number => useWatched(useAccount().pending)

/** The list of a query, and how to say which lines are in view. The query may be made anew at each rendering. */
export function useLive(query: Query): { readonly view: ListView; readonly list: LiveList } {
  const account = useAccount()
  const key = JSON.stringify(query)
  const list = useMemo(() => account.live(JSON.parse(key) as Query), [account, key])
  return { view: useWatched(list), list }
}

/** A message, for a line or opened. */
export function useEmail<D extends Depth>(id: string, depth: D): Loaded<ByDepth[D]> {
  const account = useAccount()
  return useWatched(useMemo(() => account.email(id, depth), [account, id, depth]))
}

export function useThread(id: string): Loaded<Thread | undefined> {
  const account = useAccount()
  return useWatched(useMemo(() => account.thread(id), [account, id]))
}

export const useMailboxes = (): Loaded<readonly Mailbox[]> => useWatched(useAccount().mailboxes)

/** The folder of a role: `inbox`, `archive`, `sent`, `drafts`, `trash`; undefined while it is not known, or there is none. */
export const useMailbox = (role: string): Mailbox | undefined =>
  useMailboxes().value?.find((mailbox) => mailbox.role === role)

export const useIdentities = (): Loaded<readonly Identity[]> => useWatched(useAccount().identities)

/** What is being written in this mailbox, the latest first. */
export function useDrafts(kind?: string): readonly Draft[] {
  const { id } = useAccount()
  const all = useWatched(useJmap().drafts.all)
  return useMemo(
    () => all.filter((one) => one.accountId === id && (kind === undefined || one.kind === kind)),
    [all, id, kind],
  )
}

/**
 * What `ask` answers, asked again when `key` or the state of one of `types` changes; the last answer stays meanwhile:
 * that to the same key, or with `isLasting` to the key before, for lists that would vanish at each letter typed.
 */
export function useAsked<T>(
  key: string,
  types: readonly string[],
  ask: (account: Account) => Promise<T>,
  { isLasting = false }: { readonly isLasting?: boolean } = {},
): Loaded<T> & { readonly retry: () => void } {
  const account = useAccount()
  const states = useWatched(account.states)
  const online = useOnline()
  const [shown, setShown] = useState<Asked & Loaded<T>>()
  const [turn, setTurn] = useState(0)
  const asking = useRef(ask)
  useEffect(() => {
    asking.current = ask
  })
  const own = `${account.id} ${key}`
  const moment = `${types.map((type) => states[type] ?? '').join(' ')} ${online} ${turn}`
  useEffect(() => {
    let isLate = false
    asking.current(account).then(
      (value) => {
        if (!isLate) setShown({ key: own, account, status: 'ready', value, fault: undefined })
      },
      (error: unknown) => {
        if (isLate) return
        if (!isApiFault(error)) throw error
        setShown((was) => failed({ key: own, account }, was, error))
      },
    )
    return () => {
      isLate = true
    }
  }, [account, own, moment])
  const retry = useCallback(() => {
    setTurn((n) => n + 1)
  }, [])
  const isCurrent = shown?.key === own || (isLasting && shown?.account === account)
  const current = isCurrent ? shown : undefined
  return { status: 'loading', value: undefined, fault: undefined, ...current, retry }
}

interface Asked {
  readonly key: string
  readonly account: Account
}

function failed<T>(
  own: Asked,
  was: (Asked & Loaded<T>) | undefined,
  fault: ApiFault,
): Asked & Loaded<T> {
  const value = was?.key === own.key ? was.value : undefined
  return { ...own, status: value === undefined ? 'failed' : 'ready', value, fault }
}
