/** Who is here: name, profession, mailbox in use, on whose behalf, and the end of the access in its last month. */

import { Suspense, useState } from 'react'
import { Button as Pressable } from 'react-aria-components'
import { browserClock } from '../../platform/clock.js'
import { useConnection } from '../../state/jmap.js'
import { href } from '../../state/route.js'
import { setPreferences, usePreferences } from '../../state/preferences.js'
import { isShared, plainName, useBox, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { cx } from '../cx.js'
import { Icon } from '../icon.js'
import { Menu, type MenuEntry } from '../menu.js'
import { Mark } from '../person.js'
import { SignOutDialog } from './sign-out.js'
import styles from './identity.module.css'

const dayMs = 86_400_000
const warnDays = 30

/** `Dr Camille MARTIN (médecin)` → name and profession. */
export function partsOfName(displayName: string): { name: string; profession: string } {
  const [, name, profession] = /^(.*?)\s*\(([^()]*)\)$/.exec(displayName) ?? []
  const first =
    profession === undefined ? '' : profession.charAt(0).toUpperCase() + profession.slice(1)
  return { name: name ?? displayName, profession: first }
}

function AccessEnd({ notAfter }: { readonly notAfter: number }) {
  const { t, n } = useWords()
  // Drawn again when the way to the gateway changes, as it does once the access has ended.
  useConnection()
  const left = notAfter - browserClock.now()
  const days = Math.floor(left / dayMs)
  if (days >= warnDays) return null
  const soon = days < 1 ? t('web.frame.ends-today') : n('web.frame.ends', days)
  return (
    <p className={styles['ends']} role="status">
      <Icon name="clock" /> {left < 0 ? t('web.frame.ended') : soon}
    </p>
  )
}

/** The mailboxes, language and theme, and the way out, as entries of a menu. */
function useEntries(leave: () => void): readonly MenuEntry[] {
  const { t, language } = useWords()
  const { theme } = usePreferences()
  const who = useWho()
  const { mailboxes } = who
  const { box, choose } = useBox()
  const readable = mailboxes.filter(({ actions }) => actions.includes('read'))
  const boxes = readable.map((one): MenuEntry => {
    const { address, type, name } = one
    const others = name === null ? t('web.frame.shared-mailbox') : plainName(name)
    return {
      id: address,
      icon: type === 'PER' ? 'letter' : 'pharmacy',
      label: isShared(who, one) ? others : t('web.frame.own-mailbox'),
      hint: address,
      isChosen: address === box?.address,
      act: () => {
        choose(address)
      },
    }
  })
  const themes = (['system', 'light', 'dark'] as const).map((one): MenuEntry => {
    const act = (): void => {
      setPreferences({ theme: one })
    }
    return {
      id: one,
      icon: 'sun',
      label: t(`web.frame.theme-${one}`),
      isChosen: theme === one,
      act,
    }
  })
  const other = language === 'fr' ? 'en' : 'fr'
  const keys = {
    id: 'keys',
    icon: 'key' as const,
    label: t('web.keys.page-title'),
    to: href('/cles'),
  }
  return [
    ...boxes,
    ...(box ? [keys] : []),
    ...themes,
    {
      id: 'language',
      icon: 'directory',
      label: t('web.frame.other-language'),
      act: () => {
        setPreferences({ language: other })
      },
    },
    { id: 'leave', icon: 'lock', label: t('web.leave.leave'), act: leave },
  ]
}

/** May go on below after its sign, where it is too long. */
function Address({ children }: { readonly children: string }) {
  const at = children.indexOf('@') + 1
  return (
    <>
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </>
  )
}

export function Identity() {
  const { t } = useWords()
  const who = useWho()
  const { displayName, certificate } = who
  const { box } = useBox()
  const { name, profession } = partsOfName(displayName)
  const [isLeaving, setLeaving] = useState(false)
  const entries = useEntries(() => {
    setLeaving(true)
  })
  const isOnBehalf = box !== undefined && isShared(who, box)
  const address = box?.address ?? ''
  const shownBox = isOnBehalf
    ? t('web.frame.on-behalf', { name: plainName(box.name ?? address) })
    : address
  return (
    <div className={styles['identity']}>
      <AccessEnd notAfter={certificate.notAfter} />
      <Menu label={t('web.frame.mailbox')} entries={entries}>
        <Pressable className={cx(styles['card'])}>
          <Mark name={name} />
          <span className={styles['words']}>
            <span className={styles['name']}>{name}</span>
            {profession && <span className={styles['profession']}>{profession}</span>}
            {box && (
              <span className={cx(styles['box'], isOnBehalf && styles['behalf'])}>
                {isOnBehalf ? shownBox : <Address>{shownBox}</Address>}
              </span>
            )}
            <span className="visually-hidden">{t('web.frame.settings')}</span>
          </span>
          <Icon name="down" className={styles['arrow']} />
        </Pressable>
      </Menu>
      {isLeaving && (
        <Suspense fallback={null}>
          <SignOutDialog
            onClose={() => {
              setLeaving(false)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
