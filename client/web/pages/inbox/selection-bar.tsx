/** What may be done to what is chosen. */

import { Button, IconButton } from '../../parts/button.js'
import { Menu } from '../../parts/menu.js'
import { useWords } from '../../state/words.js'
import type { ListActions } from './use-actions.js'
import styles from './bars.module.css'

export function SelectionBar({
  ids,
  actions: { archive, remove, markSeen, moveTo, folders },
  onDone,
}: {
  readonly ids: readonly string[]
  readonly actions: ListActions
  readonly onDone: () => void
}) {
  const { t, n } = useWords()
  const doing = (act: (ids: readonly string[]) => void) => () => {
    act(ids)
    onDone()
  }
  return (
    <div role="toolbar" aria-label={t('web.inbox.chosen-actions')} className={styles['selection']}>
      <IconButton icon="cross" size="small" label={t('web.inbox.unchoose')} onPress={onDone} />
      <span className={styles['count']} role="status">
        {n('web.inbox.chosen', ids.length)}
      </span>
      {archive && (
        <IconButton
          icon="archive"
          size="small"
          label={t('web.inbox.archive')}
          onPress={doing(archive)}
        />
      )}
      {remove && (
        <IconButton
          icon="trash"
          size="small"
          label={t('web.inbox.remove')}
          onPress={doing(remove)}
        />
      )}
      <IconButton
        icon="read"
        size="small"
        label={t('web.inbox.mark-read')}
        onPress={doing((all) => {
          markSeen(all, true)
        })}
      />
      <IconButton
        icon="unread"
        size="small"
        label={t('web.inbox.mark-unread')}
        onPress={doing((all) => {
          markSeen(all, false)
        })}
      />
      {folders.length > 0 && (
        <Menu
          label={t('web.inbox.move')}
          entries={folders.map((folder) => ({
            ...{ id: folder.id, label: folder.name, icon: 'folder' as const },
            act: doing((all) => {
              moveTo(all, folder)
            }),
          }))}
        >
          <Button size="small" kind="quiet" icon="folder">
            {t('web.inbox.move')}
          </Button>
        </Menu>
      )}
    </div>
  )
}
