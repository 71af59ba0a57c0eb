/** Revoking: asks why, does it, then shows what it did, measured. */

import { useState } from 'react'
import type { RevocationEffect } from '../../../../api/index.js'
import { Banner } from '../../../parts/banner.js'
import { Button } from '../../../parts/button.js'
import { Radios } from '../../../parts/choice.js'
import { Dialog } from '../../../parts/dialog.js'
import { useDoing } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'
import page from './page.module.css'
import { WhyField } from './why-field.js'
import { reasons, secondsText, type Reason } from './words.js'

interface Closing {
  readonly name: string
  readonly onClose: () => void
}

/** Of one certificate by its serial number, or of all of an identity. */
export function RevokeDialog({
  name,
  serial,
  identity,
  onClose,
}: Closing & { readonly serial?: string; readonly identity?: string }) {
  const { t } = useWords()
  const [reason, setReason] = useState<Reason>('keyCompromise')
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const [effect, setEffect] = useState<RevocationEffect>()
  const { isBusy, refusal, run } = useDoing()
  const isAll = identity !== undefined
  const title = t(isAll ? 'web.admin.revoke-all-title' : 'web.admin.revoke-one-title', { name })
  const revoke = async (): Promise<void> => {
    setTried(true)
    if (why.trim() === '') return
    const target = isAll ? { identity } : { serial: serial ?? '' }
    setEffect(await run((desk) => desk.revoke({ ...target, reason, why })))
  }
  if (effect) return <EffectDialog {...{ title, effect, onClose }} />
  return (
    <Dialog
      {...{ title, onClose, isOpen: true, isDismissable: false }}
      actions={
        <>
          <Button onPress={onClose}>{t('web.admin.cancel')}</Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => void revoke()}>
            {t(reason === 'certificateHold' ? 'web.admin.suspend-do' : 'web.admin.revoke-do')}
          </Button>
        </>
      }
    >
      <div className={page['form']}>
        <p className={page['lead']}>{t('web.admin.revoke-text')}</p>
        <Radios
          label={t('web.admin.reason')}
          options={reasons.map((id) => ({ id, text: t(`web.admin.reason.${id}`) }))}
          value={reason}
          onChange={setReason}
        />
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

function EffectDialog({
  title,
  effect: { revoked, sessions, sessionsMs, listMs },
  onClose,
}: {
  readonly title: string
  readonly effect: RevocationEffect
  readonly onClose: () => void
}) {
  const words = useWords()
  const { t, n } = words
  return (
    <Dialog
      {...{ title, onClose, isOpen: true }}
      actions={
        <Button kind="main" autoFocus onPress={onClose}>
          {t('web.admin.close')}
        </Button>
      }
    >
      <div className={page['form']} role="status">
        <p className={page['effect']}>
          {sessionsMs === null
            ? t('web.admin.cut-none')
            : n('web.admin.cut', sessions, { time: secondsText(sessionsMs, words) })}
        </p>
        <p>{n('web.admin.revoked', revoked)}</p>
        <p className={page['quiet']}>
          {t('web.admin.list-signed', { time: secondsText(listMs, words) })}
        </p>
      </div>
    </Dialog>
  )
}
