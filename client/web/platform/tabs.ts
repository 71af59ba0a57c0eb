/** The tabs of this browser: a lock that one of them holds, and a channel between them. */

import type { TabMessage, Tabs } from '../../api/index.js'

const name = 'pli.tabs'

export function browserTabs(): Tabs {
  const channel = new BroadcastChannel(name)
  return {
    lead(begin) {
      // Held until the tab closes: the next one then leads.
      void navigator.locks.request(name, () => {
        begin()
        return new Promise<never>(() => undefined)
      })
    },
    async inTurn(work) {
      // In a holder, since the lock's own type would unwrap a promise of a promise.
      const held = await navigator.locks.request(
        `${name}.turn`,
        async () => [await work()] as const,
      )
      return held[0]
    },
    tell(message) {
      channel.postMessage(message)
    },
    hear(told) {
      const listen = ({ data }: MessageEvent<TabMessage>): void => {
        told(data)
      }
      channel.addEventListener('message', listen)
      return () => {
        channel.removeEventListener('message', listen)
      }
    },
  }
}

/** Does `work` unless another tab is at work on the same thing at this moment. */
export async function inOneTab(
  what: string,
  work: () => Promise<void>,
): Promise<{ isDone: boolean }> {
  const options = { ifAvailable: true }
  return navigator.locks.request(`${name}.work ${what}`, options, async (lock) => {
    if (lock) await work()
    return { isDone: lock !== null }
  })
}
