/** A mailbox opened to somebody: who, for what, until when, why. */

import { useState } from 'react'
import { parseDay } from '../../../../health/index.js'
import type { HolderCard } from '../../../../api/index.js'
import { Checks } from '../../../parts/choice.js'
import { Combobox } from '../../../parts/combobox.js'
import { Field } from '../../../parts/field.js'
import { useAskedDesk } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'
import { ActDialog } from './act-dialog.js'
import { useSettled } from './use-settled.js'
import { numberText } from './words.js'

const rights = ['read', 'send', 'manage'] as const
type Right = (typeof rights)[number]

/** The end of a day that was typed `JJ/MM/AAAA`, as the person's clock has it; undefined when it is none. */
function endOf(typed: string): number | undefined {
  const day = parseDay(typed.trim())
  if (day === undefined) return undefined
  return new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}T23:59:59`).getTime()
}

export function DelegateDialog({
  address,
  onClose,
}: {
  readonly address: string
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<HolderCard>()
  const [may, setMay] = useState<readonly Right[]>(['read', 'send'])
  const [day, setDay] = useState('')
  const [isTried, setTried] = useState(false)
  const found = useFound(typed, chosen)
  const until = endOf(day)
  const isDayUnread = day.trim() !== '' && until === undefined
  const isReady = chosen !== undefined && may.length > 0 && !isDayUnread
  return (
    <ActDialog
      {...{ title: t('web.admin.delegate-title', { address }), deed: t('web.admin.delegate-do') }}
      {...{ isReady, onClose }}
      onTried={() => {
        setTried(true)
      }}
      act={(desk, why) =>
        desk.grant({
          ...{ address, identity: chosen?.id ?? '', actions: may, why },
          ...(until === undefined ? {} : { to: until }),
        })
      }
    >
      <Combobox
        label={t('web.admin.delegate-to')}
        placeholder={t('web.admin.delegate-to-hint')}
        choices={found}
        typed={typed}
        onTyped={(text) => {
          setTyped(text)
          if (text !== chosen?.name) setChosen(undefined)
        }}
        onChosen={({ holder }) => {
          setChosen(holder)
          setTyped(holder.name)
        }}
        draw={({ holder }) => `${holder.name} · ${numberText(holder.id)}`}
        fault={isTried && !chosen ? t('web.admin.delegate-wanted') : undefined}
        isRequired
      />
      <Checks
        label={t('web.admin.delegate-may')}
        options={rights.map((id) => ({ id, text: t(`web.admin.action.${id}`) }))}
        values={may}
        onChange={setMay}
        fault={isTried && may.length === 0 ? t('web.admin.delegate-may-wanted') : undefined}
      />
      <Field
        label={t('web.admin.delegate-until')}
        placeholder={t('web.letters.later-day-form')}
        inputMode="numeric"
        value={day}
        onChange={setDay}
        fault={isTried && isDayUnread ? t('web.admin.delegate-until-unread') : undefined}
      />
    </ActDialog>
  )
}

interface Found {
  readonly id: string
  readonly text: string
  readonly holder: HolderCard
}

/** Who is meant by what is typed; nobody any more once somebody was chosen. */
function useFound(typed: string, chosen: HolderCard | undefined): readonly Found[] {
  const text = useSettled(typed)
  const { value } = useAskedDesk(`holders ${text}`, (desk) =>
    text.length < 2 ? Promise.resolve([]) : desk.holders(text, 8),
  )
  if (chosen) return []
  return (value ?? []).map((holder) => ({ id: holder.id, text: holder.name, holder }))
}
