/** The announcements at the foot of the page. */

import { dismiss, useToasts } from '../state/toasts.js'
import { useWords } from '../state/words.js'
import { Button, IconButton } from './button.js'
import { cx } from './cx.js'
import styles from './toasts.module.css'

export function Toasts() {
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <section aria-label={t('web.parts.notices')} aria-live="polite" className={styles['toasts']}>
      {toasts.map(({ id, text, tone, undo }) => (
        <div key={id} className={cx(styles['toast'], styles[tone])}>
          <span className={styles['text']}>{text}</span>
          {undo && (
            <Button
              size="small"
              kind="quiet"
              className={styles['undo']}
              onPress={() => {
                dismiss(id)
                undo()
              }}
            >
              {t('web.parts.undo')}
            </Button>
          )}
          <IconButton
            icon="cross"
            size="small"
            className={styles['close']}
            label={t('web.parts.close')}
            onPress={() => {
              dismiss(id)
            }}
          />
        </div>
      ))}
    </section>
  )
}
