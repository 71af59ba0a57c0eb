/** Which of the latest messages are urgent and not read: they stand above the days. */

import { useMemo, useSyncExternalStore } from 'react'
import { useAccount } from '../../state/jmap.js'
import { summaryOf } from '../../parts/summary.js'

/** Among these, since lists of thousands are not read to their end. */
const looked = 60
const none: ReadonlySet<string> = new Set()

export function useUrgent(ids: readonly (string | undefined)[]): ReadonlySet<string> {
  const account = useAccount()
  const key = ids.slice(0, looked).join(' ')
  const store = useMemo(() => {
    const known = key.split(' ').filter(Boolean)
    const emails = known.map((id) => ({ id, email: account.email(id, 'line') }))
    let last = { key: '', urgent: none }
    return {
      subscribe: (told: () => void) => {
        const leaves = emails.map(({ email }) => email.subscribe(told))
        return () => {
          for (const leave of leaves) leave()
        }
      },
      get: () => {
        const urgent = emails.filter(({ email }) => {
          const { value } = email.get()
          if (!value) return false
          const { isUrgent, isUnread } = summaryOf(value, false)
          return isUrgent && isUnread
        })
        const now = urgent.map(({ id }) => id).join(' ')
        if (now !== last.key) last = { key: now, urgent: new Set(urgent.map(({ id }) => id)) }
        return last.urgent
      },
    }
  }, [account, key])
  return useSyncExternalStore(store.subscribe, store.get)
}
