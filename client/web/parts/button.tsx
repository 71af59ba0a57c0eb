/** Buttons: one kind of weight each, words always, an icon beside them or alone with a label that is said. */

import type { ReactNode } from 'react'
import { Button as Pressable, Link, type ButtonProps, type PressEvent } from 'react-aria-components'
import { cx } from './cx.js'
import { Icon, type IconName } from './icon.js'
import styles from './button.module.css'

type Kind = 'main' | 'plain' | 'quiet' | 'danger'

interface Look {
  /** `main` once on a page, `plain` for the rest, `quiet` in bars, `danger` for what cannot be taken back. */
  readonly kind?: Kind
  readonly icon?: IconName | undefined
  readonly size?: 'usual' | 'small'
}

/** A button with words. */
export function Button({
  kind = 'plain',
  icon,
  size = 'usual',
  children,
  className,
  ...rest
}: Look &
  Omit<ButtonProps, 'className' | 'children' | 'style'> & {
    readonly children: ReactNode
    readonly className?: string | undefined
  }) {
  return (
    <Pressable {...rest} className={cx(styles['button'], styles[kind], styles[size], className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Pressable>
  )
}

/** A button of an icon alone: `label` is what is said, and shown as a hint. */
export function IconButton({
  icon,
  label,
  kind = 'quiet',
  size = 'usual',
  className,
  ...rest
}: Look &
  Omit<ButtonProps, 'className' | 'children' | 'style'> & {
    readonly icon: IconName
    readonly label: string
    readonly className?: string | undefined
  }) {
  return (
    <Pressable
      {...rest}
      aria-label={label}
      className={cx(styles['button'], styles['square'], styles[kind], styles[size], className)}
    >
      <span title={label} className={styles['hint']}>
        <Icon name={icon} />
      </span>
    </Pressable>
  )
}

/** A link that looks like a button, for what leads to another page. */
export function LinkButton({
  kind = 'plain',
  icon,
  size = 'usual',
  to,
  children,
  onPress,
}: Look & {
  readonly to: string
  readonly children: ReactNode
  readonly onPress?: (event: PressEvent) => void
}) {
  return (
    <Link
      href={to}
      {...(onPress && { onPress })}
      className={cx(styles['button'], styles[kind], styles[size])}
    >
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
