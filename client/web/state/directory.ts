/** The directory of the gateway, asked while somebody types: the latest question alone is answered. */

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import {
  fetchLink,
  searchPeople,
  type DirectoryEntry,
  type GatewayLink,
  type PeopleQuestion,
} from '../../gateway/index.js'
import type { Correspondent } from '../parts/person-picker/choices.js'
import { useReturns } from './jmap.js'
import { useBox } from './who.js'

/** The gateway that served the page, asked in the name of the mailbox in use. */
export function useGateway(): GatewayLink {
  const { box } = useBox()
  const mailbox = box?.address ?? ''
  return useMemo(
    () =>
      fetchLink({
        mailbox,
        origin: globalThis.location.origin,
        fetch: globalThis.fetch.bind(globalThis),
      }),
    [mailbox],
  )
}

export interface Found {
  readonly entries: readonly DirectoryEntry[]
  readonly state: 'idle' | 'searching' | 'done' | 'failed'
  /** What the entries answer. */
  readonly text: string
}

const nothing: Found = { entries: [], state: 'idle', text: '' }
/** Between two strokes of somebody who types. */
const pauseMs = 90

/** People and structures for a text as it is typed; earlier entries stay until the next ones come. */
export function usePeople(
  text: string,
  { scope = 'all', count = 20 }: Omit<PeopleQuestion, 'text'> = {},
): Found {
  const link = useGateway()
  const returns = useReturns()
  const [found, setFound] = useState(nothing)
  const wanted = text.trim()
  useEffect(() => {
    if (wanted === '') {
      setFound(nothing)
      return undefined
    }
    let isCurrent = true
    const timer = setTimeout(() => {
      setFound((before) => ({ ...before, state: 'searching' }))
      searchPeople(link, { text: wanted, scope, count }).then(
        (entries) => {
          if (isCurrent) setFound({ entries, state: 'done', text: wanted })
        },
        () => {
          if (isCurrent) setFound({ entries: [], state: 'failed', text: wanted })
        },
      )
    }, pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [link, wanted, scope, count, returns])
  return found
}

/** Those written to in this session, the latest first. */
let recent: readonly Correspondent[] = []
const listeners = new Set<() => void>()
const remembered = 50

/** Written to just now: they come first from here on. */
export function rememberCorrespondents(people: readonly Correspondent[]): void {
  const fresh = new Set(people.map(({ address }) => address))
  recent = [...people, ...recent.filter(({ address }) => !fresh.has(address))].slice(0, remembered)
  for (const listener of listeners) listener()
}

export const useRecent = (): readonly Correspondent[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    () => recent,
  )
