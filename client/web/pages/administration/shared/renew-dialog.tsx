/** A new certificate for connecting, before the old one ends: the person goes on with the old one until they have the new file. */

import { useState } from 'react'
import { Banner } from '../../../parts/banner.js'
import { Button } from '../../../parts/button.js'
import { Dialog } from '../../../parts/dialog.js'
import { useWords } from '../../../state/words.js'
import { HandoverText } from './hand-over.js'
import page from './page.module.css'
import { useIdentity } from './use-identity.js'
import { WhyField } from './why-field.js'

export function RenewDialog({
  name,
  serial,
  onClose,
}: {
  readonly name: string
  readonly serial: string
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const { isBusy, refusal, handover, make } = useIdentity()
  const renew = async (): Promise<void> => {
    setTried(true)
    if (why.trim() === '') return
    await make(name, (desk, request) => desk.renew(serial, request, why))
  }
  const title = t('web.admin.renew-title', { name })
  if (handover)
    return (
      <Dialog
        {...{ title, onClose, isOpen: true, isDismissable: false }}
        actions={<Button onPress={onClose}>{t('web.admin.close')}</Button>}
      >
        <HandoverText name={name} handover={handover} />
      </Dialog>
    )
  return (
    <Dialog
      {...{ title, onClose, isOpen: true, isDismissable: false }}
      actions={
        <>
          <Button onPress={onClose}>{t('web.admin.cancel')}</Button>
          <Button kind="main" isDisabled={isBusy} onPress={() => void renew()}>
            {t('web.admin.renew-do')}
          </Button>
        </>
      }
    >
      <div className={page['form']}>
        <p className={page['lead']}>{t('web.admin.renew-text')}</p>
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
