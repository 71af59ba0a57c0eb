/** Before a link of a letter is followed: the whole address, and what does not fit about it. */

import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../../state/words.js'
import { Button } from '../button.js'
import type { Destination } from './links.js'
import styles from './letter.module.css'

export function LinkDialog({
  destination,
  onClose,
}: {
  readonly destination: Destination | null
  readonly onClose: () => void
}) {
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen={destination !== null}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={styles['sheet'] ?? ''}>
        {destination && <Asking destination={destination} onClose={onClose} />}
      </Modal>
    </ModalOverlay>
  )
}

function Asking({
  destination,
  onClose,
}: {
  readonly destination: Destination
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  const { href, host, kind, says, foreign } = destination
  return (
    <Dialog className={styles['dialog'] ?? ''}>
      <Heading slot="title">{t('web.safe.link-title')}</Heading>
      <p>{kind === 'web' ? t('web.safe.link-leads', { host }) : t(`web.safe.link-${kind}`)}</p>
      <p className={styles['address']} dir="ltr">
        {href}
      </p>
      {says !== null && (
        <p className={styles['beware']}>{t('web.safe.link-says', { says, host })}</p>
      )}
      {foreign && <p className={styles['beware']}>{t('web.safe.link-foreign')}</p>}
      <div className={styles['choices']}>
        <Button
          onPress={() => {
            void navigator.clipboard.writeText(href).then(() => {
              setCopied(true)
            })
          }}
        >
          {t(copied ? 'web.safe.link-copied' : 'web.safe.link-copy')}
        </Button>
        <Button
          onPress={() => {
            globalThis.open(href, '_blank', 'noopener,noreferrer')
            onClose()
          }}
        >
          {t('web.safe.link-open')}
        </Button>
        <Button kind="main" autoFocus onPress={onClose}>
          {t('web.safe.link-stay')}
        </Button>
      </div>
    </Dialog>
  )
}
