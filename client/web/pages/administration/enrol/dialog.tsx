/** Enrolling: who, with which address and why; then the file and its code to hand over. */

import { useState } from 'react'
import { Banner } from '../../../parts/banner.js'
import { Button, LinkButton } from '../../../parts/button.js'
import { Dialog } from '../../../parts/dialog.js'
import { Skeleton } from '../../../parts/skeleton.js'
import { useAskedDesk } from '../../../state/administration.js'
import { href } from '../../../state/route.js'
import { useWords } from '../../../state/words.js'
import { HandoverText, type Handover } from '../shared/hand-over.js'
import page from '../shared/page.module.css'
import { Troubled } from '../shared/troubled.js'
import { useIdentity } from '../shared/use-identity.js'
import { calledOf, enrol, missing, newEntry } from './entry.js'
import { EnrolForm } from './form.js'

export function EnrolDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const [entry, setEntry] = useState(newEntry)
  const [isTried, setTried] = useState(false)
  const asked = useAskedDesk('enrolment', (desk) => desk.enrolmentOptions())
  const { isBusy, refusal, handover, make } = useIdentity()
  const options = asked.value
  const name = calledOf(entry)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (!options || missing(entry).size > 0) return
    await make(name, (desk, request) => enrol(desk, entry, options, request))
  }
  if (handover) return <Enrolled {...{ name, handover, onClose }} />
  return (
    <Dialog
      {...{ title: t('web.admin.enrol-title'), onClose, isOpen: true, isDismissable: false }}
      actions={
        <>
          <Button onPress={onClose}>{t('web.admin.cancel')}</Button>
          <Button kind="main" isDisabled={isBusy || !options} onPress={() => void submit()}>
            {t('web.admin.enrol-do')}
          </Button>
        </>
      }
    >
      <Troubled asked={asked} />
      {!options && !asked.fault && <Skeleton lines={5} />}
      {options && <EnrolForm {...{ entry, options, isTried, onChange: setEntry }} />}
      {refusal !== undefined && (
        <Banner tone="bad" icon="warning">
          {refusal}
        </Banner>
      )}
    </Dialog>
  )
}

function Enrolled({
  name,
  handover,
  onClose,
}: {
  readonly name: string
  readonly handover: Handover
  readonly onClose: () => void
}) {
  const { t } = useWords()
  return (
    <Dialog
      {...{ title: t('web.admin.enrolled-title', { name }), onClose }}
      {...{ isOpen: true, isDismissable: false }}
      actions={
        <>
          <LinkButton to={href('/admin/fiche', handover.issued.identity)}>
            {t('web.admin.to-card')}
          </LinkButton>
          <Button onPress={onClose}>{t('web.admin.close')}</Button>
        </>
      }
    >
      <div className={page['form']}>
        <HandoverText name={name} handover={handover} />
      </div>
    </Dialog>
  )
}
