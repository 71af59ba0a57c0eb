/** Leaving this browser: says what would be lost, then wipes what was kept. */

import { useState } from 'react'
import { signOut } from '../../offline/sign-out.js'
import { useDrafts, usePending } from '../../state/jmap.js'
import { useBox } from '../../state/who.js'
import { showLeft } from '../../state/left.js'
import { useWords } from '../../state/words.js'
import { Button } from '../button.js'
import { Dialog } from '../dialog.js'

interface Leaving {
  readonly onClose: () => void
}

/** Who has a mailbox may lose what is in it. */
export function SignOutDialog({ onClose }: Leaving) {
  return useBox().box ? (
    <LeavingMailbox onClose={onClose} />
  ) : (
    <Leave onClose={onClose} unsent={0} />
  )
}

function LeavingMailbox({ onClose }: Leaving) {
  const unsent = useDrafts().length + usePending()
  return <Leave onClose={onClose} unsent={unsent} />
}

function Leave({ onClose, unsent }: Leaving & { readonly unsent: number }) {
  const { t, n } = useWords()
  const [isLeaving, setLeaving] = useState(false)
  const leave = (): void => {
    setLeaving(true)
    void signOut().finally(showLeft)
  }
  return (
    <Dialog
      title={t('web.leave.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('web.leave.stay')}</Button>
          <Button kind="danger" isDisabled={isLeaving} onPress={leave}>
            {t('web.leave.leave')}
          </Button>
        </>
      }
    >
      <p>{t('web.leave.text')}</p>
      {unsent > 0 && <p>{n('web.leave.unsent', unsent)}</p>}
    </Dialog>
  )
}
