/** When a letter is to leave: at once, at a proposed hour, or at one that is typed. */

import { useState } from 'react'
import { Button, IconButton } from '../../parts/button.js'
import { Field } from '../../parts/field.js'
import { fullWhen } from '../../parts/format.js'
import { Menu, type MenuEntry } from '../../parts/menu.js'
import { browserClock } from '../../platform/clock.js'
import { useWords } from '../../state/words.js'
import { laterFault, proposalsAt, typedOf, typedTime, unread } from './later-time.js'
import styles from './write.module.css'

interface LaterProps {
  readonly later: string
  readonly onChange: (later: string) => void
}

export function Later({ later, onChange }: LaterProps) {
  const { t, language } = useWords()
  const [isTyping, setTyping] = useState(later === unread)
  const now = browserClock.now()
  const entries: MenuEntry[] = [
    ...proposalsAt(now).map(({ name, at }): MenuEntry => ({
      ...{ id: name, label: t(`web.letters.later-${name}`), icon: 'clock' },
      hint: fullWhen(language, Date.parse(at), now),
      act: () => {
        setTyping(false)
        onChange(at)
      },
    })),
    {
      ...{ id: 'other', label: t('web.letters.later-other'), icon: 'write' },
      act: () => {
        setTyping(true)
      },
    },
  ]
  const clear = (): void => {
    setTyping(false)
    onChange('')
  }
  return (
    <div className={styles['later']}>
      {later !== '' && later !== unread && !isTyping && (
        <span className={styles['laterSaid']}>
          {t('web.letters.leaves', { when: fullWhen(language, Date.parse(later), now) })}
          <IconButton icon="cross" size="small" label={t('web.letters.at-once')} onPress={clear} />
        </span>
      )}
      {later === '' && !isTyping && (
        <Menu label={t('web.letters.later')} entries={entries}>
          <Button kind="quiet" icon="clock">
            {t('web.letters.later')}
          </Button>
        </Menu>
      )}
      {(isTyping || later === unread) && <Typed {...{ later, onChange, clear }} />}
    </div>
  )
}

function Typed({ later, onChange, clear }: LaterProps & { readonly clear: () => void }) {
  const { t } = useWords()
  const known = later === unread ? '' : later
  const [typed, setTyped] = useState(known === '' ? { day: '', time: '08:00' } : typedOf(known))
  const take = (part: Partial<typeof typed>): void => {
    const changed = { ...typed, ...part }
    setTyped(changed)
    onChange(typedTime(changed.day, changed.time) ?? unread)
  }
  const fault = later === '' ? undefined : laterFault(later, browserClock.now())
  const isWhole = typed.day.length >= 8 && typed.time !== ''
  return (
    <div className={styles['laterTyped']}>
      <Field
        label={t('web.letters.later-day')}
        placeholder={t('web.letters.later-day-form')}
        value={typed.day}
        inputMode="numeric"
        autoFocus
        onChange={(day) => {
          take({ day })
        }}
        fault={isWhole && fault ? t(`web.letters.later-${fault}`) : undefined}
      />
      <Field
        label={t('web.letters.later-time')}
        placeholder="08:00"
        value={typed.time}
        onChange={(time) => {
          take({ time })
        }}
      />
      <IconButton icon="cross" label={t('web.letters.at-once')} onPress={clear} />
    </div>
  )
}
