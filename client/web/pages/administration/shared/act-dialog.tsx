/** An act that needs nothing but its reason: what it does, why, done. */

import { useState, type ReactNode } from 'react'
import type { Administration } from '../../../../api/index.js'
import { Banner } from '../../../parts/banner.js'
import { Button } from '../../../parts/button.js'
import { Dialog } from '../../../parts/dialog.js'
import { useDoing } from '../../../state/administration.js'
import { announce } from '../../../state/toasts.js'
import { useWords } from '../../../state/words.js'
import page from './page.module.css'
import { WhyField } from './why-field.js'

export function ActDialog({
  title,
  text,
  deed,
  isDanger = false,
  isReady = true,
  onTried,
  act,
  onClose,
  children,
}: {
  readonly title: string
  readonly text?: string
  /** On the button. */
  readonly deed: string
  readonly isDanger?: boolean
  /** Whether what is asked besides the reason is there. */
  readonly isReady?: boolean
  /** Told when the deed was wanted, so that what is missing can be said. */
  readonly onTried?: () => void
  readonly act: (desk: Administration, why: string) => Promise<void>
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const { isBusy, refusal, run } = useDoing()
  const isMissing = why.trim() === ''
  const doIt = async (): Promise<void> => {
    setTried(true)
    onTried?.()
    if (isMissing || !isReady) return
    const done = await run(async (desk) => {
      await act(desk, why)
      return true
    })
    if (done === undefined) return
    announce(t('web.admin.done'))
    onClose()
  }
  return (
    <Dialog
      {...{ title, onClose, isOpen: true, isDismissable: false }}
      actions={
        <>
          <Button onPress={onClose}>{t('web.admin.cancel')}</Button>
          <Button
            kind={isDanger ? 'danger' : 'main'}
            isDisabled={isBusy}
            onPress={() => void doIt()}
          >
            {deed}
          </Button>
        </>
      }
    >
      <div className={page['form']}>
        {text !== undefined && <p className={page['lead']}>{text}</p>}
        {children}
        <WhyField value={why} onChange={setWhy} isMissing={isTried && isMissing} />
        {refusal !== undefined && (
          <Banner tone="bad" icon="warning">
            {refusal}
          </Banner>
        )}
      </div>
    </Dialog>
  )
}
