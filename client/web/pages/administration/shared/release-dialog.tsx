/** Lifting the suspension of a certificate, for a reason. */

import { useState } from 'react'
import { Banner } from '../../../parts/banner.js'
import { Button } from '../../../parts/button.js'
import { Dialog } from '../../../parts/dialog.js'
import { useDoing } from '../../../state/administration.js'
import { announce } from '../../../state/toasts.js'
import { useWords } from '../../../state/words.js'
import page from './page.module.css'
import { WhyField } from './why-field.js'

export function ReleaseDialog({
  serial,
  onClose,
}: {
  readonly serial: string
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const { isBusy, refusal, run } = useDoing()
  const release = async (): Promise<void> => {
    setTried(true)
    if (why.trim() === '') return
    const done = await run(async (desk) => {
      await desk.release(serial, why)
      return true
    })
    if (done === undefined) return
    announce(t('web.admin.released'))
    onClose()
  }
  return (
    <Dialog
      {...{ title: t('web.admin.release-title'), onClose, isOpen: true, isDismissable: false }}
      actions={
        <>
          <Button onPress={onClose}>{t('web.admin.cancel')}</Button>
          <Button kind="main" isDisabled={isBusy} onPress={() => void release()}>
            {t('web.admin.release-do')}
          </Button>
        </>
      }
    >
      <div className={page['form']}>
        <WhyField value={why} onChange={setWhy} isMissing={isTried && why.trim() === ''} />
        {refusal !== undefined && (
          <Banner tone="bad" icon="warning">
            {refusal}
          </Banner>
        )}
      </div>
    </Dialog>
  )
}
