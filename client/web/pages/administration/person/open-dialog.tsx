/** One more mailbox for somebody in the directory. */

import { useState } from 'react'
import type { HolderCard } from '../../../../api/index.js'
import { Radios } from '../../../parts/choice.js'
import { Field } from '../../../parts/field.js'
import { useWords } from '../../../state/words.js'
import { ActDialog } from '../shared/act-dialog.js'

/** What a person or an organisation may own. */
const types = {
  professional: ['PER', 'CAB'],
  organisation: ['ORG', 'APP'],
} as const
type Type = (typeof types)[keyof typeof types][number]

export function OpenDialog({
  card: { id: owner, name, kind },
  onClose,
}: {
  readonly card: HolderCard
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const [type, setType] = useState<Type>(types[kind][0])
  const [address, setAddress] = useState('')
  const [isTried, setTried] = useState(false)
  const isMissing = !address.includes('@')
  return (
    <ActDialog
      {...{ title: t('web.admin.open-box-title', { name }), deed: t('web.admin.open-box-do') }}
      {...{ isReady: !isMissing, onClose }}
      onTried={() => {
        setTried(true)
      }}
      act={(desk, why) => desk.createMailbox({ address: address.trim(), type, owner, why })}
    >
      <Radios<Type>
        label={t('web.admin.box-type')}
        options={types[kind].map((one) => ({ id: one, text: t(`web.admin.box.${one}`) }))}
        value={type}
        onChange={setType}
      />
      <Field
        label={t('web.admin.field.mailbox')}
        fault={isTried && isMissing ? t('web.admin.wanted.mailbox') : undefined}
        value={address}
        onChange={setAddress}
        autoComplete="off"
        isRequired
        validationBehavior="aria"
      />
    </ActDialog>
  )
}
