/** The keys of a list: up and down, open, choose, archive, remove, read or not, and one step back. */

import type { RefObject } from 'react'
import { answer } from '../../state/answering.js'
import { useAccount } from '../../state/jmap.js'
import { go, href } from '../../state/route.js'
import { useShortcuts } from '../../state/shortcuts.js'
import { undoLatest } from '../../state/toasts.js'
import type { ListHandle } from './list.js'
import { summaryOf } from '../../parts/summary.js'
import type { ListActions } from './use-actions.js'

interface Held {
  readonly ids: readonly (string | undefined)[]
  readonly openId: string | undefined
  readonly chosen: ReadonlySet<string>
  readonly choose: (id: string) => void
  readonly unchoose: () => void
  readonly actions: ListActions
  readonly handle: RefObject<ListHandle | null>
  readonly linkOf: (id: string) => string
  /** The list without anything open. */
  readonly back: string
}

const focusedId = (): string | undefined =>
  document.activeElement instanceof HTMLElement
    ? document.activeElement.dataset['email']
    : undefined

/** The keys that lead from a message to what is made of it. */
function useLeadingKeys(openId: string | undefined): void {
  const account = useAccount()
  useShortcuts([
    {
      key: 'r',
      label: 'web.reading.reply',
      act: () => {
        const id = focusedId() ?? openId
        if (id === undefined) return false
        answer('reply', id)
        return true
      },
    },
    {
      key: 'd',
      label: 'web.reading.counter',
      act: () => {
        const id = focusedId() ?? openId
        const email = id === undefined ? undefined : account.email(id, 'line').get().value
        if (!email || summaryOf(email, false).kind !== 'prescription') return false
        go(href('/ordonnance', email.id))
        return true
      },
    },
  ])
}

export function useListKeys(held: Held): void {
  const { ids, openId, chosen, choose, unchoose, actions, handle, linkOf, back } = held
  useLeadingKeys(openId)
  const at = (): number => ids.indexOf(focusedId() ?? openId ?? '')
  const move = (by: 1 | -1) => (): void => {
    const from = at()
    const index = Math.min(ids.length - 1, Math.max(0, from === -1 ? 0 : from + by))
    const id = ids[index]
    if (id === undefined) return
    handle.current?.focus(index)
    // What is open follows, so that a mailbox is read with one key.
    if (openId !== undefined && index !== from) go(linkOf(id), { replace: true })
  }
  const meant = (): readonly string[] => {
    if (chosen.size > 0) return [...chosen]
    const id = focusedId() ?? openId
    return id === undefined ? [] : [id]
  }
  const withMeant =
    (act: ((ids: readonly string[]) => void) | undefined, leaves: boolean) => () => {
      const all = meant()
      if (!act || all.length === 0) return false
      const next = ids[at() + 1] ?? ids[at() - 1]
      act(all)
      unchoose()
      if (!leaves) return true
      if (openId !== undefined && all.includes(openId)) go(back, { replace: true })
      else if (next !== undefined)
        requestAnimationFrame(() => handle.current?.focus(Math.max(0, ids.indexOf(next) - 1)))
      return true
    }
  useShortcuts([
    { key: 'j', label: 'web.keys.next', act: move(1) },
    { key: 'k', label: 'web.keys.previous', act: move(-1) },
    {
      key: 'Enter',
      label: 'web.keys.open',
      // A focused link opens by itself.
      act: () => false,
    },
    {
      key: 'x',
      label: 'web.keys.choose',
      act: () => {
        const id = focusedId() ?? openId
        if (id === undefined) return false
        choose(id)
        return true
      },
    },
    { key: 'e', label: 'web.inbox.archive', act: withMeant(actions.archive, true) },
    { key: '#', label: 'web.inbox.remove', act: withMeant(actions.remove, true) },
    {
      key: 'u',
      label: 'web.inbox.mark-unread',
      act: withMeant((all) => {
        actions.markSeen(all, false)
      }, false),
    },
    { key: 'z', label: 'web.keys.undo', act: undoLatest },
    {
      key: 'Escape',
      label: 'web.keys.back',
      act: () => {
        if (chosen.size > 0) unchoose()
        else if (openId !== undefined) {
          go(back)
          const index = ids.indexOf(openId)
          if (index !== -1) requestAnimationFrame(() => handle.current?.focus(index))
        } else return false
        return true
      },
    },
  ])
}
