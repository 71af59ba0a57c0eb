/** A menu behind a button. */

import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { cx } from './cx.js'
import { Icon, type IconName } from './icon.js'
import styles from './menu.module.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly isChosen?: boolean
  /** Set beside the label, softer. */
  readonly hint?: string
  /** Of what leads to another page. */
  readonly to?: string
  readonly act?: () => void
}

export function Menu({
  label,
  entries,
  children,
}: {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** The button. */
  readonly children: ReactElement
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={cx(styles['popover'])}>
        <AriaMenu aria-label={label} className={cx(styles['menu'])}>
          {entries.map(({ id, label: text, icon, isChosen, hint, to, act }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              className={cx(styles['item'])}
              {...(to !== undefined && { href: to })}
              {...(act && { onAction: act })}
            >
              {icon && <Icon name={icon} />}
              <span className={styles['label']}>
                {text}
                {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
              </span>
              {isChosen && <Icon name="check" className={styles['chosen']} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
