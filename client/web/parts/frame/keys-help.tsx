/** The keys that hold now, in a dialog behind `?`. */

import { useAllShortcuts } from '../../state/shortcuts.js'
import { useWords } from '../../state/words.js'
import { Dialog } from '../dialog.js'
import styles from './keys-help.module.css'

const names: Readonly<Record<string, string>> = { Escape: 'Échap', Enter: '⏎' }

export function KeysHelp({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const { t, language } = useWords()
  const shortcuts = useAllShortcuts()
  const nameOf = (key: string): string => (language === 'fr' ? (names[key] ?? key) : key)
  return (
    <Dialog title={t('web.keys.title')} isOpen={isOpen} onClose={onClose}>
      <dl className={styles['keys']}>
        {shortcuts.map(({ key, label }) => (
          <div key={`${key} ${label}`} className={styles['line']}>
            <dt>
              <kbd className={styles['key']}>{nameOf(key)}</kbd>
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
