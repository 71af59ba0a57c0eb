/** What a list needs first, asked for while the page is still being drawn: its folder, then its first lines. */

import { capability, type Account } from '../../../api/index.js'
import type { PageEntry } from '../entry.js'
import { noFilters, queryOf, views, type ViewName } from './views.js'

/** After which the page itself looks, or nobody does. */
const enoughMs = 10_000

/** `search` is empty: what is looked for is asked by the page. Resolves when the list was asked for. */
export function begin(account: Account, { view: name = 'inbox' }: PageEntry): Promise<void> {
  const { mailboxes } = account
  const view = views[name as ViewName]
  const leaves: (() => void)[] = []
  let isAsked = false
  return new Promise((resolve) => {
    const ask = (): void => {
      const folder = mailboxes.get().value?.find(({ role }) => role === view.folder)
      if (!folder || isAsked) return
      isAsked = true
      const hasHealth = account.info.capabilities[capability.health] !== undefined
      const wanted = { view, hasHealth, folderId: folder.id, leftOut: [], search: '', ...noFilters }
      leaves.push(account.live(queryOf(wanted)).subscribe(() => undefined))
      resolve()
    }
    leaves.push(mailboxes.subscribe(ask))
    ask()
    setTimeout(() => {
      for (const leave of leaves) leave()
    }, enoughMs)
  })
}
