/** A dialog over the page; Escape goes back and loses nothing. */

import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../state/words.js'
import { IconButton } from './button.js'
import { cx } from './cx.js'
import styles from './dialog.module.css'

export function Dialog({
  title,
  isOpen,
  onClose,
  wide = false,
  isDismissable = true,
  actions,
  children,
}: {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly wide?: boolean
  /** Closed by a press outside too; not where something was typed. */
  readonly isDismissable?: boolean
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useWords()
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      className={cx(styles['veil'])}
    >
      <Modal className={cx(styles['box'], wide && styles['wide'])}>
        <AriaDialog className={cx(styles['dialog'])}>
          <div className={styles['head']}>
            <Heading slot="title" level={2} className={cx(styles['title'])}>
              {title}
            </Heading>
            <IconButton icon="cross" size="small" label={t('web.parts.close')} onPress={onClose} />
          </div>
          <div className={styles['body']}>{children}</div>
          {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
