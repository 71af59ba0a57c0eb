/** What is done to messages of a list: shown at once, announced, taken back for ten seconds. */

import { useEffect } from 'react'
import type { WebCountKey } from '../../../../server/base/index.js'
import { keywordPath, type Action, type Mailbox } from '../../../api/index.js'
import { useAccount, useMailboxes } from '../../state/jmap.js'
import { announce } from '../../state/toasts.js'
import { useWords } from '../../state/words.js'

export interface ListActions {
  readonly archive: ((ids: readonly string[]) => void) | undefined
  readonly remove: ((ids: readonly string[]) => void) | undefined
  readonly markSeen: (ids: readonly string[], isSeen: boolean) => void
  readonly moveTo: (ids: readonly string[], folder: Mailbox) => void
  /** Where messages may be moved. */
  readonly folders: readonly Mailbox[]
}

const keptOut = new Set(['inbox', 'sent', 'drafts'])

/** Actions on messages of the folder `from`. */
export function useActions(from: Mailbox | undefined): ListActions {
  const account = useAccount()
  const { n, t } = useWords()
  const all = useMailboxes().value ?? []
  useEffect(
    () =>
      account.onRefused(() => {
        announce(t('web.inbox.refused'), { tone: 'bad' })
      }),
    [account, t],
  )
  const tell = (stem: WebCountKey, action: Action, values = {}): void => {
    announce(n(stem, action.ids.length, values), {
      undo: () => {
        action.undo()
      },
    })
  }
  const mover = (to: Mailbox | undefined, stem: WebCountKey) =>
    from && to && from.id !== to.id
      ? (ids: readonly string[]): void => {
          tell(stem, account.move(ids, from.id, to.id), { name: to.name })
        }
      : undefined
  const byRole = (role: string): Mailbox | undefined => all.find((one) => one.role === role)
  return {
    archive: mover(byRole('archive'), 'web.inbox.archived'),
    remove: mover(byRole('trash'), 'web.inbox.removed'),
    moveTo: (ids, folder) => {
      mover(folder, 'web.inbox.moved')?.(ids)
    },
    markSeen: (ids, isSeen) => {
      const action = account.update(ids, { [keywordPath('$seen')]: isSeen ? true : null })
      tell(isSeen ? 'web.inbox.marked-read' : 'web.inbox.marked-unread', action)
    },
    folders: all.filter(({ id, role }) => id !== from?.id && !keptOut.has(role ?? '')),
  }
}
